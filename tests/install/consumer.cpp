#include <jixiao/text/decimal.h>

#include <iostream>

int main() {
  const auto amount = jixiao::text::Decimal::read("1,023.00");
  if (!amount) return 1;
  std::cout << amount->to_string() << '\n';
}
