#include "decode/line_reader.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace jixiao::decode {
namespace {

constexpr std::size_t not_found = static_cast<std::size_t>(-1);

/// Where to cut a stretch of a line that has no end in sight: at a blank, so that no number is cut, or else
/// between two characters.
std::size_t cut_long_line(std::string_view bytes) {
  constexpr std::size_t far_back = 4096;
  const std::size_t blank = bytes.rfind(' ');
  if (blank != std::string_view::npos && blank > 0 && bytes.size() - blank < far_back) return blank;
  std::size_t cut = bytes.size();
  for (int step = 0; step < 4 && cut > 1 && text::is_continuation(bytes[cut - 1]); ++step) --cut;
  const bool lead_is_last = static_cast<unsigned char>(bytes[cut - 1]) >= 0xC0;
  return lead_is_last && cut > 1 ? cut - 1 : bytes.size();
}

}  // namespace

LineReader::LineReader(ByteSource& source, std::size_t block)
    : source_(source), block_(std::max<std::size_t>(block, 64)), buffer_(2 * block_) {}

/// Reads once more; false when the buffer is full or the input has ended.
bool LineReader::fill() {
  if (source_ended_) return false;
  if (begin_ > 0 && buffer_.size() - end_ < block_) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    searched_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) return false;
  const std::size_t count = source_.read(buffer_.data() + end_, std::min(block_, buffer_.size() - end_));
  if (count == 0) source_ended_ = true;
  end_ += count;
  return count > 0;
}

void LineReader::skip_byte_order_mark() {
  started_ = true;
  while (end_ - begin_ < 3 && fill()) {
  }
  if (end_ - begin_ >= 3 && std::memcmp(buffer_.data() + begin_, "\xEF\xBB\xBF", 3) == 0) {
    begin_ += 3;
    searched_ = begin_;
    place_.byte += 3;
  }
}

/// The offset in the buffer of the next LF or CR, reading on as needed; `not_found` when the line is longer than a
/// block or the input ends without one.
std::size_t LineReader::find_line_end() {
  for (;;) {
    const char* const from = buffer_.data() + searched_;
    const std::size_t size = end_ - searched_;
    const char* line_feed = size == 0 ? nullptr : static_cast<const char*>(std::memchr(from, '\n', size));
    const std::size_t until = line_feed != nullptr ? static_cast<std::size_t>(line_feed - from) : size;
    const char* carriage_return = until == 0 ? nullptr : static_cast<const char*>(std::memchr(from, '\r', until));
    if (carriage_return != nullptr) {
      const std::size_t found = static_cast<std::size_t>(carriage_return - buffer_.data());
      searched_ = found;
      if (found + 1 < end_ || source_ended_ || !fill()) return searched_;  // whether an LF follows must be known
      continue;
    }
    if (line_feed != nullptr) return searched_ = static_cast<std::size_t>(line_feed - buffer_.data());
    searched_ = end_;
    if (end_ - begin_ >= block_ || !fill()) return not_found;
  }
}

/// Passes over the bytes at the start of `rest` that are no characters.
void LineReader::take_bad_bytes(std::string_view rest) {
  line_.bad_before = {place_, 0, 0};
  while (!rest.empty() && text::valid_utf8_prefix(rest.substr(0, std::min<std::size_t>(rest.size(), 4))) == 0) {
    const std::size_t length = text::bad_utf8_length(rest);
    rest.remove_prefix(length);
    begin_ += length;
    place_.byte += length;
    ++place_.column;
    line_.bad_before.length += static_cast<std::uint32_t>(length);
    ++line_.bad_before.columns;
  }
}

const Line* LineReader::next() {
  if (!started_) skip_byte_order_mark();
  searched_ = std::max(searched_, begin_);
  std::size_t found = find_line_end();
  // Where a long line is cut must not depend on how much of it has arrived.
  if (found != not_found && found - begin_ > block_) found = not_found;
  if (found == not_found && begin_ == end_) return nullptr;

  std::size_t stop = found;
  bool ends = found != not_found;
  if (!ends) {
    ends = source_ended_ && end_ - begin_ < block_;  // else a whole block is there
    stop = ends ? end_ : begin_ + cut_long_line({buffer_.data() + begin_, block_});
  }
  line_.begins = !inside_line_;
  if (line_.begins) ++lines_;
  take_bad_bytes({buffer_.data() + begin_, stop - begin_});

  std::string_view rest{buffer_.data() + begin_, stop - begin_};
  const std::size_t valid = text::valid_utf8_prefix(rest);
  line_.text = rest.substr(0, valid);
  line_.at = place_;
  line_.ends = ends && valid == rest.size();
  line_.end_bytes = 0;
  begin_ += valid;
  place_.byte += valid;
  if (line_.ends) {
    if (found != not_found) {
      const bool pair = buffer_[found] == '\r' && found + 1 < end_ && buffer_[found + 1] == '\n';
      line_.end_bytes = pair ? 2 : 1;
    }
    begin_ += line_.end_bytes;
    place_.byte += line_.end_bytes;
    ++place_.line;
    place_.column = 1;
  } else {
    place_.column += static_cast<std::uint32_t>(text::count_characters(line_.text));
  }
  inside_line_ = !line_.ends;
  searched_ = std::max(searched_, begin_);
  return &line_;
}

}  // namespace jixiao::decode
