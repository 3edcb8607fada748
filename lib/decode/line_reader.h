#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "decode/byte_source.h"
#include "text/position.h"

namespace jixiao::decode {

/// A stretch of bytes that are no character in the input's encoding.
struct BadBytes {
  text::Position at;
  std::uint32_t length = 0;   ///< bytes
  std::uint32_t columns = 0;  ///< how many bad sequences, one column each
};

/// A line of the input, or a stretch of one: a line is handed on in several stretches when bad bytes interrupt it
/// or when it is longer than the reader's block. Valid until the next call.
struct Line {
  std::string_view text;      ///< UTF-8, valid, without the line end
  text::Position at;          ///< of its first byte
  bool begins = true;         ///< it is the first stretch of its line
  bool ends = true;           ///< it is the last stretch of its line
  std::uint8_t end_bytes = 0; ///< bytes of the line end after it: 0 (none), 1 (LF, CR) or 2 (CRLF)
  BadBytes bad_before;        ///< bytes right before it that are no text; length 0: none
};

/// Cuts a stream of bytes into lines. Holds one block. LF, CRLF and a lone CR end a line; a missing last line end is
/// no fault; a byte order mark at the start is passed over and has no column.
class LineReader {
 public:
  /// `source` must outlive the reader. `block` is how long a stretch of a line may get, in bytes.
  explicit LineReader(ByteSource& source, std::size_t block = std::size_t{128} << 10);

  /// The next line or stretch, null at the end of the input. Throws ReadError.
  const Line* next();

  /// Bytes handed on so far; the size of the input after the last line.
  [[nodiscard]] std::uint64_t bytes() const { return place_.byte; }
  /// Lines so far; a last line without an end counts.
  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  [[nodiscard]] const std::string& encoding() const { return encoding_; }

 private:
  bool fill();
  void skip_byte_order_mark();
  std::size_t find_line_end();
  void take_bad_bytes(std::string_view rest);

  ByteSource& source_;
  std::size_t block_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;  ///< what of the buffer is not handed on yet
  std::size_t searched_ = 0;         ///< up to where there is no line end
  bool source_ended_ = false;
  bool started_ = false;
  bool inside_line_ = false;  ///< the last stretch did not end its line
  text::Position place_;      ///< of the byte at begin_
  std::uint64_t lines_ = 0;
  std::string encoding_ = "UTF-8";
  Line line_;
};

}  // namespace jixiao::decode
