#include "emit/csv.h"

#include <array>
#include <charconv>

#include "emit/messages.h"

namespace jixiao::emit {
namespace {

constexpr std::array<bool, 256> needs_quotes = [] {
  std::array<bool, 256> bytes{};
  for (const char byte : {',', '"', '\r', '\n'}) bytes[static_cast<unsigned char>(byte)] = true;
  return bytes;
}();

/// Whether a spreadsheet takes the text for a formula: by its first character, as long as something follows
/// it.
bool is_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> starts = {"=",  "+",      "-",      "@",      "\t",
                                                       "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  for (const std::string_view start : starts) {
    if (text.starts_with(start)) return text.size() > start.size();
  }
  return false;
}

}  // namespace

void append_csv_header(std::string& out, std::span<const std::string_view> columns, const CsvStyle& style) {
  if (style.excel) out += "\uFEFF";
  CsvRow row(out, style);
  for (const std::string_view column : columns) {
    row.word(style.chinese_header ? chinese_column(column) : column);
  }
  row.end();
}

void CsvRow::text(std::string_view text) {
  std::string& out = next();
  const bool formula = style_.excel && is_formula(text);
  bool quoted = false;
  for (const char byte : text) quoted = quoted || needs_quotes[static_cast<unsigned char>(byte)];
  if (quoted) out += '"';
  if (formula) out += '\'';
  if (!quoted) {
    out.append(text);
    return;
  }
  for (const char byte : text) {
    if (byte == '"') out += '"';
    out += byte;
  }
  out += '"';
}

void CsvRow::number(std::uint64_t value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  next().append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void CsvRow::number(const text::Decimal& value) {
  value.append_to(next());
}

}  // namespace jixiao::emit
