#include "emit/byte_columns.h"

#include <algorithm>

#include "text/utf8.h"

namespace jixiao::emit {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

/// Whether the snippet shows less of its line before the place than there is.
bool is_cut(std::string_view before, std::uint32_t column) {
  return text::count_characters(before) + 1 != column || before.starts_with(ellipsis);
}

}  // namespace

ByteColumns byte_columns(const finding::Finding& finding) {
  const finding::Snippet& snippet = finding.snippet;
  const bool on_one_line = finding.begin.line == finding.end.line;
  const std::uint64_t end_start = on_one_line ? snippet.line_start : snippet.end_line_start;
  if (snippet.line_start <= finding.begin.byte && end_start <= finding.end.byte) {
    return {finding.begin.byte - snippet.line_start + 1, finding.end.byte - end_start + 1, finding.end.line};
  }
  const std::string_view line = snippet.line;
  const std::size_t begin = std::min<std::size_t>(snippet.begin, line.size());
  const std::size_t end = std::clamp<std::size_t>(snippet.end, begin, line.size());
  if (is_cut(line.substr(0, begin), finding.begin.column)) return {};
  ByteColumns columns{begin + 1, end + 1, finding.begin.line};
  const bool whole =
      finding.end.line != finding.begin.line ||
      text::count_characters(line.substr(begin, end - begin)) + finding.begin.column == finding.end.column;
  if (!whole) columns.end = 0;
  return columns;
}

}  // namespace jixiao::emit
