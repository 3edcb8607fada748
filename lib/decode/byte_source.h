#pragma once
#include <cstddef>
#include <stdexcept>

#include "text/encoding.h"
#include "text/position.h"

namespace jixiao::decode {

/// Where bytes come from: a file, a pipe, a test. Pulled in blocks; never seeks.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Puts up to `size` bytes at `buffer` and returns how many; 0 is the end. Throws ReadError.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
  /// What the bytes are encoded in; known before the first read and never revised.
  [[nodiscard]] virtual text::Encoding encoding() const { return text::Encoding::utf8; }
  /// Where in its input the first byte stands, at the start of a line.
  [[nodiscard]] virtual text::Position first_place() const { return {}; }
  /// Whether a form feed is known to come, so that what stands before it is on page 1.
  [[nodiscard]] virtual bool has_pages() const { return false; }
};

/// An input that stopped being readable; `what()` is the operating system's reason.
struct ReadError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace jixiao::decode
