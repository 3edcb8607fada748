#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace jixiao::emit {

/// Bytes on their way out: a buffer in front of a file descriptor that somebody else owns and closes, or of
/// somebody who takes them.
class Output {
 public:
  /// So many bytes are written at once.
  static constexpr std::size_t block = std::size_t{64} << 10;

  explicit Output(int descriptor) : descriptor_(descriptor) {}
  /// What is flushed is given to `drain`, which may take the string's memory.
  explicit Output(std::function<void(std::string&)> drain) : drain_(std::move(drain)) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// The bytes not yet written; emitters append to it directly.
  std::string& buffer() { return buffer_; }
  void append(std::string_view bytes) { buffer_.append(bytes); }
  /// Adds bytes whose owner has no more use for them.
  void append_or_swap(std::string& bytes) {
    if (buffer_.empty()) {
      buffer_.swap(bytes);
    } else {
      buffer_.append(bytes);
    }
  }
  /// Writes the buffer out if it holds more than a block. Call it once a record.
  void flush_if_full() {
    if (buffer_.size() >= block) flush();
  }
  /// Writes everything out. Throws std::system_error with the errno of write(2), EPIPE included.
  void flush();

 private:
  int descriptor_ = -1;
  std::function<void(std::string&)> drain_;
  std::string buffer_;
};

}  // namespace jixiao::emit
