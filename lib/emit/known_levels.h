#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "model/table.h"

namespace jixiao::emit {

/// What a format writes of the levels of an entry, remembered by their numbers (model::Level::alike): most
/// entries have the levels of others.
class KnownLevels {
 public:
  /// What `write(std::string&)` appends for both levels of `indicator`. Valid until the next call.
  template <class Write>
  const std::string& of(const model::Indicator& indicator, Write write) {
    const std::uint64_t first = indicator.level1.alike, second = indicator.level2.alike;
    Known& known = known_[(first * 31 + second) & (places - 1)];
    if (first == 0 || second == 0 || known.first != first || known.second != second) {
      known.first = first;
      known.second = second;
      known.made.clear();
      write(known.made);
    }
    return known.made;
  }

 private:
  struct Known {
    std::uint64_t first = 0, second = 0;
    std::string made;
  };
  static constexpr std::size_t places = 1024;  ///< a power of two
  std::array<Known, places> known_;
};

}  // namespace jixiao::emit
