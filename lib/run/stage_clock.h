#pragma once
#include <chrono>
#include <utility>

#include "run/meter.h"

namespace jixiao::run {

/// Tells what the time of one job goes into. Each stage pulls from the one before it, so that what the inner
/// ones took is taken off. Where nobody wants to know, the clock is never looked at.
class StageClock {
 public:
  /// Starts. `meter`: where the times are added; null: nobody wants to know.
  explicit StageClock(Meter* meter) : meter_(meter != nullptr && meter->timed ? meter : nullptr) {
    if (meter_ != nullptr) last_ = Clock::now();
  }
  StageClock(const StageClock&) = delete;
  StageClock& operator=(const StageClock&) = delete;

  /// Where what pulling from the parser takes is added; null: nowhere.
  [[nodiscard]] std::chrono::nanoseconds* parsing() { return meter_ == nullptr ? nullptr : &parsing_; }
  /// An event has come, or there are no more.
  void pulled() {
    if (meter_ != nullptr) pulling_ += lap();
  }
  /// It has been written.
  void written() {
    if (meter_ != nullptr) writing_ += lap();
  }
  /// The input is read. `reading`: the time that took, which is in that of parsing.
  void finish(std::chrono::nanoseconds reading) {
    if (meter_ == nullptr) return;
    meter_->add(Stage::read, reading);
    meter_->add(Stage::parse, parsing_ - reading);
    meter_->add(Stage::check, pulling_ - parsing_);
    meter_->add(Stage::emit, writing_);
  }

 private:
  using Clock = std::chrono::steady_clock;

  std::chrono::nanoseconds lap() {
    const Clock::time_point now = Clock::now();
    return now - std::exchange(last_, now);
  }

  Meter* meter_;
  Clock::time_point last_;
  std::chrono::nanoseconds parsing_{0}, pulling_{0}, writing_{0};
};

}  // namespace jixiao::run
