#include "model/accounting.h"

#include <numeric>

namespace jixiao::model {

std::string_view fate_name(Fate fate) {
  constexpr std::array<std::string_view, fates> names{"values",       "labels",    "separators", "wraps",
                                                      "stray_spaces", "furniture", "outside",    "unparsed"};
  return names[static_cast<std::size_t>(fate)];
}

std::uint64_t Accounting::sum() const {
  return std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0});
}

}  // namespace jixiao::model
