#include "model/table.h"

#include <atomic>

namespace jixiao::model {

namespace {

/// Numbers that no other thread is given. A thread takes many at once: who remembers something by the last
/// bits of these numbers is then not told of two that differ in the first ones only because another thread
/// counts as well.
struct Numbers {
  std::uint64_t next = 0, end = 0;

  std::uint64_t take(std::atomic<std::uint64_t>& next_free) {
    constexpr std::uint64_t at_once = 1024;
    if (next == end) {
      next = next_free.fetch_add(at_once, std::memory_order_relaxed);
      end = next + at_once;
    }
    return next++;
  }
};

}  // namespace

std::uint64_t next_alike() {
  static std::atomic<std::uint64_t> next_free = 1;
  thread_local Numbers numbers;
  return numbers.take(next_free);
}

std::uint64_t next_alike_level() {
  static std::atomic<std::uint64_t> next_free = 1;
  thread_local Numbers numbers;
  return numbers.take(next_free);
}

std::string_view basis_name(AmountsBasis basis) {
  switch (basis) {
    case AmountsBasis::printed:
      return "printed";
    case AmountsBasis::position:
      return "position";
    case AmountsBasis::sums:
      return "sums";
    case AmountsBasis::order:
      break;
  }
  return "order";
}

}  // namespace jixiao::model
