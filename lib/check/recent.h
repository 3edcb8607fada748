#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/position.h"

namespace jixiao::check {

/// What is known of the latest names, by their hashes. Its memory is bounded: it grows to the window and no
/// further, and what falls out of the window is forgotten.
template <class Thing>
class Recent {
 public:
  static constexpr std::size_t window = 65536;

  /// Forgets everything.
  void clear() {
    if (names_.empty()) return;
    names_.clear();
    oldest_ = 0;
    passed_ = false;
    // A unit with many rows is followed by small ones: these shall not pay for its table.
    if (slots_.size() > 1024) slots_.resize(1024);
    std::fill(slots_.begin(), slots_.end(), Slot{0});
  }

  /// What is known of the name; null when nothing is: then what `fill(thing)` makes of an empty one is
  /// remembered.
  template <class Fill>
  Thing* find_or_add(std::uint64_t hash, const Fill& fill) {
    if (slots_.size() < 2 * (names_.size() + 1) && names_.size() < window) grow();
    const std::size_t slot = slot_of(hash);
    if (const Slot known = slots_[slot]; known != 0) return &names_[known - 1].thing;
    if (names_.size() < window) {
      // Filled where it stands: one that has just been written costs a wait to copy.
      Name& name = names_.emplace_back();
      name.hash = hash;
      fill(name.thing);
      slots_[slot] = static_cast<Slot>(names_.size());
      return nullptr;
    }
    passed_ = true;
    forget(names_[oldest_].hash);
    Name& name = names_[oldest_] = {};
    name.hash = hash;
    fill(name.thing);
    slots_[slot_of(hash)] = static_cast<Slot>(oldest_ + 1);
    oldest_ = (oldest_ + 1) % window;
    return nullptr;
  }
  Thing* add(std::uint64_t hash, const Thing& thing) {
    return find_or_add(hash, [&thing](Thing& here) { here = thing; });
  }

  /// What is known of the name; null when nothing is.
  [[nodiscard]] const Thing* find(std::uint64_t hash) const {
    if (names_.empty()) return nullptr;
    const Slot known = slots_[slot_of(hash)];
    return known == 0 ? nullptr : &names_[known - 1].thing;
  }

  /// Whether something was forgotten because there was too much.
  [[nodiscard]] bool passed() const { return passed_; }

 private:
  struct Name {
    std::uint64_t hash = 0;
    Thing thing;
  };
  /// Index of a name in `names_` plus one; 0: free.
  using Slot = std::uint32_t;

  [[nodiscard]] std::size_t home(std::uint64_t hash) const { return hash & (slots_.size() - 1); }

  /// The slot that holds the hash, or the free one where it belongs.
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const {
    std::size_t slot = home(hash);
    while (slots_[slot] != 0 && names_[slots_[slot] - 1].hash != hash)
      slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  void grow() {
    slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), Slot{0});
    for (std::size_t index = 0; index < names_.size(); ++index)
      slots_[slot_of(names_[index].hash)] = static_cast<Slot>(index + 1);
  }

  /// Frees a slot and moves up those behind it, so that no search ends too early.
  void forget(std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t free = slot_of(hash);
    for (std::size_t next = (free + 1) & mask; slots_[next] != 0; next = (next + 1) & mask) {
      const std::size_t wanted = home(names_[slots_[next] - 1].hash);
      const bool may_move = ((next - wanted) & mask) >= ((next - free) & mask);
      if (!may_move) continue;
      slots_[free] = slots_[next];
      free = next;
    }
    slots_[free] = 0;
  }

  std::vector<Name> names_;  ///< a ring once it is full
  std::size_t oldest_ = 0;   ///< of the ring
  bool passed_ = false;
  std::vector<Slot> slots_;  ///< open addressing; their number is a power of two, at least twice the names
};

/// Where names stood first.
using RecentNames = Recent<text::Position>;

}  // namespace jixiao::check
