#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "decode/byte_source.h"
#include "text/clean_line.h"
#include "text/encoding.h"
#include "text/position.h"
#include "text/source_offsets.h"
#include "text/suspects.h"

namespace jixiao::decode {

/// Bytes that are no character in the input's encoding. Every bad sequence takes one column.
struct BadBytes {
  text::Position at, end;    ///< of the first, and behind the last
  std::uint32_t length = 0;  ///< bytes; of a line they stand side by side
};

/// A line of the input, or a stretch of one: a line is handed on in several stretches when bad bytes
/// interrupt it or when it is longer than the reader's block. Valid until the next call. In every encoding a
/// character has one length only, so `text::source_length` of a part of `text` is what it took in the input.
struct Line {
  std::string_view text;         ///< UTF-8, valid, padded (see text/suspects.h), without the line end; no NUL
  text::Position at;             ///< of its first byte
  std::size_t clean = 0;         ///< up to here it is known to have no suspect (see text/suspects.h)
  std::size_t source_bytes = 0;  ///< of the input that it took
  bool begins = true;            ///< it is the first stretch of its line
  bool ends = true;              ///< it is the last stretch of its line
  std::uint8_t end_bytes = 0;    ///< bytes of the line end after it (LF, CR or CRLF); 0: none
  BadBytes bad_before;           ///< bytes right before it that are no text; length 0: none
  /// Of the text that it is a part of, and where in that it begins; null: nobody knows them.
  const text::SourceOffsets* offsets = nullptr;
  std::size_t offsets_begin = 0;
};

/// Cuts a stream of bytes into lines. Holds one block. LF, CRLF and a lone CR end a line; a missing last line
/// end is no fault; a byte order mark at the start is passed over and has no column.
class LineReader {
 public:
  /// `source` must outlive the reader. `block` is how long a stretch of a line may get, in bytes of input.
  explicit LineReader(ByteSource& source, std::size_t block = std::size_t{128} << 10);

  /// Of another source: takes over the memory of one that is not used any more.
  LineReader(ByteSource& source, LineReader&& before);

  /// The next line or stretch, null at the end of the input. Throws ReadError.
  const Line* next();
  /// The lines that come next, one after another, as long as they are clean and have arrived; not more than
  /// some. Behind them an empty one, see CleanLine. `next` gives the same lines, one by one and more slowly;
  /// that there is none here says nothing. The list is valid until the next call of anything.
  std::span<const text::CleanLine> clean_lines();
  /// Passes over the first `count` of those just given, and over the empty lines behind them.
  void pass_clean_lines(std::size_t count);
  /// Passes over the empty lines that come next, each with an LF, as far as they have arrived; how many there
  /// were. Quicker than to take them one by one.
  std::uint32_t skip_empty_lines();

  /// Bytes handed on so far; the size of the input after the last line.
  [[nodiscard]] std::uint64_t bytes() const { return place_.byte; }
  /// Lines so far; a last line without an end counts.
  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  /// What the input is encoded in.
  [[nodiscard]] text::Encoding source_encoding() const { return encoding_; }
  /// Its name: UTF-8, GB18030, UTF-16LE, UTF-16BE.
  [[nodiscard]] std::string_view encoding() const { return text::encoding_name(encoding_); }

 private:
  LineReader(ByteSource& source, std::size_t block, std::unique_ptr<char[]> buffer);

  /// How long the line end is that stands at a place of padded text, in its bytes; 0 if none does.
  static std::uint8_t end_bytes_at(const char* place) {
    if (*place == '\n') return 1;
    if (*place != '\r') return 0;
    return place[1] == '\n' ? 2 : 1;
  }

  static constexpr std::size_t not_found = static_cast<std::size_t>(-1);

  /// Up to where a stretch goes.
  struct Stop {
    std::size_t at = 0;          ///< offset in the buffer
    std::uint8_t end_bytes = 0;  ///< of the line end that follows
    bool ends_line = false;
    bool inside_character = false;  ///< the stretch may end in the middle of a character
  };

  /// Where an ASCII character stands next in the buffer.
  struct Ahead {
    std::size_t at = not_found;
    std::size_t searched = 0;  ///< up to where the buffer has been searched
  };

  /// How much of the input the buffer can hold.
  [[nodiscard]] std::size_t room() const { return 2 * block_; }
  bool fill();
  void validate();
  void skip_byte_order_mark();
  [[nodiscard]] char ascii_at(std::size_t at) const;
  [[nodiscard]] std::size_t look_for(char mark, std::size_t from, std::size_t to) const;
  std::size_t look_ahead(Ahead& ahead, char mark) const;
  std::size_t look_for_line_end();
  std::size_t find_line_end();
  bool find_plain_line();
  bool take_plain_line();
  /// The suspects at and behind an offset of the known text, as bits, as far as its word goes: there are
  /// `left_of_word` of them.
  std::uint64_t suspects_from(std::size_t from, std::size_t until) {
    constexpr std::size_t bits = text::suspects_of_word;
    if ((from - suspects_.begin) / bits >= suspects_.words) mark_suspects(from, until);  // huge before it
    const std::size_t offset = from - suspects_.begin;
    return suspects_.bits[offset / bits] >> (offset % bits);
  }
  [[nodiscard]] std::size_t left_of_word(std::size_t from) const {
    return text::suspects_of_word - (from - suspects_.begin) % text::suspects_of_word;
  }
  void mark_suspects(std::size_t from, std::size_t until);
  [[nodiscard]] std::size_t known_text_end();
  void convert_ahead();
  [[nodiscard]] std::size_t source_bytes(std::size_t begin, std::size_t end) const;
  [[nodiscard]] const char* known_text() const {
    return encoding_ == text::Encoding::utf8 ? buffer_.get() : ahead_.text.data();
  }
  /// Where in it stands what is at begin_.
  [[nodiscard]] std::size_t known_text_begin() const {
    return encoding_ == text::Encoding::utf8 ? begin_ : ahead_.at;
  }
  /// Goes with begin_ over so many bytes of known text.
  void move_ahead(std::size_t text_bytes) {
    ahead_.at += text_bytes;
    ahead_.source = begin_;
  }
  void find_clean_lines();
  /// Whether the next line is one of those that were found.
  [[nodiscard]] bool stands_at_clean_line() const {
    return clean_at_ < clean_count_ && clean_lines_[clean_at_].byte == place_.byte;
  }
  template <class Take>
  void each_suspect(std::size_t from, std::size_t until, const Take& take);
  void find_in_source(std::span<text::CleanLine> lines) const;
  /// Passes over whole lines.
  void pass_over(std::size_t bytes, std::uint64_t lines) {
    begin_ += bytes;
    searched_ = begin_;
    place_.byte += bytes;
    place_.line += lines;
    place_.column = 1;
    lines_ += lines;
  }
  Stop find_stop();
  [[nodiscard]] Stop cut_long_line() const;
  void take_bad_bytes();
  void take_text();
  [[nodiscard]] bool reached_stop() const;

  ByteSource& source_;
  text::Encoding encoding_;
  std::size_t unit_;  ///< bytes of an ASCII character
  std::size_t block_;
  std::unique_ptr<char[]> buffer_;  ///< not cleared: what is read of it was written, or does not matter
  std::vector<char> converted_;     ///< the stretch at hand in UTF-8, if the input is something else
  /// What comes next in UTF-8, if the input is something else: whole lines of which all is text.
  struct ConvertedAhead {
    static constexpr std::size_t most = std::size_t{8} << 10;  ///< bytes of input
    std::vector<char> text;
    std::size_t source = not_found;   ///< the place in the buffer that `at` stands for
    std::size_t at = 0, end = 0;      ///< what of the text is not handed on yet
    std::size_t none_at = not_found;  ///< the place in the buffer where there is no such line
    text::SourceOffsets offsets;
    bool has_offsets = false;
  } ahead_;
  std::size_t begin_ = 0, end_ = 0;  ///< what of the buffer is not handed on yet
  std::size_t searched_ = 0;         ///< up to where there is no line end
  Ahead line_feed_, carriage_return_;
  /// Where suspects stand in a stretch of what is known to be text: the buffer, if that is UTF-8.
  struct Suspects {
    static constexpr std::size_t most_words = 64;
    std::size_t begin = 0;  ///< of the stretch
    std::size_t words = 0;  ///< how many it has
    std::array<std::uint64_t, most_words> bits;
  } suspects_;
  /// A line at begin_ of which all is known to be text.
  struct Plain {
    std::size_t at = not_found;  ///< where it begins; another place than begin_: it is not known
    std::size_t end = 0;         ///< where in the text its line end stands; not_found: it is none
    std::size_t clean = 0;       ///< so many bytes at its start have no suspect
  } plain_;
  static constexpr std::size_t most_clean_lines = 32;
  /// Found at once, as long as what was read stays where it is. Those from `clean_at_` on come next, or
  /// behind some empty lines.
  std::array<text::CleanLine, most_clean_lines + 1> clean_lines_;
  std::size_t clean_at_ = 0, clean_count_ = 0;
  std::size_t valid_from_ = 0, valid_to_ = 0;  ///< what of the buffer is known to be UTF-8
  Stop stop_;
  bool has_stop_ = false;  ///< `stop_` is not reached yet
  std::optional<std::size_t>
      nul_;  ///< the first NUL in the buffer before the stop that was looked for, or `not_found`
  bool source_ended_ = false;
  bool started_ = false;
  bool inside_line_ = false;  ///< the last stretch did not end its line
  text::Position place_;      ///< of the byte at begin_
  std::uint64_t lines_ = 0;
  Line line_;
};

}  // namespace jixiao::decode
