#include <algorithm>

#include "lex/lexer.h"
#include "lex/short_lines.h"
#include "text/utf8.h"

/// Clean lines, as nearly all are: those of text many at a time, the others without a look at each character.
/// What comes of them, and what is remembered, is what comes of a line that `cut` takes.
namespace jixiao::lex {

using text::Seam;

namespace {

/// Calls `take` with begin and end of each stretch of a clean line between spaces, until it returns false;
/// whether it never did.
template <class Take>
bool each_piece(std::string_view line, const Take& take) {
  for (std::size_t at = 0;;) {
    const std::size_t begin = line.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) return true;
    at = std::min(line.find(' ', begin), line.size());
    if (!take(begin, at)) return false;
  }
}

/// Whether a clean line is one piece that is appended without a look at what stands before it.
bool is_simple(const text::CleanLine& line) {
  return !line.has_spaces() && text::SplicedText::is_simple(line.text);
}

}  // namespace

/// Whether nothing is to be said of the next line because of what stands before it.
bool Lexer::may_append_lines() const {
  return served_ == pieces_.size() && bad_.length == 0 && !held_.waits && !beside_page_edge_ &&
         after_line_end_;
}

/// Whether a short clean line without spaces is sure to be text: what begins or ends like nothing else.
bool Lexer::is_text(std::string_view line) const {
  return !(amounts_.all.may_match(line) || furniture_.may_match(line) || page_edge_.may_match(line));
}

/// The same of all pieces of any clean line.
bool Lexer::are_text(const text::CleanLine& line) const {
  const std::string_view text = line.text;
  if (!line.has_spaces()) return is_long(text) || is_text(text);
  if (text::is_ascii_digit(text.back())) return false;  // nearly always an amount
  std::size_t count = 0;
  const bool are_text = each_piece(text, [&](std::size_t begin, std::size_t end) {
    ++count;
    return end - begin > longest_amount || !amounts_.all.may_match(text.substr(begin, end - begin));
  });
  if (!are_text || count == 0) return false;
  if (is_long(text)) return true;
  const std::string_view printed = text::trim(text);
  return !furniture_.may_match(printed) && (count > 1 || !page_edge_.may_match(printed));
}

bool Lexer::text_follows() {
  if (!may_append_lines()) return false;
  const std::span<const text::CleanLine> lines = lines_.clean_lines();
  if (lines.size() < 2) return false;
  const text::CleanLine& line = lines.front();
  // What stands at the edge of a page, or behind wide gaps, is remembered as soon as it is looked at.
  constexpr std::string_view wide_gap = "  ";
  const bool changes_nothing = seam_ != Seam::page_break && running_lines_.is_inside_page(line.byte) &&
                               line.first_space > 0 &&
                               line.text.find(wide_gap, line.first_space) == std::string_view::npos;
  // What a line end has cut off a number looks like text by itself.
  const bool may_be_number = is_plain_number(line.text.substr(0, line.first_space));
  if (!changes_nothing || may_be_number || !are_text(line)) return false;
  following_byte_ = line.byte;
  return true;
}

bool Lexer::append_lines(text::SplicedText& text, const Room& room) {
  if (!may_append_lines()) return false;
  const std::span<const text::CleanLine> lines = lines_.clean_lines();
  std::size_t count = 0;
  while (count + 1 < lines.size() && text.size() < room.enough && text.splices().size() <= room.pieces) {
    const bool is_whole = is_simple(lines[count]);
    const std::size_t taken = is_whole ? append_simple_lines(text, room, lines.subspan(count))
                                       : append_pieces(text, room, lines.subspan(count));
    if (taken == 0) break;
    count += taken;
  }
  if (count == 0) return false;
  following_byte_ = 0;
  lines_.pass_clean_lines(count);
  return true;
}

/// Appends the simple lines at the start of a list; how many there are.
std::size_t Lexer::append_simple_lines(text::SplicedText& text, const Room& room,
                                       std::span<const text::CleanLine> lines) {
  // Each that is taken adds its bytes and one piece, so how many have room is known before any is added.
  std::size_t count = 0, size = text.size(), pieces = text.splices().size();
  while (count + 1 < lines.size() && size < room.enough && pieces <= room.pieces) {
    const text::CleanLine& line = lines[count];
    if (!is_simple(line) || size + line.text.size() > room.longest ||
        !(is_long(line.text) || is_text(line.text)))
      break;
    size += line.text.size();
    ++pieces;
    ++count;
    if (lines[count].empty_lines_behind(line) >= PageGaps::fewest) break;
  }
  if (count == 0) return 0;
  page_gaps_.add(blank_lines_);
  page_gaps_.add_narrow(count - 1);
  const bool opens_page = seam_ == Seam::page_break && skipped_.furniture > 0;
  text.append_lines(lines.first(count + 1), text::stronger(seam_, Seam::line_break), skipped_, page_,
                    encoding_);
  running_lines_.add(lines.first(count), opens_page);
  text_lines_ += count;
  const text::CleanLine &last = lines[count - 1], &behind = lines[count];
  blank_lines_ = behind.empty_lines_behind(last);
  seam_ = page_gaps_.seam_of(blank_lines_);
  skipped_ = {behind.breaks_behind(last), 0, 0, 0};
  return count;
}

/// Hands on each piece of the first line of a list, which has text and is in UTF-8, and takes the line into
/// account: what `cut` does, and what is done around it. `take(const text::Piece&)` says whether the piece is
/// of class text.
template <class Take>
void Lexer::take_pieces(std::span<const text::CleanLine> lines, const Take& take) {
  const text::CleanLine &line = lines[0], &behind = lines[1];
  page_gaps_.add(blank_lines_);
  seam_ = text::stronger(seam_, Seam::line_break);
  const bool opens_page = seam_ == Seam::page_break && skipped_.furniture > 0;
  std::size_t last_end = 0;
  std::uint32_t column = 0;  // of the last end
  each_piece(line.text, [&](std::size_t begin, std::size_t end) {
    const std::size_t gap = begin - last_end;
    if (gap > 0) seam_ = text::stronger(seam_, Seam::gap);
    skipped_.spaces += gap;
    column += static_cast<std::uint32_t>(gap);
    text::Piece piece;
    piece.text = line.text.substr(begin, end - begin);
    piece.source_bytes = static_cast<std::uint32_t>(piece.text.size());
    piece.at = {line.byte + begin, line.line, 1 + column, page_};
    piece.before = seam_;
    piece.line_offset = static_cast<std::uint32_t>(begin);
    piece.skipped = skipped_;
    if (take(piece) && gap > 1) side_by_side_.add(line.text, begin, text_lines_ + 1, column, last_end > 0);
    column += static_cast<std::uint32_t>(text::count_characters(piece.text));
    seam_ = Seam::none;
    skipped_ = {};
    last_end = end;
    return true;
  });
  if (last_end < line.text.size()) seam_ = Seam::gap;
  skipped_.spaces += line.text.size() - last_end;
  ++text_lines_;
  running_lines_.add(line.text, opens_page, line.byte);
  skipped_.breaks += behind.breaks_behind(line);
  blank_lines_ = behind.empty_lines_behind(line);
  seam_ = text::stronger(seam_, page_gaps_.seam_of(blank_lines_));
}

/// Appends the pieces of the first line of a list; 0 if anything of it needs a closer look, else 1.
std::size_t Lexer::append_pieces(text::SplicedText& text, const Room& room,
                                 std::span<const text::CleanLine> lines) {
  const text::CleanLine& line = lines.front();
  // In other encodings it would have to be found out where its pieces stand in the input.
  if (encoding_ != text::Encoding::utf8 || !are_text(line)) return 0;
  // Each piece can bring a space with it.
  const std::size_t size = text.size() + 2 * line.text.size();
  if (size >= room.enough || size > room.longest || text.splices().size() + line.text.size() > room.pieces)
    return 0;
  take_pieces(lines, [&text](const text::Piece& piece) {
    text.append(piece);
    return true;
  });
  return 1;
}

/// Cuts the next line if it is clean, and neither page furniture nor perhaps a page number; else nothing has
/// happened.
bool Lexer::read_clean_line() {
  if (encoding_ != text::Encoding::utf8 || !may_append_lines()) return false;
  const std::span<const text::CleanLine> lines = lines_.clean_lines();
  if (lines.size() < 2) return false;
  const std::string_view printed = text::trim(lines.front().text);
  if (printed.empty()) return false;
  if (!is_long(printed)) {
    const bool is_one_piece = printed.find(' ') == std::string_view::npos;
    if (is_furniture(printed) || (is_one_piece && page_edge_.may_match(printed))) return false;
  }
  pieces_.clear();
  served_ = 0;
  take_pieces(lines, [this](const text::Piece& piece) {
    Piece& added = pieces_.emplace_back(blank_piece);
    static_cast<text::Piece&>(added) = piece;
    added.cls = classify(piece.text);
    added.opens_line = pieces_.size() == 1;
    return added.cls == PieceClass::text;
  });
  following_byte_ = 0;
  lines_.pass_clean_lines(1);
  return true;
}

}  // namespace jixiao::lex
