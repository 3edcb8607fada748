#include "run/observed_source.h"

namespace jixiao::run {

std::size_t ObservedSource::read(char* buffer, std::size_t size) {
  // Blocks are large: asking the clock costs nothing beside them.
  const auto begin = std::chrono::steady_clock::now();
  const std::size_t count = from_.read(buffer, size);
  time_ += std::chrono::steady_clock::now() - begin;
  if (hash_ != nullptr) hash_->add({buffer, count});
  if (meter_ != nullptr) meter_->bytes.fetch_add(count, std::memory_order_relaxed);
  return count;
}

}  // namespace jixiao::run
