#include "lex/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lex/short_lines.h"
#include "text/look_alike.h"
#include "text/suspects.h"
#include "text/utf8.h"

namespace jixiao::lex {
namespace {

using text::Seam;

/// The classes of AmountPatterns::all.
constexpr PieceClass amount_classes[] = {PieceClass::amount, PieceClass::integer, PieceClass::blank,
                                         PieceClass::malformed};

/// What patterns that take all digits alike say of a short text: they are asked once for all texts that
/// differ in their digits only.
template <class Value, class Ask>
Value remember(text::TextMemo<Value>& memo, std::string_view text, const Ask& ask) {
  constexpr std::size_t most_texts = 1024;
  std::array<char, std::max(longest_amount, longest_furniture) + text::mask_room> masked;
  text::mask_digits(text, masked.data());
  const std::string_view key(masked.data(), text.size());
  if (const Value* const known = memo.find(key)) return *known;
  if (memo.size() >= most_texts) memo.clear();
  return memo.add(key, ask());
}

/// Whether a form feed stands before any text of a line.
bool begins_page(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\f') return true;
    const std::size_t blank = text::blank_at_start(text.substr(at));
    if (blank == 0) return false;
    at += blank;
  }
  return false;
}

std::uint32_t first_page(const decode::ByteSource& source) {
  return std::max(source.first_place().page, source.has_pages() ? 1U : 0U);
}

}  // namespace

constexpr Piece Lexer::blank_piece{};

Lexer::Lexer(decode::ByteSource& source, const grammar::Grammar& grammar)
    : lines_(source),
      encoding_(lines_.source_encoding()),
      furniture_(grammar.furniture.any_line),
      page_edge_(grammar.furniture.any_page_edge),
      amounts_(grammar.amounts),
      page_(first_page(source)),
      started_(source.first_place().byte > 0) {}

Lexer::Lexer(decode::ByteSource& source, Lexer&& before)
    : lines_(source, std::move(before.lines_)),
      encoding_(lines_.source_encoding()),
      furniture_(before.furniture_),
      page_edge_(before.page_edge_),
      amounts_(before.amounts_),
      furniture_lines_(std::move(before.furniture_lines_)),
      numbers_(std::move(before.numbers_)),
      short_numbers_(before.short_numbers_),
      page_(first_page(source)),
      started_(source.first_place().byte > 0) {}

const Piece* Lexer::next() {
  while (served_ == pieces_.size()) {
    if (!read_line()) return nullptr;
  }
  return &pieces_[served_++];
}

/// Cuts the next line; false when nothing is left.
bool Lexer::read_line() {
  if (read_clean_line()) return true;
  pieces_.clear();
  served_ = 0;
  following_byte_ = 0;
  const decode::Line* line = lines_.next();
  if (line == nullptr) {
    if (ended_) return false;
    if (held_.waits && page_ > 0) drop_held();  // the input ends with its last page
    if (held_.waits) release();
    finish();
    return true;
  }
  if (!started_) skipped_.furniture += line->at.byte - line->bad_before.length;  // the byte order mark
  started_ = true;
  if (line->begins) {
    if (after_line_end_) seam_ = text::stronger(seam_, Seam::line_break);
    after_line_end_ = false;
  }
  if (line->bad_before.length > 0) {
    if (bad_.length == 0) {
      bad_.at = line->bad_before.at;
      bad_.at.page = page_;
    }
    bad_.length += line->bad_before.length;
    bad_.end = line->bad_before.end;
    skipped_.bad += line->bad_before.length;
  }
  if (held_.waits && begins_page(line->text)) drop_held();
  bool is_blank = false;
  if (!take_furniture(*line)) {
    cut(*line);
    is_blank = pieces_.empty();
    if (!is_blank) page_gaps_.add(std::exchange(blank_lines_, 0));
    arrange(*line);
  }
  skipped_.breaks += line->end_bytes;
  if (line->ends) {
    after_line_end_ = true;
    if (is_blank && line->begins) seam_ = text::stronger(seam_, page_gaps_.seam_of(++blank_lines_));
  }
  if (after_line_end_) skip_empty_lines();
  return true;
}

/// Dumps put an empty line after each line: they are passed over all at once.
void Lexer::skip_empty_lines() {
  const std::uint32_t count = lines_.skip_empty_lines();
  if (count == 0) return;
  skipped_.breaks += count;
  blank_lines_ += count;
  seam_ = text::stronger(seam_, page_gaps_.seam_of(blank_lines_));
}

/// Takes a line, which begins at a byte, into account as one of its page.
void Lexer::note_line(std::string_view line, const Piece& first, std::uint64_t byte) {
  running_lines_.add(line, first.before == Seam::page_break && first.skipped.furniture > 0, byte);
}

/// Looks at the pieces of the line at hand as a line of its page.
void Lexer::arrange(const decode::Line& line) {
  if (pieces_.empty()) return;
  if (may_be_page_number(line)) return hold(line.at.byte);
  const Piece first = pieces_.front();
  if (held_.waits) release();
  if (!line.begins) return;
  ++text_lines_;
  note_line(line.text, first, line.at.byte);
}

/// Whether a line that has just been cut is a page number if a form feed follows it.
bool Lexer::may_be_page_number(const decode::Line& line) const {
  if (pieces_.size() != 1 || !line.begins || !line.ends || line.text.size() > longest_furniture) return false;
  const Piece& piece = pieces_.front();
  return piece.identical && piece.bad_before.length == 0 && page_edge_.any_matches(piece.text);
}

/// Keeps the one piece of the line at hand, whose text goes with the line, and lets go of the one before. The
/// line begins at a byte.
void Lexer::hold(std::uint64_t line_begin) {
  const Piece piece = pieces_.front();
  pieces_.clear();
  if (held_.waits) release();
  held_.text = piece.text;
  held_.line_begin = line_begin;
  held_.piece = piece;
  held_.piece.text = held_.text;
  held_.waits = true;
}

/// What waited is no page number: it comes before the pieces of the line at hand.
void Lexer::release() {
  released_.text.swap(held_.text);
  released_.piece = held_.piece;
  released_.piece.text = released_.text;
  note_line(released_.text, released_.piece, held_.line_begin);
  pieces_.insert(pieces_.begin(), released_.piece);
  held_.waits = false;
}

/// What waited is a page number.
void Lexer::drop_held() {
  const Piece& piece = held_.piece;
  skipped_.breaks += piece.skipped.breaks;
  skipped_.spaces += piece.skipped.spaces;
  skipped_.furniture += piece.skipped.furniture + piece.source_bytes;
  skipped_.bad += piece.skipped.bad;
  seam_ = Seam::page_break;
  held_.waits = false;
}

/// Hands on what was skipped after the last piece.
void Lexer::finish() {
  ended_ = true;
  if (!started_) skipped_.furniture += lines_.bytes();  // nothing but a byte order mark
  Piece last;
  last.at = bad_.length > 0 ? bad_.at : text::Position{lines_.bytes(), 0, 0};
  last.skipped = skipped_;
  last.bad_before = bad_;
  pieces_.push_back(last);
}

/// Passes over a line that is page furniture.
bool Lexer::take_furniture(const decode::Line& line) {
  const std::string_view text = line.text;
  if (!line.begins || !line.ends || text.empty() || text.size() > longest_furniture || bad_.length > 0)
    return false;
  const std::size_t form_feed = text.find('\f');
  const std::string_view trimmed = text::trim(text);
  if (form_feed != std::string_view::npos) beside_page_edge_ = true;
  if (trimmed.empty() || !is_furniture(trimmed)) return false;
  for (const char character : text) {
    if (character == '\f') page_ = std::max(page_, 1U) + 1;
  }
  seam_ = Seam::page_break;
  skipped_.furniture += line.source_bytes;
  beside_page_edge_ = false;
  return true;
}

void Lexer::cut(const decode::Line& line) {
  if (line.begins) form_feeds_ = 0;
  const std::string_view text = line.text;
  std::size_t at = 0, begin = 0, counted = 0;
  std::uint32_t column = 0;  // of the character at `counted`
  bool inside = false;
  walked_ = {};
  const auto column_at = [&](std::size_t offset) {
    column += static_cast<std::uint32_t>(text::count_characters(text.substr(counted, offset - counted)));
    counted = offset;
    return column;
  };
  const auto close = [&] {
    if (inside) add_piece(line, begin, at, column_at(begin));
    inside = false;
  };
  while (at < text.size()) {
    if (text[at] == ' ') {
      close();
      const std::size_t blanks = std::min(text.find_first_not_of(' ', at), text.size()) - at;
      seam_ = text::stronger(seam_, Seam::gap);
      skipped_.spaces += source_bytes(line, at, at + blanks);
      at += blanks;
      continue;
    }
    const std::size_t suspect = at < line.clean ? line.clean : text::next_suspect_padded(text, at);
    if (suspect > at) {
      if (!inside) begin = at;
      inside = true;
      at = suspect;
      continue;
    }
    const unsigned char lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (const std::size_t blank = text::blank_at_start(text.substr(at, length))) {
      close();
      if (text[at] == '\f') {
        seam_ = Seam::page_break;
        beside_page_edge_ = true;
        if (form_feeds_ < UINT8_MAX) ++form_feeds_;
        skipped_.furniture += source_bytes(line, at, at + blank);
        page_ = std::max(page_, 1U) + 1;
      } else {
        seam_ = text::stronger(seam_, Seam::gap);
        skipped_.spaces += source_bytes(line, at, at + blank);
      }
      at += blank;
      continue;
    }
    if (const std::string_view stands_for = text::look_alike(text.substr(at, length)); !stands_for.empty()) {
      close();
      add_folded(line, at, at + length, column_at(at), stands_for);
      at += length;
      continue;
    }
    if (!inside) begin = at;
    inside = true;
    at += length;
  }
  close();
}

void Lexer::add_piece(const decode::Line& line, std::size_t begin, std::size_t end, std::uint32_t column) {
  const std::string_view text = line.text.substr(begin, end - begin);
  const bool inside = !pieces_.empty();
  const std::size_t gap = begin - piece_end_;
  const bool wide_gap = inside && gap > 1 && text::count_characters(line.text.substr(piece_end_, gap)) > 1;
  piece_end_ = end;
  Piece& piece = add(text, line, begin, end, column);
  piece.cls = classify(text);
  const bool indented = !inside && column > 1 && line.begins;
  if (piece.cls == PieceClass::text && (wide_gap || indented))
    side_by_side_.add(line.text, begin, text_lines_ + 1, column, inside);
}

/// Adds a character that is read as another one.
void Lexer::add_folded(const decode::Line& line, std::size_t begin, std::size_t end, std::uint32_t column,
                       std::string_view read_as) {
  Piece& piece = add(read_as, line, begin, end, column);
  piece_end_ = end;
  piece.identical = false;
  piece.printed = text::next_character(line.text, begin);
}

/// How many bytes of input a part of a line took.
std::uint64_t Lexer::source_bytes(const decode::Line& line, std::size_t begin, std::size_t end) const {
  if (encoding_ == text::Encoding::utf8) return end - begin;
  if (line.offsets != nullptr)
    return line.offsets->between(line.offsets_begin + begin, line.offsets_begin + end);
  return text::source_length(encoding_, line.text.substr(begin, end - begin));
}

/// How many bytes of input stand before an offset of a line. Asked for in rising order.
std::uint64_t Lexer::source_offset(const decode::Line& line, std::size_t offset) {
  if (encoding_ == text::Encoding::utf8) return offset;
  if (offset == line.text.size()) return line.source_bytes;
  walked_.source += source_bytes(line, walked_.text, offset);
  walked_.text = offset;
  return walked_.source;
}

Piece& Lexer::add(std::string_view text, const decode::Line& line, std::size_t begin, std::size_t end,
                  std::uint32_t column) {
  const std::uint64_t source_begin = source_offset(line, begin);
  Piece& piece = pieces_.emplace_back(blank_piece);
  piece.text = text;
  piece.source_bytes = static_cast<std::uint32_t>(source_offset(line, end) - source_begin);
  piece.encoding = encoding_;
  piece.at = {line.at.byte + source_begin, line.at.line, line.at.column + column, page_};
  if (line.begins) piece.line_offset = static_cast<std::uint32_t>(source_begin);
  piece.before = seam_;
  piece.skipped = skipped_;
  piece.form_feeds = form_feeds_;
  form_feeds_ = 0;
  piece.opens_line = pieces_.size() == 1 && line.begins;
  if (bad_.length > 0) piece.bad_before = std::exchange(bad_, {});
  seam_ = Seam::none;
  skipped_ = {};
  beside_page_edge_ = false;
  return piece;
}

bool Lexer::is_furniture(std::string_view line) {
  if (furniture_.may_match(line)) {
    const auto matches = [&] { return furniture_.any_matches(line); };
    if (furniture_.take_digits_alike() ? remember(furniture_lines_, line, matches) : matches()) return true;
  }
  return beside_page_edge_ && page_edge_.any_matches(line);
}

PieceClass Lexer::classify(std::string_view padded_text) {
  if (padded_text.size() > longest_amount || !amounts_.all.may_match(padded_text)) return PieceClass::text;
  ShortNumber number;
  if (!amounts_.all.take_digits_alike() || padded_text.size() > number.masked.longest)
    return classify_number(padded_text);
  number.masked = text::FixedText<16>(padded_text);
  number.masked.mask_digits();
  ShortNumber& known = short_numbers_[number.masked.hash() >> (64U - bits_of_short_numbers)];
  if (known.masked == number.masked) return known.cls;
  number.cls = classify_number(padded_text);
  if (is_plain_number(padded_text)) known = number;
  return number.cls;
}

PieceClass Lexer::classify_number(std::string_view text) {
  const auto match = [&] {
    const std::size_t which = amounts_.first_match(text);
    return which == grammar::PatternList::none ? PieceClass::text : amount_classes[which];
  };
  return amounts_.all.take_digits_alike() && is_plain_number(text) ? remember(numbers_, text, match)
                                                                   : match();
}

}  // namespace jixiao::lex
