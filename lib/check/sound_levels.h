#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "model/table.h"

namespace jixiao::check {

/// Pairs of levels in which nothing was wrong, by their numbers (see model::Level): a table has a dozen of
/// them, and each is looked up in the catalogue once.
class SoundLevels {
 public:
  [[nodiscard]] bool has(const model::Level& level1, const model::Level& level2) const {
    const Pair& known = pairs_[place(level1, level2)];
    return level1.alike != 0 && level2.alike != 0 && known.level1 == level1.alike &&
           known.level2 == level2.alike;
  }
  void add(const model::Level& level1, const model::Level& level2) {
    pairs_[place(level1, level2)] = {level1.alike, level2.alike};
  }

 private:
  static constexpr std::size_t places = 1024;  ///< a power of two
  struct Pair {
    std::uint64_t level1 = 0, level2 = 0;
  };
  static std::size_t place(const model::Level& level1, const model::Level& level2) {
    return (level1.alike * 31 + level2.alike) & (places - 1);
  }
  std::array<Pair, places> pairs_;
};

}  // namespace jixiao::check
