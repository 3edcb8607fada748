#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/table.h"
#include "text/padded_text.h"

namespace jixiao::emit {

/// What a format writes of the levels of an entry, remembered by their numbers (model::Level::alike): most
/// entries have the levels of others.
class KnownLevels {
 public:
  /// What `write(std::string&)` appends for both levels of `indicator`. Padded (see text/suspects.h), valid
  /// until the next call.
  template <class Write>
  std::string_view of(const model::Indicator& indicator, Write write) {
    const std::uint64_t first = indicator.level1.alike, second = indicator.level2.alike;
    Known& known = known_[(first * 31 + second) & (places - 1)];
    if (first == 0 || second == 0 || known.first != first || known.second != second) {
      known.first = first;
      known.second = second;
      made_.clear();
      write(made_);
      known.made.clear();
      known.made.append(made_);
    }
    return known.made.view();
  }

 private:
  struct Known {
    std::uint64_t first = 0, second = 0;
    text::PaddedText made;
  };
  static constexpr std::size_t places = 1024;  ///< a power of two
  std::array<Known, places> known_;
  std::string made_;  ///< of the levels at hand
};

}  // namespace jixiao::emit
