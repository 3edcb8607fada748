#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "text/pen.h"

namespace jixiao::emit {

/// How CSV is written: RFC 4180 with quotes only where needed, or as spreadsheets open it without a question.
struct CsvStyle {
  bool excel = false;           ///< BOM, CRLF, text that would run as a formula led by '
  bool chinese_header = false;  ///< column names in Chinese
};

/// The first line; with `excel` the BOM before it.
void append_csv_header(std::string& out, std::span<const std::string_view> columns, const CsvStyle& style);

/// Whether a cell with this text must stand in quotes.
bool needs_csv_quotes(std::string_view text);

/// Writes the cells of one row. Cells made before (a prefix that many rows share) may be added as they are.
class CsvRow {
 public:
  /// With `first` false cells stand in front of its first one, too.
  CsvRow(text::Pen& pen, const CsvStyle& style, bool first = true)
      : pen_(pen), style_(style), first_(first) {}

  void text(std::string_view text) {
    next();
    style_.excel || needs_csv_quotes(text) ? guarded(text) : pen_.bytes(text);
  }
  void number(std::uint64_t value) {
    next();
    pen_.number(value);
  }
  void number(const text::Decimal& value) {
    next();
    pen_.number(value);
  }
  /// A word that jixiao chose itself: no cell of the input, never a formula.
  void word(std::string_view word) { made(word); }
  void empty(int cells = 1) {
    while (cells-- > 0) next();
  }
  void made(std::string_view cells) {
    next();
    pen_.bytes(cells);
  }
  /// For cells that are written without the row, each with a comma in front.
  text::Pen& pen() { return pen_; }
  void end() { style_.excel ? pen_.raw("\r\n") : pen_.raw("\n"); }

 private:
  void next() {
    if (!first_) pen_.raw(",");
    first_ = false;
  }
  void guarded(std::string_view text);

  text::Pen& pen_;
  const CsvStyle& style_;
  bool first_;
};

}  // namespace jixiao::emit
