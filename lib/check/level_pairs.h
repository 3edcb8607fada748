#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "grammar/grammar.h"
#include "model/table.h"

namespace jixiao::check {

/// What the levels of entries say, by their numbers (see model::Level): a table has a dozen pairs of them,
/// and each is looked up in the catalogue once.
class LevelPairs {
 public:
  struct Pair {
    std::uint64_t level1 = 0, level2 = 0;  ///< their numbers; 0: not known
    /// That it fills, as bits: those of config::categories.
    std::uint8_t categories = 0;
    std::uint16_t type = 0;    ///< a bit for the item of level 2 among those of the catalogue; 0: none
    bool is_quantity = false;  ///< level 2 is that
    bool is_sound = false;     ///< nothing was wrong with them
  };

  /// The pair of an entry. Valid until the next call.
  Pair& of(const model::Indicator& entry, const grammar::Catalogue& catalogue) {
    if (is_known(entry)) {
      for (Pair& pair : places_[place(entry)]) {
        if (pair.level1 == entry.level1.alike && pair.level2 == entry.level2.alike) return pair;
      }
    }
    return look_up(entry, catalogue);
  }

 private:
  /// Pairs that share a place: so many do hardly ever.
  using Few = std::array<Pair, 4>;
  static constexpr std::size_t places = 64;  ///< a power of two
  static std::size_t place(const model::Indicator& entry) {
    return (entry.level1.alike * 31 + entry.level2.alike) & (places - 1);
  }
  static bool is_known(const model::Indicator& entry) {
    return entry.level1.alike != 0 && entry.level2.alike != 0;
  }
  Pair& look_up(const model::Indicator& entry, const grammar::Catalogue& catalogue);

  std::array<Few, places> places_;
  Pair other_;  ///< of levels without a number
};

}  // namespace jixiao::check
