#include "emit/csv.h"

#include <algorithm>
#include <array>

#include "emit/messages.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jixiao::emit {
namespace {

#if defined(__SSE2__)

/// Sets all bits of the bytes that need quotes.
inline __m128i quotes_needed(__m128i bytes) {
  const auto is = [bytes](char mark) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(mark)); };
  return _mm_or_si128(_mm_or_si128(is(','), is('"')), _mm_or_si128(is('\r'), is('\n')));
}

#endif

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
  text::Pen pen(out);
  CsvRow row(pen, style);
  for (const std::string_view column : columns) {
    row.word(style.chinese_header ? chinese_column(column) : column);
  }
  row.end();
}

bool needs_csv_quotes(std::string_view text) {
#if defined(__SSE2__)
  // Every processor that the program is built for has these instructions.
  constexpr std::size_t width = sizeof(__m128i);
  const auto look = [](const char* at) {
    return quotes_needed(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
  };
  if (text.size() < width) {
    char padded[width] = {};
    text::copy_bytes(padded, text.data(), text.size());
    return _mm_movemask_epi8(look(padded)) != 0;
  }
  const char* const last = text.data() + text.size() - width;
  __m128i found = look(last);
  for (const char* at = text.data(); at < last; at += width) found = _mm_or_si128(found, look(at));
  return _mm_movemask_epi8(found) != 0;
#else
  const auto needs_quotes = [](char byte) {
    return byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
  };
  return std::any_of(text.begin(), text.end(), needs_quotes);
#endif
}

/// Writes a text with quotes, and so that it is no formula, where it must be so.
void CsvRow::guarded(std::string_view text) {
  const bool quoted = needs_csv_quotes(text);
  if (quoted) pen_.raw("\"");
  if (style_.excel && is_formula(text)) pen_.raw("'");
  if (!quoted) return pen_.bytes(text);
  for (const char& byte : text) {
    if (byte == '"') pen_.raw("\"");
    pen_.bytes({&byte, 1});
  }
  pen_.raw("\"");
}

}  // namespace jixiao::emit
