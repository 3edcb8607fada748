#include "decode/line_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "decode/characters.h"
#include "text/suspects.h"
#include "text/utf8.h"

namespace jixiao::decode {
namespace {

using text::Encoding;

/// How far from its end a long stretch is searched for a blank to be cut at, so that no number is cut.
constexpr std::size_t far_back = 4096;

std::size_t unit_of(Encoding encoding) {
  return encoding == Encoding::utf16_little || encoding == Encoding::utf16_big ? 2 : 1;
}

/// Where UTF-8 without a blank is cut: between two characters.
std::size_t before_last_character(std::string_view bytes) {
  std::size_t cut = bytes.size();
  for (int step = 0; step < 4 && cut > 1 && text::is_continuation(bytes[cut - 1]); ++step) --cut;
  const bool lead_is_last = static_cast<unsigned char>(bytes[cut - 1]) >= 0xC0;
  return lead_is_last && cut > 1 ? cut - 1 : bytes.size();
}

/// Of a list of clean lines that has none.
constexpr text::CleanLine no_line{};

/// How much of a text is lines of which it is known that they end there.
std::size_t whole_lines(std::string_view text) {
  if (text.ends_with('\n')) return text.size();
  // Behind a CR that is last an LF may follow.
  return text.size() < 2 ? 0 : text.find_last_of("\n\r", text.size() - 2) + 1;
}

}  // namespace

LineReader::LineReader(ByteSource& source, std::size_t block) : LineReader(source, block, {}) {}
LineReader::LineReader(ByteSource& source, LineReader&& before)
    : LineReader(source, before.block_, std::move(before.buffer_)) {}
LineReader::LineReader(ByteSource& source, std::size_t block, std::unique_ptr<char[]> buffer)
    : source_(source),
      encoding_(source.encoding()),
      unit_(unit_of(encoding_)),
      block_(std::max<std::size_t>(block, 64) / 2 * 2),
      buffer_(std::move(buffer)),
      started_(source.first_place().byte > 0),
      place_(source.first_place()),
      lines_(place_.line - 1) {
  place_.page = 0;
  if (!buffer_) buffer_ = std::make_unique_for_overwrite<char[]>(2 * block_ + text::padding);
  if (encoding_ == Encoding::utf8) return;
  converted_.resize(converted_room(block_) + text::padding);
  ahead_.text.resize(converted_room(std::min(block_, ConvertedAhead::most)) + text::padding);
}

/// Reads once more; false when the buffer is full or the input has ended.
bool LineReader::fill() {
  if (source_ended_) return false;
  if (begin_ > 0 && room() - end_ < block_) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    const auto shift = [this](std::size_t& offset) { offset -= std::min(offset, begin_); };
    shift(searched_);
    shift(valid_from_);
    shift(valid_to_);
    for (Ahead* ahead : {&line_feed_, &carriage_return_}) {
      if (ahead->at != not_found) shift(ahead->at);
      shift(ahead->searched);
    }
    end_ -= begin_;
    begin_ = 0;
  }
  plain_.at = ahead_.source = ahead_.none_at = not_found;
  suspects_.words = clean_at_ = clean_count_ = 0;
  if (end_ == room()) return false;
  const std::size_t count = source_.read(buffer_.get() + end_, std::min(block_, room() - end_));
  if (count == 0) source_ended_ = true;
  end_ += count;
  validate();
  return count > 0;
}

/// Looks at what has been read since the last time: a block at once is quicker than its lines. If anything in
/// it is bad, its lines are tried one by one.
void LineReader::validate() {
  if (encoding_ != Encoding::utf8) return;
  while (valid_to_ < end_ && valid_from_ == valid_to_ && text::is_continuation(buffer_[valid_to_])) {
    valid_from_ = ++valid_to_;
  }
  if (valid_to_ == end_) return;
  const std::string_view fresh(buffer_.get() + valid_to_, end_ - valid_to_);
  const std::string_view whole = fresh.substr(0, before_last_character(fresh));
  if (text::valid_utf8_prefix(whole) == whole.size()) {
    valid_to_ += whole.size();
  } else {
    valid_from_ = valid_to_ = end_;
  }
}

void LineReader::skip_byte_order_mark() {
  started_ = true;
  const std::string_view mark = byte_order_mark(encoding_);
  while (end_ - begin_ < mark.size() && fill()) {
  }
  if (std::string_view(buffer_.get() + begin_, end_ - begin_).starts_with(mark)) {
    begin_ += mark.size();
    searched_ = begin_;
    place_.byte += mark.size();
  }
}

/// The ASCII character at an offset of the buffer; NUL when there is another one.
char LineReader::ascii_at(std::size_t at) const {
  if (unit_ == 1) return buffer_[at];
  const std::size_t other = encoding_ == Encoding::utf16_big ? 0 : 1;
  return at + 1 < end_ && buffer_[at + other] == '\0' ? buffer_[at + 1 - other] : '\0';
}

/// The offset in the buffer of an ASCII character between two others; `not_found` when it is not there.
std::size_t LineReader::look_for(char mark, std::size_t from, std::size_t to) const {
  while (from < to) {
    const void* const found = std::memchr(buffer_.get() + from, mark, to - from);
    if (found == nullptr) return not_found;
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.get());
    if (unit_ == 1) return at;
    // In UTF-16 the byte may be half of another character.
    const std::size_t unit = at - (at - begin_) % unit_;
    if (ascii_at(unit) == mark) return unit;
    from = at + 1;
  }
  return not_found;
}

/// The offset of a character at or behind `searched_` in what has been read.
std::size_t LineReader::look_ahead(Ahead& ahead, char mark) const {
  if (ahead.at == not_found || ahead.at < searched_) {
    ahead.at = look_for(mark, std::max(searched_, ahead.searched), end_);
    ahead.searched = ahead.at == not_found ? end_ - (end_ - begin_) % unit_ : ahead.at + unit_;
  }
  return ahead.at;
}

/// The offset of the next LF or CR in what has been read.
std::size_t LineReader::look_for_line_end() {
  return std::min(look_ahead(line_feed_, '\n'), look_ahead(carriage_return_, '\r'));
}

/// The same, reading on as needed; `not_found` when the line is longer than a block or the input ends without
/// one.
std::size_t LineReader::find_line_end() {
  searched_ = std::max(searched_, begin_);
  for (;;) {
    const std::size_t found = look_for_line_end();
    if (found != not_found) {
      searched_ = found;
      // Whether an LF follows a CR must be known.
      if (ascii_at(found) == '\n' || found + 2 * unit_ <= end_ || source_ended_ || !fill()) return searched_;
      continue;
    }
    searched_ = end_ - (end_ - begin_) % unit_;
    if (end_ - begin_ >= block_ || !fill()) return not_found;
  }
}

/// Up to where the next stretch goes, reading on as needed.
LineReader::Stop LineReader::find_stop() {
  const std::size_t found = find_line_end();
  // Where a long line is cut must not depend on how much of it has arrived.
  if (found != not_found && found - begin_ < block_) {
    const std::size_t next = found + unit_;
    const bool pair = ascii_at(found) == '\r' && next + unit_ <= end_ && ascii_at(next) == '\n';
    return {found, static_cast<std::uint8_t>(pair ? 2 * unit_ : unit_), true, false};
  }
  if (found == not_found && source_ended_ && end_ - begin_ < block_) return {end_, 0, true, false};
  return cut_long_line();
}

/// Where to cut a line of which a whole block is there: at a blank, or else between two characters.
LineReader::Stop LineReader::cut_long_line() const {
  for (std::size_t at = block_ - unit_; at >= unit_ && block_ - at < far_back; at -= unit_) {
    if (ascii_at(begin_ + at) == ' ') return {begin_ + at, 0, false, false};
  }
  if (encoding_ != Encoding::utf8) return {begin_ + block_, 0, false, true};
  return {begin_ + before_last_character({buffer_.get() + begin_, block_}), 0, false, false};
}

/// Passes over the bytes at the start of the stretch that are no characters.
void LineReader::take_bad_bytes() {
  line_.bad_before = {place_, place_, 0};
  while (begin_ < stop_.at) {
    const std::string_view rest{buffer_.get() + begin_, stop_.at - begin_};
    const std::size_t length = bad_length(encoding_, rest, stop_.inside_character);
    if (length == 0) return;
    begin_ += length;
    place_.byte += length;
    ++place_.column;
    line_.bad_before.length += static_cast<std::uint32_t>(length);
    line_.bad_before.end = place_;
  }
}

/// Takes characters up to the stop or to the next bad bytes.
void LineReader::take_text() {
  std::string_view bytes{buffer_.get() + begin_, stop_.at - begin_};
  line_.at = place_;
  line_.clean = 0;
  line_.offsets = nullptr;
  std::size_t taken = 0;
  if (encoding_ == Encoding::utf8) {
    if (!nul_ || *nul_ < begin_) nul_ = look_for('\0', begin_, stop_.at);
    if (*nul_ != not_found) bytes = bytes.substr(0, *nul_ - begin_);
    // Where some bytes are bad more of them follow, and to try all of the rest at once for each would take
    // long.
    const bool doubtful = line_.bad_before.length > 0;
    taken = doubtful ? text::valid_utf8_prefix_plain(bytes) : text::valid_utf8_prefix(bytes);
    line_.text = bytes.substr(0, taken);
  } else {
    const Conversion conversion = convert(encoding_, bytes, converted_.data());
    taken = conversion.bytes;
    line_.text = {converted_.data(), conversion.size};
  }
  line_.source_bytes = taken;
  begin_ += taken;
  place_.byte += taken;
}

/// Whether the stretch at hand is the last one before the stop, at which half a character may be left for
/// later.
bool LineReader::reached_stop() const {
  if (begin_ == stop_.at) return true;
  return stop_.inside_character &&
         bad_length(encoding_, {buffer_.get() + begin_, stop_.at - begin_}, true) == 0;
}

void LineReader::mark_suspects(std::size_t from, std::size_t until) {
  constexpr std::size_t bits = text::suspects_of_word;
  suspects_.begin = from;
  suspects_.words = std::min(Suspects::most_words, (until - from + bits - 1) / bits);
  text::mark_suspects(known_text() + from, suspects_.words, suspects_.bits.data());
}

/// Calls `take` for each suspect of the known text in a range, until it returns false.
template <class Take>
void LineReader::each_suspect(std::size_t from, std::size_t until, const Take& take) {
  if (from >= until) return;
  std::uint64_t found = suspects_from(from, until);
  std::size_t word = (from - suspects_.begin) / text::suspects_of_word, word_end = from + left_of_word(from);
  for (;;) {
    for (; found != 0; found &= found - 1) {
      if (!take(from + static_cast<std::size_t>(__builtin_ctzll(found)))) return;
    }
    from = word_end;
    if (from >= until) return;
    word_end += text::suspects_of_word;
    if (++word == suspects_.words) {
      mark_suspects(from, until);
      word = 0;
    }
    found = suspects_.bits[word];
  }
}

/// Up to where there is known text, from `known_text_begin` on, of which what follows has arrived; no line of
/// it is longer than a block.
std::size_t LineReader::known_text_end() {
  if (encoding_ != Encoding::utf8) {
    convert_ahead();
    return ahead_.end;
  }
  if (has_stop_ || inside_line_ || begin_ < valid_from_ || begin_ >= valid_to_) return begin_;
  return std::min(valid_to_ - 1, begin_ + block_);
}

/// Converts the lines that come next, as far as they have arrived, unless some are left from the last time.
void LineReader::convert_ahead() {
  if (ahead_.source == begin_ && ahead_.at < ahead_.end) return;
  ahead_.source = begin_;
  ahead_.at = ahead_.end = clean_at_ = clean_count_ = 0;
  if (has_stop_ || inside_line_ || ahead_.none_at == begin_) return;
  const std::size_t most = std::min({end_ - begin_, block_, ConvertedAhead::most});
  const Conversion conversion =
      convert(encoding_, {buffer_.get() + begin_, most / unit_ * unit_}, ahead_.text.data());
  const std::string_view text{ahead_.text.data(), conversion.size};
  ahead_.end = whole_lines(text);
  if (ahead_.end == 0) {
    ahead_.none_at = begin_;
    return;
  }
  ahead_.has_offsets = ahead_.offsets.learn(encoding_, text, conversion.bytes);
  suspects_.words = 0;
}

/// How many bytes of input a part of the known text took.
std::size_t LineReader::source_bytes(std::size_t begin, std::size_t end) const {
  if (encoding_ == Encoding::utf8) return end - begin;
  if (ahead_.has_offsets) return ahead_.offsets.between(begin, end);
  return text::source_length(encoding_, std::string_view{ahead_.text.data() + begin, end - begin});
}

/// Looks for the end of a line that is known to be text: nearly all are. Line ends are suspects themselves,
/// and mostly the first one.
bool LineReader::find_plain_line() {
  if (begin_ == plain_.at) return plain_.end != not_found;
  plain_ = {begin_, not_found, 0};
  const std::size_t until = known_text_end();
  const std::size_t begin = known_text_begin();
  const char* const text = known_text();
  std::size_t clean_end = until;
  each_suspect(begin, until, [&](std::size_t at) {
    clean_end = std::min(clean_end, at);
    const bool ends_line = end_bytes_at(text + at) > 0;
    if (ends_line && at < until) plain_.end = at;
    return !ends_line && text[at] != '\0';
  });
  plain_.clean = clean_end - begin;
  return plain_.end != not_found;
}

bool LineReader::take_plain_line() {
  const bool is_clean = stands_at_clean_line();
  if (!is_clean && !find_plain_line()) return false;
  const char* const text = known_text();
  const std::size_t begin = known_text_begin();
  if (is_clean) {
    const text::CleanLine& line = clean_lines_[clean_at_++];
    line_.text = line.text;
    line_.clean = line.first_space;
    line_.source_bytes = line.source_bytes;
  } else {
    line_.text = {text + begin, plain_.end - begin};
    line_.clean = plain_.clean;
    line_.source_bytes = source_bytes(begin, plain_.end);
  }
  const std::size_t size = line_.text.size();
  const std::uint8_t end_bytes = end_bytes_at(text + begin + size);
  line_.at = place_;
  line_.begins = line_.ends = true;
  line_.end_bytes = static_cast<std::uint8_t>(end_bytes * unit_);
  line_.bad_before.length = 0;
  line_.offsets = encoding_ != Encoding::utf8 && ahead_.has_offsets ? &ahead_.offsets : nullptr;
  line_.offsets_begin = begin;
  pass_over(line_.source_bytes + line_.end_bytes, 1);
  move_ahead(size + end_bytes);
  return true;
}

std::span<const text::CleanLine> LineReader::clean_lines() {
  if (clean_at_ == clean_count_) {
    find_clean_lines();
    if (encoding_ != Encoding::utf8) find_in_source({clean_lines_.data(), clean_count_ + 1});
  } else if (!stands_at_clean_line()) {
    return {&no_line, 1};  // an empty line stands before them
  }
  return {clean_lines_.data() + clean_at_, clean_count_ + 1 - clean_at_};
}

/// Writes down where lines stand, as if the known text was the input.
void LineReader::find_clean_lines() {
  const std::size_t until = started_ ? known_text_end() : 0, first = known_text_begin();
  const char* const text = known_text();
  std::size_t begin = first, count = 0, space = not_found;
  std::uint64_t line = place_.line;
  const auto begins_here = [&](std::size_t size) {
    const auto number = [](std::size_t bytes) { return static_cast<std::uint32_t>(bytes); };
    return text::CleanLine{{text + begin, size},
                           place_.byte + (begin - first),
                           line,
                           number(size),
                           number(std::min(space, begin + size) - begin)};
  };
  // Nearly all suspects end a line, and dumps put an empty line after each line.
  each_suspect(first, until, [&](std::size_t at) {
    if (at < begin) return true;  // behind a line end that it belongs to
    if (text[at] == ' ') {
      space = std::min(space, at);
      return true;
    }
    const std::size_t next = text[at] == '\n' ? at + 1 : at + end_bytes_at(text + at);
    if (next == at || next > until) return false;
    if (at > begin) {
      if (count == most_clean_lines) return false;
      clean_lines_[count++] = begins_here(at - begin);
      space = not_found;
    } else if (count == 0) {
      return false;
    }
    const bool empty_follows = next < until && text[next] == '\n';
    begin = next + (empty_follows ? 1 : 0);
    line += empty_follows ? 2 : 1;
    return true;
  });
  clean_lines_[count] = begins_here(0);
  clean_at_ = 0;
  clean_count_ = count;
}

/// Tells lines of converted text where they stand in the input.
void LineReader::find_in_source(std::span<text::CleanLine> lines) const {
  for (std::size_t index = 0; index + 1 < lines.size(); ++index) {
    text::CleanLine &line = lines[index], &next = lines[index + 1];
    const auto begin = static_cast<std::size_t>(line.text.data() - known_text());
    const auto breaks = static_cast<std::size_t>(next.text.data() - line.text.data()) - line.text.size();
    line.source_bytes = static_cast<std::uint32_t>(source_bytes(begin, begin + line.text.size()));
    next.byte = line.byte + line.source_bytes + breaks * unit_;
  }
}

void LineReader::pass_clean_lines(std::size_t count) {
  if (count == 0) return;
  clean_at_ += count;
  const text::CleanLine& next = clean_lines_[clean_at_];
  const auto text_bytes = static_cast<std::size_t>(next.text.data() - known_text()) - known_text_begin();
  pass_over(next.byte - place_.byte, next.line - place_.line);
  move_ahead(text_bytes);
}

std::uint32_t LineReader::skip_empty_lines() {
  if (has_stop_ || inside_line_ || unit_ != 1) return 0;
  const bool is_utf8 = encoding_ == Encoding::utf8;
  if (is_utf8 && begin_ < valid_from_) return 0;
  // What the last byte belongs to is known only when more has arrived.
  const std::size_t until = is_utf8 ? valid_to_ : end_;
  std::size_t at = begin_;
  while (at + 1 < until && buffer_[at] == '\n') ++at;
  const std::size_t count = at - begin_;
  if (ahead_.source == begin_) {
    ahead_.at += count;
    ahead_.source = at;
  }
  begin_ = at;
  place_.byte += count;
  place_.line += count;
  lines_ += count;
  return static_cast<std::uint32_t>(count);
}

const Line* LineReader::next() {
  if (!started_) skip_byte_order_mark();
  if (take_plain_line()) return &line_;
  if (!has_stop_) {
    stop_ = find_stop();
    nul_.reset();
  }
  if (begin_ == end_) return nullptr;
  line_.begins = !inside_line_;
  if (line_.begins) ++lines_;
  take_bad_bytes();
  take_text();
  const bool reached = reached_stop();
  has_stop_ = !reached;
  line_.ends = reached && stop_.ends_line;
  line_.end_bytes = line_.ends ? stop_.end_bytes : std::uint8_t{0};
  if (line_.ends) {
    begin_ += line_.end_bytes;
    place_.byte += line_.end_bytes;
    ++place_.line;
    place_.column = 1;
  } else {
    place_.column += static_cast<std::uint32_t>(text::count_characters(line_.text));
  }
  inside_line_ = !line_.ends;
  return &line_;
}

}  // namespace jixiao::decode
