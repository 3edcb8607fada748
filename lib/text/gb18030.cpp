#include "text/gb18030.h"

#include <algorithm>

#include "text/character_table.h"

namespace jixiao::text {
namespace {

/// How many codes of four bytes stand for characters below U+10000.
constexpr std::size_t basic_codes = 39420;
/// The number of the four-byte code of U+10000 (90 30 81 30), counted from 81 30 81 30.
constexpr std::size_t first_supplementary = (std::size_t{0x90} - 0x81) * 12600;

constexpr char16_t replacement = 0xFFFD;

/// The character below U+10000 with that number of a four-byte code.
char16_t basic_character(std::size_t number) {
  const auto runs = gb18030_runs();
  const auto behind =
      std::upper_bound(runs.begin(), runs.end(), number,
                       [](std::size_t value, const GbRun& run) { return value < run.number; });
  const GbRun& run = *(behind - 1);
  return static_cast<char16_t>(run.character + (number - run.number));
}

/// The UTF-8 bytes of a character outside ASCII, the first one lowest, and their number in the highest byte.
std::uint32_t packed_utf8(std::uint32_t character) {
  const std::uint32_t last = 0x80 | (character & 0x3F);
  if (character < 0x800) return (2U << 24U) | (last << 8U) | 0xC0 | (character >> 6U);
  const std::uint32_t middle = 0x80 | ((character >> 6U) & 0x3F);
  return (3U << 24U) | (last << 16U) | (middle << 8U) | 0xE0 | (character >> 12U);
}

}  // namespace

Gb18030::Gb18030() : two_bytes_(std::size_t{0x80} << 8U) {
  auto next = gb18030_two_bytes().begin();
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail == 0x7F) continue;
      const char16_t unit = *next++;
      if (unit == replacement) continue;  // the mark itself has four bytes
      two_bytes_[(lead - 0x80) << 8U | trail] = packed_utf8(unit);
      short_ones_[unit >> 3U] = static_cast<std::uint8_t>(short_ones_[unit >> 3U] | 1U << (unit & 7U));
    }
  }
}

char32_t Gb18030::four_bytes(std::string_view code) {
  const auto digit = [&](std::size_t index, unsigned least) {
    return static_cast<std::size_t>(static_cast<unsigned char>(code[index])) - least;
  };
  const std::size_t lead = digit(0, 0x81), second = digit(1, 0x30), third = digit(2, 0x81),
                    last = digit(3, 0x30);
  if (lead >= 126 || second >= 10 || third >= 126 || last >= 10) return no_character;
  const std::size_t number = ((lead * 10 + second) * 126 + third) * 10 + last;
  if (number >= first_supplementary) {
    const std::size_t character = 0x10000 + (number - first_supplementary);
    return character <= 0x10FFFF ? static_cast<char32_t>(character) : no_character;
  }
  if (number >= basic_codes) return no_character;
  const char16_t basic = basic_character(number);
  // A character that has a shorter code is not taken in a longer one (as in UTF-8): then its length in the
  // input follows from the character.
  return gb18030().has_two_bytes(basic) ? no_character : char32_t{basic};
}

const Gb18030& gb18030() {
  static const Gb18030 tables;
  return tables;
}

}  // namespace jixiao::text
