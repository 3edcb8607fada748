#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "text/position.h"

namespace jixiao::check {

/// The names of the latest rows, as hashes with where they stand. Its memory is bounded: it grows to the
/// window and no further, and what falls out of the window is forgotten.
class RecentNames {
 public:
  static constexpr std::size_t window = 65536;

  void clear();
  /// Where the name stood first, if it is known; else it is remembered.
  std::optional<text::Position> add(std::uint64_t hash, const text::Position& at);

 private:
  struct Name {
    std::uint64_t hash = 0;
    text::Position at;
  };
  /// Index of a name in `names_` plus one; 0: free.
  using Slot = std::uint32_t;

  [[nodiscard]] std::size_t home(std::uint64_t hash) const { return hash & (slots_.size() - 1); }
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const;
  void grow();
  void forget(std::uint64_t hash);

  std::vector<Name> names_;  ///< a ring once it is full
  std::size_t oldest_ = 0;   ///< of the ring
  std::vector<Slot> slots_;  ///< open addressing; their number is a power of two, at least twice the names
};

}  // namespace jixiao::check
