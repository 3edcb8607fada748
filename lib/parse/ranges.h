#pragma once
#include <cstdint>
#include <string_view>

#include "text/position.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// The same as `trimmed`, where there may be something to do.
text::Leaf trim_blanks(std::string_view text, std::size_t begin, std::size_t end);

/// The range without blanks at its ends. Nearly none has any, and two bytes of a character tell that.
inline text::Leaf trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest_blank = 3;
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto may_be_blank = [&](std::size_t at) {
    const unsigned char lead = byte(at), second = byte(at + 1);
    return lead <= 0x20 || lead == 0xC2 || ((lead == 0xE2 || lead == 0xE3) && second == 0x80) ||
           (lead == 0xEF && second == 0xBB);
  };
  if (end < begin + longest_blank || may_be_blank(begin) || may_be_blank(end - longest_blank) ||
      byte(end - 2) == 0xC2 || byte(end - 1) <= 0x20)
    return trim_blanks(text, begin, end);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Whether a seam of the input lies right before the character at `offset`; the end of the text counts as
/// one.
bool seam_before(const text::SplicedText& text, std::uint32_t offset);

}  // namespace jixiao::parse
