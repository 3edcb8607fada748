#pragma once
#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "decode/byte_source.h"

namespace jixiao::tests {

/// An input in memory that arrives in pieces of a given size.
class MemorySource : public decode::ByteSource {
 public:
  explicit MemorySource(std::string bytes, std::size_t piece = 4096,
                        text::Encoding encoding = text::Encoding::utf8)
      : bytes_(std::move(bytes)), piece_(piece), encoding_(encoding) {}

  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, bytes_.size() - at_});
    if (count > 0) std::memcpy(buffer, bytes_.data() + at_, count);
    at_ += count;
    return count;
  }
  [[nodiscard]] text::Encoding encoding() const override { return encoding_; }

 private:
  std::string bytes_;
  std::size_t piece_;
  text::Encoding encoding_;
  std::size_t at_ = 0;
};

}  // namespace jixiao::tests
