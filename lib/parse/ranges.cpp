#include "parse/ranges.h"

#include "text/utf8.h"

namespace jixiao::parse {

using text::Leaf;
using text::SplicedText;

Leaf trim_blanks(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const std::size_t blank = text::blank_at_start(text.substr(begin, end - begin));
    if (blank == 0) break;
    begin += blank;
  }
  while (begin < end) {
    const std::size_t blank = text::blank_at_end(text.substr(begin, end - begin));
    if (blank == 0) break;
    end -= blank;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::uint32_t last_line(const SplicedText& text, Leaf range) {
  for (std::size_t index = text.splice_at(range.end - 1) + 1; index-- > 0;) {
    const text::Splice& splice = text.splices()[index];
    if (splice.begin <= range.begin) break;
    if (splice.before >= text::Seam::line_break) return splice.begin;
  }
  return range.begin;
}

bool seam_before(const SplicedText& row, std::uint32_t offset) {
  if (offset >= row.size()) return true;
  const text::Splice& splice = row.splices()[row.splice_at(offset)];
  if (splice.begin == offset) return splice.before != text::Seam::none;
  return row.text()[offset] == ' ' && offset + 1 < row.size() &&
         row.splices()[row.splice_at(offset + 1)].begin == offset + 1;
}

}  // namespace jixiao::parse
