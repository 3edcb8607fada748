#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "text/position.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// The same as `trimmed`, where there may be something to do.
text::Leaf trim_blanks(std::string_view text, std::size_t begin, std::size_t end);

/// What two bytes of a character tell of blanks: by the first of them the second one of a blank.
inline constexpr std::uint8_t no_blank = 0xFF, any_blank = 0x01;
inline constexpr std::array<std::uint8_t, 256> second_of_blank = [] {
  std::array<std::uint8_t, 256> second{};
  second.fill(no_blank);
  for (std::size_t byte = 0; byte <= 0x20; ++byte) second[byte] = any_blank;
  second[0xC2] = any_blank;
  second[0xE2] = second[0xE3] = 0x80;
  second[0xEF] = 0xBB;
  return second;
}();

/// Whether it is sure that a range has no blanks at its ends. Nearly none has any.
inline bool is_trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest_blank = 3;
  if (end < begin + longest_blank) return false;
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto may_be_blank = [&](std::size_t at) {
    const std::uint8_t second = second_of_blank[byte(at)];
    return second == byte(at + 1) || second == any_blank;
  };
  return !may_be_blank(begin) && !may_be_blank(end - longest_blank) && byte(end - 2) != 0xC2 &&
         byte(end - 1) > 0x20;
}

/// The range without blanks at its ends.
inline text::Leaf trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  if (!is_trimmed(text, begin, end)) return trim_blanks(text, begin, end);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Where the last line in the range, which is not empty, begins; the range's beginning when it is one line.
std::uint32_t last_line(const text::SplicedText& text, text::Leaf range);

/// Whether a seam of the input lies right before the character at `offset`; the end of the text counts as
/// one.
bool seam_before(const text::SplicedText& text, std::uint32_t offset);

}  // namespace jixiao::parse
