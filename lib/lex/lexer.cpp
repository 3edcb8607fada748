#include "lex/lexer.h"

#include <algorithm>

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

/// Cuts the next line; false at the end of the input.
bool Lexer::read_line() {
  pieces_.clear();
  served_ = 0;
  const decode::Line* line = lines_.next();
  if (line == nullptr) {
    if (bad_.length == 0) return false;
    pieces_.push_back({{}, bad_.at, Seam::none, PieceClass::text, false, bad_});
    bad_ = {};
    return true;
  }
  if (line->begins) {
    if (after_line_end_) seam_ = stronger(seam_, Seam::line_break);
    after_line_end_ = false;
  }
  if (line->bad_before.length > 0) {
    if (bad_.length == 0) bad_.at = line->bad_before.at;
    bad_.length += line->bad_before.length;
    bad_.columns += line->bad_before.columns;
  }
  cut(*line);
  if (line->ends) {
    after_line_end_ = true;
    if (pieces_.empty() && line->begins && ++blank_lines_ >= blank_lines_of_page_break) seam_ = Seam::page_break;
  }
  if (!pieces_.empty()) blank_lines_ = 0;
  return true;
}

void Lexer::cut(const decode::Line& line) {
  const std::string_view text = line.text;
  if (line.begins && line.ends && text.size() <= longest_furniture && !text.empty() && bad_.length == 0) {
    if (text.find('\f') != std::string_view::npos) seam_ = Seam::page_break, beside_page_edge_ = true;
    const std::string_view trimmed = text::trim(text);
    if (!trimmed.empty() && is_furniture(trimmed)) {
      seam_ = Seam::page_break;
      beside_page_edge_ = false;
      return;
    }
  }
  std::size_t at = 0, begin = 0;
  std::uint32_t column = 0, begin_column = 0;
  bool inside = false;
  while (at < text.size()) {
    const unsigned char lead = static_cast<unsigned char>(text[at]);
    std::size_t blank = 0;
    if (lead <= 0x20 || lead == 0xC2 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF) {
      blank = text::blank_at_start(text.substr(at, 3));
    }
    if (blank > 0) {
      if (inside) add_piece(line, begin, at, begin_column);
      inside = false;
      if (text[at] == '\f') {
        seam_ = Seam::page_break;
      } else {
        seam_ = stronger(seam_, Seam::gap);
      }
      at += blank;
      ++column;
      continue;
    }
    if (!inside) {
      inside = true;
      begin = at;
      begin_column = column;
    }
    at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    ++column;
  }
  if (inside) add_piece(line, begin, text.size(), begin_column);
}

void Lexer::add_piece(const decode::Line& line, std::size_t begin, std::size_t end, std::uint32_t column) {
  const std::string_view text = line.text.substr(begin, end - begin);
  const text::Position at{line.at.byte + begin, line.at.line, line.at.column + column};
  pieces_.push_back({text, at, seam_, classify(text), pieces_.empty() && line.begins, bad_});
  bad_ = {};
  seam_ = Seam::none;
  beside_page_edge_ = false;
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
