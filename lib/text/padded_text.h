#pragma once
#include <cstddef>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "text/copy.h"
#include "text/suspects.h"

namespace jixiao::text {

/// Text that grows at its end, padded (see text/suspects.h) once anything was appended. Reused: keeps its
/// memory.
class PaddedText {
 public:
  PaddedText() = default;
  PaddedText(const PaddedText&) = default;
  PaddedText& operator=(const PaddedText&) = default;
  PaddedText(PaddedText&& other) noexcept
      : room_(std::move(other.room_)), size_(std::exchange(other.size_, 0)) {}
  PaddedText& operator=(PaddedText&& other) noexcept {
    room_ = std::move(other.room_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }
  ~PaddedText() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view view() const { return {room_.data(), size_}; }

  void append(std::string_view text) {
    need(text.size());
    copy_bytes(room_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  /// The same of a padded text.
  void append_padded(std::string_view text) {
    need(text.size());
    copy_padded<padding>(room_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void append(char byte) { append({&byte, 1}); }
  void clear() { size_ = 0; }
  /// Removes all from `size` on.
  void truncate(std::size_t size) {
    if (size < size_) size_ = size;
  }
  void swap(PaddedText& other) noexcept {
    room_.swap(other.room_);
    std::swap(size_, other.size_);
  }

 private:
  /// Makes room for so many bytes more, and what is written behind them.
  void need(std::size_t more) {
    if (room_.size() - size_ < more + padding) room_.resize(2 * room_.size() + more + padding);
  }

  std::vector<char> room_;
  std::size_t size_ = 0;
};

}  // namespace jixiao::text
