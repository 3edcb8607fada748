#include "text/spliced_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace jixiao::text {
namespace {

/// Latin letters, digits and ASCII marks: the characters between which a printed space means something.
bool keeps_spaces(char32_t character) {
  return character > 0x20 && character < 0x250;
}

/// What tells most texts that need none: characters of three bytes and more never ask for a space, and most
/// are of these.
inline bool may_need_space(std::string_view left_text, std::string_view right_text, Seam seam) {
  constexpr unsigned char lead_of_three = 0xE0;
  const auto byte = [](char value) { return static_cast<unsigned char>(value); };
  if (left_text.empty() || right_text.empty() || seam == Seam::none) return false;
  if (seam != Seam::gap) return may_need_space_at_break(right_text);
  return byte(right_text.front()) < lead_of_three &&
         !(left_text.size() >= 3 && byte(left_text[left_text.size() - 3]) >= lead_of_three);
}

bool turns_page_before(const Splice& splice) {
  return splice.before == Seam::page_break;
}

}  // namespace

bool needs_space(std::string_view left_text, std::string_view right_text, Seam seam) {
  if (!may_need_space(left_text, right_text, seam)) return false;
  std::size_t left_at = left_text.size(), right_at = 0;
  const char32_t left = previous_character(left_text, left_at);
  const char32_t right = next_character(right_text, right_at);
  if (seam == Seam::gap) return keeps_spaces(left) && keeps_spaces(right);
  return is_latin_letter(left) && is_latin_letter(right);
}

void SplicedText::clear() {
  text_.clear();
  splices_.clear();
  seam_spaces_.clear();
  is_verbatim_ = true;
  may_lack_bytes_ = is_measured_ = false;
  pages_end_ = 0;
}

void SplicedText::measure() {
  if (is_measured_ || encoding_ == Encoding::utf8 || !is_verbatim_) return;
  std::uint64_t sum = seam_spaces_.size() * source_length(encoding_, U' ');
  for (const Splice& splice : splices_) sum += splice.source_bytes;
  is_measured_ = source_offsets_.learn(encoding_, text(), sum);
}

void SplicedText::append(std::string_view piece, Position at, Seam before) {
  const auto source_bytes = static_cast<std::uint32_t>(source_length(encoding_, piece));
  append({piece, source_bytes, at, before, true, 0, unknown_offset, {}, 0, encoding_});
}

void SplicedText::append(const Piece& piece, std::string_view text) {
  if (text.size() > longest_splice && piece.identical) {
    Piece whole = piece;
    whole.text = text;
    return append_in_parts(whole);
  }
  if (may_need_space(this->text(), text, piece.before) && needs_space(this->text(), text, piece.before)) {
    seam_spaces_.push_back(size());
    text_.append(' ');
  }
  note_piece(size(), piece.before, piece.identical, piece.skipped);
  Splice& splice = splices_.emplace_back();
  splice.begin = size();
  splice.text_bytes = static_cast<std::uint32_t>(text.size());
  splice.source_bytes = piece.source_bytes;
  splice.before = piece.before;
  splice.identical = piece.identical;
  splice.form_feeds = piece.form_feeds;
  splice.at = piece.at;
  splice.skipped = piece.skipped;
  splice.printed = piece.printed;
  splice.line_offset = piece.line_offset;
  text_.append(text);
  encoding_ = piece.encoding;
}

Piece SplicedText::last_piece() const {
  const Splice& splice = splices_.back();
  Piece piece;
  piece.text = text().substr(splice.begin);
  piece.source_bytes = splice.source_bytes;
  piece.at = splice.at;
  piece.before = splice.before;
  piece.identical = splice.identical;
  piece.form_feeds = splice.form_feeds;
  piece.line_offset = splice.line_offset;
  piece.skipped = splice.skipped;
  piece.printed = splice.printed;
  piece.encoding = encoding_;
  return piece;
}

void SplicedText::append_lines(std::span<const CleanLine> lines, Seam before, const Skipped& skipped,
                               std::uint32_t page, Encoding encoding) {
  if (lines.size() < 2) return;
  const std::size_t first = splices_.size();
  note_piece(size(), before, true, skipped);
  encoding_ = encoding;
  Seam seam = before;
  std::uint64_t breaks = 0;
  for (std::size_t index = 0; index + 1 < lines.size(); ++index) {
    const CleanLine line = lines[index];
    Splice& splice = splices_.emplace_back();
    splice.begin = size();
    splice.text_bytes = static_cast<std::uint32_t>(line.text.size());
    splice.source_bytes = line.source_bytes;
    splice.before = seam;
    splice.at = {line.byte, line.line, 1, page};
    splice.skipped.breaks = breaks;
    splice.line_offset = 0;
    text_.append_padded(line.text);
    breaks = lines[index + 1].breaks_behind(line);
    seam = Seam::line_break;
  }
  splices_[first].skipped = skipped;
}

/// A place inside a splice is counted from its begin: of a line of megabytes that would take long for each.
void SplicedText::append_in_parts(Piece rest) {
  while (rest.text.size() > longest_splice) {
    std::size_t cut = longest_splice;
    while (is_continuation(rest.text[cut])) --cut;
    Piece part = rest;
    part.text = rest.text.substr(0, cut);
    part.source_bytes = static_cast<std::uint32_t>(source_length(rest.encoding, part.text));
    append(part);
    rest.text.remove_prefix(cut);
    rest.source_bytes -= part.source_bytes;
    rest.at.byte += part.source_bytes;
    rest.at.column += static_cast<std::uint32_t>(count_characters(part.text));
    if (rest.line_offset != unknown_offset) rest.line_offset += part.source_bytes;
    rest.before = Seam::none;
    rest.skipped = {};
  }
  append(rest);
}

void SplicedText::append_range(const SplicedText& other, Leaf range, Seam before) {
  if (range.absent() || range.empty()) return;
  bool first = true;
  for (std::size_t index = other.splice_at(range.begin); index < other.splices_.size(); ++index) {
    const Splice& splice = other.splices_[index];
    if (splice.begin >= range.end) break;
    // The space that a seam left is made again by append.
    const Leaf part{std::max(splice.begin, range.begin),
                    std::min(splice.begin + splice.text_bytes, range.end)};
    if (part.begin >= part.end) continue;
    Piece piece{other[part],      splice.source_bytes, splice.at,          first ? before : splice.before,
                splice.identical, splice.form_feeds,   splice.line_offset, splice.skipped,
                splice.printed,   other.encoding_};
    if (splice.identical && part.size() < splice.text_bytes)
      piece.source_bytes = static_cast<std::uint32_t>(other.source_bytes(part));
    if (part.begin > splice.begin) {
      piece.at = other.position(part.begin);
      if (piece.line_offset != unknown_offset) {
        piece.line_offset += static_cast<std::uint32_t>(piece.at.byte - splice.at.byte);
      }
      piece.skipped = {};
    }
    append(piece);
    first = false;
  }
}

void SplicedText::truncate(std::uint32_t size) {
  text_.truncate(size);
  while (!splices_.empty() && splices_.back().begin >= size) splices_.pop_back();
  while (!seam_spaces_.empty() && seam_spaces_.back() >= size) seam_spaces_.pop_back();
  if (pages_end_ > size) {
    const auto last = std::find_if(splices_.rbegin(), splices_.rend(), turns_page_before);
    pages_end_ = last == splices_.rend() ? 0 : last->begin + 1;
  }
  if (splices_.empty()) return;
  Splice& last = splices_.back();
  if (size - last.begin >= last.text_bytes) return;
  last.text_bytes = size - last.begin;
  if (last.identical) last.source_bytes = static_cast<std::uint32_t>(source_bytes({last.begin, size}));
}

/// Walks back from the end, where pages turn behind the range.
bool SplicedText::turned_page_before(Leaf range) const {
  for (std::size_t index = splices_.size(); index-- > 0 && splices_[index].begin >= range.begin;) {
    if (splices_[index].begin < range.end && turns_page_before(splices_[index])) return true;
  }
  return false;
}

/// The last splice that does not begin behind the offset. Most are asked for that are among the last ones, or
/// the first. Else where to go next is no branch that could be guessed wrong: it would be every other time.
std::size_t SplicedText::splice_at(std::uint32_t offset) const {
  const std::size_t count = splices_.size();
  if (offset == 0) return 0;
  for (std::size_t behind = 1; behind <= std::min<std::size_t>(count, 3); ++behind) {
    if (splices_[count - behind].begin <= offset) return count - behind;
  }
  std::size_t at = 0;
  for (std::size_t left = count; left > 1;) {
    const std::size_t half = left / 2;
    at += splices_[at + half].begin <= offset ? half : 0;
    left -= half;
  }
  return at;
}

std::uint64_t SplicedText::converted_bytes(Leaf range) const {
  return source_length(encoding_, (*this)[range]);
}

/// The place of an offset of the text in an identical splice, or right behind it.
Position SplicedText::inside(const Splice& splice, std::uint32_t offset) const {
  const Leaf before{splice.begin, splice.begin + std::min(offset - splice.begin, splice.text_bytes)};
  return {splice.at.byte + source_bytes(before), splice.at.line,
          splice.at.column + static_cast<std::uint32_t>(count_characters((*this)[before])), splice.at.page};
}

Position SplicedText::position(std::uint32_t offset) const {
  if (splices_.empty()) return {};
  const Splice& splice = splices_[splice_at(offset)];
  if (!splice.identical || offset <= splice.begin) return splice.at;
  return inside(splice, offset);
}

Position SplicedText::end_position(std::uint32_t offset) const {
  if (offset == 0 || splices_.empty()) return position(offset);
  const Splice& splice = splices_[splice_at(offset - 1)];
  if (splice.identical) return inside(splice, offset);
  const std::uint32_t columns = 1;  // one character of input, however it is read
  return {splice.at.byte + splice.source_bytes, splice.at.line, splice.at.column + columns, splice.at.page};
}

std::uint64_t SplicedText::line_start(std::uint32_t offset) const {
  if (splices_.empty()) return unknown_byte;
  const Splice& splice = splices_[splice_at(offset)];
  return splice.line_offset == unknown_offset ? unknown_byte : splice.at.byte - splice.line_offset;
}

std::pair<Position, Position> SplicedText::place(Leaf range) const {
  const Position begin = position(range.begin);
  if (range.empty()) return {begin, begin};
  const Position end = end_position(range.end);
  if (end.byte >= begin.byte) return {begin, end};
  std::size_t last = splice_at(range.begin);
  while (last + 1 < splices_.size() && splices_[last + 1].begin < range.end &&
         splices_[last + 1].at.byte > splices_[last].at.byte) {
    ++last;
  }
  return {begin, end_position(std::min(range.end, splices_[last].begin + splices_[last].text_bytes))};
}

void SplicedText::spans(Leaf leaf, std::vector<ByteSpan>& out) const {
  out.clear();
  if (leaf.absent() || leaf.empty() || splices_.empty()) return;
  for (std::size_t index = splice_at(leaf.begin); index < splices_.size() && splices_[index].begin < leaf.end;
       ++index) {
    const Splice& splice = splices_[index];
    ByteSpan span{splice.at.byte, splice.at.byte + splice.source_bytes};
    if (splice.identical) {
      const std::uint32_t own_end = splice.begin + splice.text_bytes;
      if (leaf.begin > splice.begin)
        span.begin += source_bytes({splice.begin, std::min(leaf.begin, own_end)});
      if (leaf.end < own_end) span.end = splice.at.byte + source_bytes({splice.begin, leaf.end});
    }
    if (span.begin >= span.end) continue;
    if (!out.empty() && out.back().end == span.begin) {
      out.back().end = span.end;
    } else {
      out.push_back(span);
    }
  }
}

}  // namespace jixiao::text
