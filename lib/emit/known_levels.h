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
    if (known.first != first || known.second != second) [[unlikely]]
      learn(known, indicator, write);
    return known.made.view();
  }

 private:
  static constexpr std::uint64_t not_known = ~std::uint64_t{0};  ///< nothing has this number
  struct Known {
    std::uint64_t first = not_known, second = not_known;
    text::PaddedText made;
  };
  template <class Write>
  [[gnu::noinline]] void learn(Known& known, const model::Indicator& indicator, Write write) {
    const auto number = [](const model::Level& level) { return level.alike == 0 ? not_known : level.alike; };
    known.first = number(indicator.level1);
    known.second = number(indicator.level2);
    made_.clear();
    write(made_);
    known.made.clear();
    known.made.append(made_);
  }

  static constexpr std::size_t places = 1024;  ///< a power of two
  std::array<Known, places> known_;
  std::string made_;  ///< of the levels at hand
};

}  // namespace jixiao::emit
