#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "text/json.h"

namespace jixiao::emit {

/// Bytes on their way out: a buffer in front of a file descriptor that somebody else owns and closes, or of
/// somebody who takes them.
class Output {
 public:
  /// So many bytes are written at once.
  static constexpr std::size_t block = std::size_t{64} << 10;

  explicit Output(int descriptor) : descriptor_(descriptor) {}
  /// What is flushed is given to `drain`, which may take the string's memory and leave another one's: all
  /// that counts of that is how much room it has.
  explicit Output(std::function<void(std::string&)> drain) : drain_(std::move(drain)) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// The bytes not yet written; emitters append to it directly.
  std::string& buffer() {
    pen_.put_down();
    return buffer_;
  }
  /// Writes at the end of them, until somebody asks for `buffer`. It stays in use from record to record,
  /// which costs less than a pen for each.
  text::JsonPen& pen() {
    pen_.take_up();
    return pen_;
  }
  void append(std::string_view bytes) { buffer().append(bytes); }
  /// Writes the buffer out if it holds more than a block. Call it once a record.
  void flush_if_full() {
    if (size() >= block) flush();
  }
  /// Writes everything out. Throws std::system_error with the errno of write(2), EPIPE included.
  void flush();
  /// Writes everything out and then a block of its owner's, which may hold anything afterwards. Throws like
  /// `flush`.
  void write_through(std::string& bytes);

 private:
  [[nodiscard]] std::size_t size() const { return pen_.is_down() ? buffer_.size() : pen_.size(); }
  [[nodiscard]] int write_out(std::string_view bytes) const;
  void clear();

  int descriptor_ = -1;
  std::function<void(std::string&)> drain_;
  std::string buffer_;
  text::JsonPen pen_{buffer_};
};

}  // namespace jixiao::emit
