#include "law.h"

#include <cstdlib>
#include <iostream>

namespace jixiao::fuzz {

void broken(std::string_view what, std::string_view detail, std::initializer_list<std::uint64_t> figures) {
  constexpr std::size_t enough = 600;
  std::cerr << "LAW: " << what;
  if (!detail.empty()) std::cerr << ": " << detail.substr(0, enough);
  for (const std::uint64_t figure : figures) std::cerr << ' ' << figure;
  std::cerr << std::endl;
  std::abort();
}

}  // namespace jixiao::fuzz
