#include "run/part_reader.h"

#include <algorithm>

namespace jixiao::run {

void PartBoard::open(std::uint64_t part, std::optional<finding::Hash> state) {
  {
    const std::scoped_lock lock(mutex_);
    if (part < turn_) return;
    parts_[part].said = true;
    parts_[part].opening = state;
  }
  changed_.notify_all();
}

void PartBoard::begin(std::uint64_t part) {
  const std::scoped_lock lock(mutex_);
  parts_[part].begun = true;
}

std::optional<finding::Hash> PartBoard::opening(std::uint64_t part, std::uint64_t asked_by) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] {
    const State& state = parts_[part];
    return finished_ || !state.begun || state.said || state.dropped || parts_[asked_by].dropped;
  });
  const State& state = parts_[part];
  return finished_ || state.dropped || parts_[asked_by].dropped ? std::nullopt : state.opening;
}

bool PartBoard::drop(std::uint64_t part, std::uint64_t said_by) {
  {
    const std::scoped_lock lock(mutex_);
    if (said_by < turn_ || parts_[said_by].dropped) return false;
    parts_[part].dropped = true;
  }
  changed_.notify_all();
  return true;
}

bool PartBoard::is_dropped(std::uint64_t part) {
  const std::scoped_lock lock(mutex_);
  if (finished_ || part < turn_) return true;
  const auto found = parts_.find(part);
  return found != parts_.end() && found->second.dropped;
}

bool PartBoard::enter(std::uint64_t reader, std::uint64_t part) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return finished_ || reader <= turn_ || parts_[reader].dropped || part < front_ + window_;
    });
    if (finished_ || reader < turn_ || parts_[reader].dropped) return false;
    if (reader != turn_) return true;
    front_ = std::max(front_, part);
  }
  changed_.notify_all();
  return true;
}

bool PartBoard::may_begin(std::uint64_t part) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return finished_ || part < front_ + window_; });
  return !finished_;
}

void PartBoard::set_turn(std::uint64_t reader) {
  {
    const std::scoped_lock lock(mutex_);
    turn_ = reader;
    front_ = std::max(front_, reader);
    parts_.erase(parts_.begin(), parts_.lower_bound(reader));
  }
  changed_.notify_all();
}

bool PartBoard::has_turn(std::uint64_t reader) {
  const std::scoped_lock lock(mutex_);
  return reader == turn_;
}

void PartBoard::finish() {
  {
    const std::scoped_lock lock(mutex_);
    finished_ = true;
  }
  changed_.notify_all();
}

}  // namespace jixiao::run
