#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "text/decimal.h"

namespace jixiao::emit {

/// How CSV is written: RFC 4180 with quotes only where needed, or as spreadsheets open it without a question.
struct CsvStyle {
  bool excel = false;           ///< BOM, CRLF, text that would run as a formula led by '
  bool chinese_header = false;  ///< column names in Chinese
};

/// The first line; with `excel` the BOM before it.
void append_csv_header(std::string& out, std::span<const std::string_view> columns, const CsvStyle& style);

/// Appends cells of one row to a string. Cells made before (a prefix that many rows share) may be added as
/// they are.
class CsvRow {
 public:
  CsvRow(std::string& out, const CsvStyle& style) : out_(out), style_(style) {}

  void text(std::string_view text);
  void number(std::uint64_t value);
  void number(const text::Decimal& value);
  /// A word that jixiao chose itself: no cell of the input, never a formula.
  void word(std::string_view word) { next().append(word); }
  void empty(int cells = 1) {
    while (cells-- > 0) next();
  }
  void made(std::string_view cells) { next().append(cells); }
  void end() { out_ += style_.excel ? "\r\n" : "\n"; }

 private:
  std::string& next() {
    if (!first_) out_ += ',';
    first_ = false;
    return out_;
  }

  std::string& out_;
  const CsvStyle& style_;
  bool first_ = true;
};

}  // namespace jixiao::emit
