#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace jixiao::run {

/// What the time of a run goes into, as far as it is told apart.
enum class Stage : std::uint8_t { read, parse, check, emit, count_ };

/// Counts what is done while it is done, for who wants to see it. Jobs add, others look.
struct Meter {
  std::atomic<std::uint64_t> bytes{0}, files{0}, findings{0};
  /// By stage, of all jobs together; counted only where `timed`.
  std::array<std::atomic<std::uint64_t>, static_cast<std::size_t>(Stage::count_)> nanoseconds{};
  bool timed = false;

  void add(Stage stage, std::chrono::nanoseconds time) {
    nanoseconds[static_cast<std::size_t>(stage)].fetch_add(static_cast<std::uint64_t>(time.count()),
                                                           std::memory_order_relaxed);
  }
};

}  // namespace jixiao::run
