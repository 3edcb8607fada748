#include "text/decimal.h"

#include <catch2/catch.hpp>

#include <string>

#include "padded.h"
#include "text/leading_digits.h"

using jixiao::text::Decimal;
using jixiao::text::DecimalSum;

namespace {

std::string printed(std::string_view text) {
  const auto value = Decimal::read(text);
  return value ? value->to_string() : "none";
}

std::string times(std::string_view text, unsigned power) {
  const auto value = Decimal::read(text)->times_power_of_ten(power);
  return value ? value->to_string() : "none";
}

Decimal decimal(std::string_view text) {
  return *Decimal::read(text);
}

}  // namespace

TEST_CASE("digits of any count are read at once, whatever stands behind them") {
  const std::string digits = "90817263";
  for (std::size_t count = 1; count <= digits.size(); ++count) {
    const std::string printed = digits.substr(0, count);
    for (const char* behind : {"", "9", "x", "\xFF"})
      CHECK(jixiao::text::number_of_digits(jixiao::Padded(printed + behind).view().data(), count) ==
            std::stoul(printed));
  }
  CHECK(jixiao::text::number_of_digits(jixiao::Padded("00000007").view().data(), 8) == 7);
}

TEST_CASE("the digits that a text begins with are counted, up to four") {
  for (const std::string behind : {"、", "/", ":", " ", "", "\xFF"}) {
    std::string digits;
    for (const std::size_t count : {0U, 1U, 2U, 3U, 4U, 4U}) {
      INFO(digits << behind);
      CHECK(jixiao::text::leading_digits(jixiao::Padded(digits + behind).view()) == count);
      digits += static_cast<char>('0' + 9 - 3 * digits.size() % 10);
    }
  }
}

TEST_CASE("a decimal keeps the digits that are printed") {
  CHECK(printed("0") == "0");
  CHECK(printed("1,023.00") == "1023.00");
  CHECK(printed("27807.61") == "27807.61");
  CHECK(printed("0.05") == "0.05");
  CHECK(printed("-0.50") == "-0.50");
  CHECK(printed("-12") == "-12");
  CHECK(printed("999999999999999999") == "999999999999999999");
  CHECK(printed("0.123456789012345678") == "none");
  CHECK(printed(".12345") == "none");
  CHECK(printed("9999999999999999999999999999999999") == "none");
  CHECK(printed("1,2.3,4") == "12.34");
  for (const char* text :
       {"", "-", ",1", "1,", "1.", "-.1", "1,,2", "1,.2", "1.2.3", "--1", "1-", "1 2", "１"})
    CHECK(printed(text) == "none");
  CHECK(decimal("1.50").scale == 2);
}

TEST_CASE("what is no decimal is none") {
  for (const char* text : {"", "-", ".", ",", "1.", ".5", "1,", ",1", "1.2.3", "1,.2", "--1", "1-", "+1",
                           "1 000", "1e5", "1234567890123456789", "9.9999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(Decimal::read(text).has_value());
  }
}

TEST_CASE("powers of ten leave no zeros after the point") {
  CHECK(times("11.5", 4) == "115000");
  CHECK(times("28.80", 4) == "288000");
  CHECK(times("1.23456", 4) == "12345.6");
  CHECK(times("1.2345600", 4) == "12345.6");
  CHECK(times("0", 8) == "0");
  CHECK(times("0.00", 12) == "0");
  CHECK(times("-2.5", 1) == "-25");
  CHECK(times("999999", 12) == "999999000000000000");
  CHECK(times("9999999", 12) == "none");
  CHECK(times("1", 18) == "none");
  CHECK(times("1", 99) == "none");
}

TEST_CASE("decimals compare as numbers") {
  CHECK(decimal("1.0") == decimal("1.00"));
  CHECK(decimal("-1") < decimal("0.000001"));
  CHECK(decimal("999999999999999999") > decimal("0.00000000000000001"));
  CHECK(decimal("2") >= decimal("2.000"));
  CHECK(decimal("1.99") <= decimal("2"));
}

TEST_CASE("sums are exact over different scales") {
  DecimalSum sum;
  CHECK(sum.is_zero());
  CHECK(sum.to_string() == "0");
  sum.add(decimal("0.1"));
  sum.add(decimal("0.25"));
  sum.subtract(decimal("1"));
  CHECK(sum.scale() == 2);
  CHECK(sum.is_negative());
  CHECK(sum.to_string() == "-0.65");
  CHECK(sum.units_at(2) == -65);
  CHECK(sum.units_at(4) == -6500);
  CHECK_FALSE(sum.units_at(1).has_value());
  sum.add(decimal("0.65"));
  CHECK(sum.is_zero());
  CHECK(sum.to_string() == "0.00");
  CHECK_FALSE(sum.overflow());
}

TEST_CASE("sums of more than 64 bits are exact, and of more than 128 bits are said") {
  DecimalSum sum;
  for (int i = 0; i < 1000; ++i) sum.add(decimal("999999999999999999"));
  CHECK(sum.to_string() == "999999999999999999000");
  CHECK_FALSE(sum.units_at(0).has_value());
  CHECK_FALSE(sum.overflow());
  sum.add(decimal("0.00000000000000001"));
  CHECK(sum.to_string() == "999999999999999999000.00000000000000001");
  for (int i = 0; i < 400000 && !sum.overflow(); ++i) sum.add(decimal("999999999999999999"));
  CHECK(sum.overflow());
}

TEST_CASE("rounding explains half a unit of the last digit for each figure and for their sum") {
  const auto explains = [](const char* difference, std::uint64_t parts) {
    DecimalSum sum;
    sum.add(*Decimal::read(difference));
    return is_rounding(sum, parts);
  };
  CHECK(explains("0.00", 1));
  CHECK_FALSE(explains("0.01", 1));
  CHECK(explains("0.01", 2));
  CHECK(explains("-0.01", 2));
  CHECK_FALSE(explains("0.02", 2));
  CHECK(explains("0.02", 3));
  CHECK_FALSE(explains("-0.03", 4));
  CHECK(explains("-3", 5));
  CHECK(explains("0.1", 2));
  CHECK_FALSE(explains("999999999999999999", 1000));
}
