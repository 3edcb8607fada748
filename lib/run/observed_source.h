#pragma once
#include <chrono>
#include <cstddef>

#include "decode/byte_source.h"
#include "run/meter.h"
#include "text/content_hash.h"

namespace jixiao::run {

/// An input whose bytes are hashed and counted as they are read; either may be left out (null). Owns nothing.
class ObservedSource final : public decode::ByteSource {
 public:
  ObservedSource(decode::ByteSource& from, text::ContentHash* hash, Meter* meter)
      : from_(from), hash_(hash), meter_(meter) {}

  std::size_t read(char* buffer, std::size_t size) override;
  [[nodiscard]] text::Encoding encoding() const override { return from_.encoding(); }
  [[nodiscard]] bool has_pages() const override { return from_.has_pages(); }
  [[nodiscard]] text::Position first_place() const override { return from_.first_place(); }
  /// The time that reading took so far.
  [[nodiscard]] std::chrono::nanoseconds time() const { return time_; }

 private:
  decode::ByteSource& from_;
  text::ContentHash* hash_;
  Meter* meter_;
  std::chrono::nanoseconds time_{0};
};

}  // namespace jixiao::run
