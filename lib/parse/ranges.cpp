#include "parse/ranges.h"

#include "text/utf8.h"

namespace jixiao::parse {

using text::Leaf;
using text::SplicedText;

Leaf trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  // Nearly no range has blanks at its ends: their lead bytes tell that at once.
  const auto may_be_blank = [](char byte) {
    const unsigned char lead = static_cast<unsigned char>(byte);
    return lead <= 0x20 || lead == 0xC2 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF;
  };
  while (begin < end && may_be_blank(text[begin])) {
    const std::size_t blank = text::blank_at_start(text.substr(begin, end - begin));
    if (blank == 0) break;
    begin += blank;
  }
  while (begin < end) {
    const bool possible = static_cast<unsigned char>(text[end - 1]) <= 0x20 ||
                          (end - begin >= 2 && may_be_blank(text[end - 2])) ||
                          (end - begin >= 3 && may_be_blank(text[end - 3]));
    const std::size_t blank = possible ? text::blank_at_end(text.substr(begin, end - begin)) : 0;
    if (blank == 0) break;
    end -= blank;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool seam_before(const SplicedText& row, std::uint32_t offset) {
  if (offset >= row.size()) return true;
  const text::Splice& splice = row.splices()[row.splice_at(offset)];
  if (splice.begin == offset) return splice.before != text::Seam::none;
  return row.text()[offset] == ' ' && offset + 1 < row.size() &&
         row.splices()[row.splice_at(offset + 1)].begin == offset + 1;
}

}  // namespace jixiao::parse
