#include "check/recent_names.h"

#include <algorithm>

namespace jixiao::check {

void RecentNames::clear() {
  if (names_.empty()) return;
  names_.clear();
  oldest_ = 0;
  // A unit with many rows is followed by small ones: these shall not pay for its table.
  if (slots_.size() > 1024) slots_.resize(1024);
  std::fill(slots_.begin(), slots_.end(), Slot{0});
}

std::optional<text::Position> RecentNames::add(std::uint64_t hash, const text::Position& at) {
  if (slots_.size() < 2 * (names_.size() + 1) && names_.size() < window) grow();
  if (const Slot known = slots_[slot_of(hash)]; known != 0) return names_[known - 1].at;
  if (names_.size() < window) {
    names_.push_back({hash, at});
    slots_[slot_of(hash)] = static_cast<Slot>(names_.size());
    return std::nullopt;
  }
  forget(names_[oldest_].hash);
  names_[oldest_] = {hash, at};
  slots_[slot_of(hash)] = static_cast<Slot>(oldest_ + 1);
  oldest_ = (oldest_ + 1) % window;
  return std::nullopt;
}

/// The slot that holds the hash, or the free one where it belongs.
std::size_t RecentNames::slot_of(std::uint64_t hash) const {
  std::size_t slot = home(hash);
  while (slots_[slot] != 0 && names_[slots_[slot] - 1].hash != hash) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void RecentNames::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), Slot{0});
  for (std::size_t index = 0; index < names_.size(); ++index)
    slots_[slot_of(names_[index].hash)] = static_cast<Slot>(index + 1);
}

/// Frees a slot and moves up those behind it, so that no search ends too early.
void RecentNames::forget(std::uint64_t hash) {
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

}  // namespace jixiao::check
