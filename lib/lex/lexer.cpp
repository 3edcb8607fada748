#include "lex/lexer.h"

#include <algorithm>

#include "text/look_alike.h"
#include "text/utf8.h"

namespace jixiao::lex {
namespace {

using text::Seam;

/// So many empty lines in a row are what a page break leaves in dumps that put one after every line.
constexpr std::uint32_t blank_lines_of_page_break = 3;
/// Nothing longer is looked at as a page number or as an amount.
constexpr std::size_t longest_furniture = 64;
constexpr std::size_t longest_amount = 48;

Seam stronger(Seam left, Seam right) { return std::max(left, right); }

/// A quick look at the first byte: digits, signs, brackets and, for other scripts' forms of them, any lead byte
/// above ASCII but those of Han characters.
bool may_begin_amount(std::string_view text) {
  const unsigned char first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return !text::is_ascii_letter(text.front()) || text.front() == 'O' || text.front() == 'l';
  return first < 0xE3 || first == 0xEF;
}

}  // namespace

const Piece* Lexer::next() {
  while (served_ == pieces_.size()) {
    if (!read_line()) return nullptr;
  }
  return &pieces_[served_++];
}

/// Cuts the next line; false when nothing is left.
bool Lexer::read_line() {
  pieces_.clear();
  served_ = 0;
  const decode::Line* line = lines_.next();
  if (line == nullptr) {
    if (ended_) return false;
    finish();
    return true;
  }
  if (!started_) skipped_.furniture += line->at.byte - line->bad_before.length;  // the byte order mark
  started_ = true;
  if (line->begins) {
    if (after_line_end_) seam_ = stronger(seam_, Seam::line_break);
    after_line_end_ = false;
  }
  if (line->bad_before.length > 0) {
    if (bad_.length == 0) bad_.at = line->bad_before.at;
    bad_.length += line->bad_before.length;
    bad_.columns += line->bad_before.columns;
    skipped_.bad += line->bad_before.length;
  }
  if (!take_furniture(*line)) cut(*line);
  skipped_.breaks += line->end_bytes;
  if (line->ends) {
    after_line_end_ = true;
    if (pieces_.empty() && line->begins && ++blank_lines_ >= blank_lines_of_page_break) seam_ = Seam::page_break;
  }
  if (!pieces_.empty()) blank_lines_ = 0;
  return true;
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
  if (!line.begins || !line.ends || text.empty() || text.size() > longest_furniture || bad_.length > 0) return false;
  const std::size_t form_feed = text.find('\f');
  const std::string_view trimmed = text::trim(text);
  if (form_feed != std::string_view::npos) beside_page_edge_ = true;
  if (trimmed.empty() || !is_furniture(trimmed)) return false;
  if (form_feed != std::string_view::npos) page_ = std::max(page_, 1U) + 1;
  seam_ = Seam::page_break;
  skipped_.furniture += text.size();
  beside_page_edge_ = false;
  return true;
}

void Lexer::cut(const decode::Line& line) {
  const std::string_view text = line.text;
  std::size_t at = 0, begin = 0;
  std::uint32_t column = 0, begin_column = 0;
  bool inside = false;
  const auto close = [&] {
    if (inside) add_piece(line, begin, at, begin_column);
    inside = false;
  };
  while (at < text.size()) {
    const unsigned char lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead <= 0x20 || lead == 0xC2 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF || lead == 0xF0) {
      if (const std::size_t blank = text::blank_at_start(text.substr(at, length))) {
        close();
        if (text[at] == '\f') {
          seam_ = Seam::page_break;
          beside_page_edge_ = true;
          skipped_.furniture += 1;
          page_ = std::max(page_, 1U) + 1;
        } else {
          seam_ = stronger(seam_, Seam::gap);
          skipped_.spaces += blank;
        }
        at += blank;
        ++column;
        continue;
      }
      if (const std::string_view stands_for = text::look_alike(text.substr(at, length)); !stands_for.empty()) {
        close();
        add_folded(line, at, at + length, column, stands_for);
        at += length;
        ++column;
        continue;
      }
    }
    if (!inside) {
      inside = true;
      begin = at;
      begin_column = column;
    }
    at += length;
    ++column;
  }
  close();
}

void Lexer::add_piece(const decode::Line& line, std::size_t begin, std::size_t end, std::uint32_t column) {
  const std::string_view text = line.text.substr(begin, end - begin);
  Piece& piece = add(text, line, begin, column);
  piece.source_bytes = static_cast<std::uint32_t>(text.size());
  piece.cls = classify(text);
}

/// Adds a character that is read as another one.
void Lexer::add_folded(const decode::Line& line, std::size_t begin, std::size_t end, std::uint32_t column,
                       std::string_view read_as) {
  Piece& piece = add(read_as, line, begin, column);
  piece.source_bytes = static_cast<std::uint32_t>(end - begin);
  piece.identical = false;
}

Piece& Lexer::add(std::string_view text, const decode::Line& line, std::size_t begin, std::uint32_t column) {
  Piece piece;
  piece.text = text;
  piece.at = {line.at.byte + begin, line.at.line, line.at.column + column};
  piece.before = seam_;
  piece.page = page_;
  piece.skipped = skipped_;
  piece.opens_line = pieces_.empty() && line.begins;
  piece.bad_before = bad_;
  bad_ = {};
  seam_ = Seam::none;
  skipped_ = {};
  beside_page_edge_ = false;
  return pieces_.emplace_back(piece);
}

bool Lexer::is_furniture(std::string_view line) const {
  if (static_cast<unsigned char>(line.back()) >= 0x80 && static_cast<unsigned char>(line.front()) >= 0xE4) {
    const bool has_digit = std::any_of(line.begin(), line.end(), text::is_ascii_digit);
    if (!has_digit) return false;
  }
  const auto matches = [&](const grammar::Pattern& pattern) { return pattern.matches(line); };
  if (std::any_of(grammar_.furniture.lines.begin(), grammar_.furniture.lines.end(), matches)) return true;
  return beside_page_edge_ &&
         std::any_of(grammar_.furniture.page_edge.begin(), grammar_.furniture.page_edge.end(), matches);
}

PieceClass Lexer::classify(std::string_view text) const {
  if (text.size() > longest_amount || !may_begin_amount(text)) return PieceClass::text;
  const grammar::AmountPatterns& patterns = grammar_.amounts;
  if (patterns.amount.matches(text)) return PieceClass::amount;
  if (patterns.integer.matches(text)) return PieceClass::integer;
  if (patterns.blank.matches(text)) return PieceClass::blank;
  if (patterns.malformed.matches(text)) return PieceClass::malformed;
  return PieceClass::text;
}

}  // namespace jixiao::lex
