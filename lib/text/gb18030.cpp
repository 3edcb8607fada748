#include "text/gb18030.h"

#include <unicode/ucnv.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace jixiao::text {
namespace {

/// How many codes of four bytes stand for characters below U+10000.
constexpr std::size_t basic_codes = 39420;
/// The number of the four-byte code of U+10000 (90 30 81 30), counted from 81 30 81 30.
constexpr std::size_t first_supplementary = (std::size_t{0x90} - 0x81) * 12600;

constexpr char16_t replacement = 0xFFFD;

/// What ICU reads in a row of codes, one UTF-16 unit each.
std::u16string converted(const std::string& codes, std::size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("gb18030", &error),
                                                                     &ucnv_close);
  std::u16string units(count + 1, u'\0');
  std::int32_t length = 0;
  if (U_SUCCESS(error)) {
    length = ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                           codes.data(), static_cast<std::int32_t>(codes.size()), &error);
  }
  if (U_FAILURE(error) || static_cast<std::size_t>(length) != count) {
    throw std::runtime_error(std::string("ICU reads no GB18030: ") + u_errorName(error));
  }
  return units;
}

/// The characters below U+10000 by the number of their four-byte code.
std::u16string basic_characters() {
  std::string codes;
  codes.reserve(4 * basic_codes);
  for (std::size_t number = 0; number < basic_codes; ++number) {
    codes += static_cast<char>(0x81 + number / 12600);
    codes += static_cast<char>(0x30 + number / 1260 % 10);
    codes += static_cast<char>(0x81 + number / 10 % 126);
    codes += static_cast<char>(0x30 + number % 10);
  }
  return converted(codes, basic_codes);
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
  std::string codes;
  std::vector<std::size_t> places;
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail == 0x7F) continue;
      codes += static_cast<char>(lead);
      codes += static_cast<char>(trail);
      places.push_back((lead - 0x80) << 8U | trail);
    }
  }
  const std::u16string units = converted(codes, places.size());
  for (std::size_t index = 0; index < places.size(); ++index) {
    const char16_t unit = units[index];
    if (unit == replacement) continue;  // the mark itself has four bytes
    two_bytes_[places[index]] = packed_utf8(unit);
    short_ones_[unit >> 3U] = static_cast<std::uint8_t>(short_ones_[unit >> 3U] | 1U << (unit & 7U));
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
  static const std::u16string basic = basic_characters();
  // A character that has a shorter code is not taken in a longer one (as in UTF-8): then its length in the
  // input follows from the character.
  return gb18030().has_two_bytes(basic[number]) ? no_character : char32_t{basic[number]};
}

const Gb18030& gb18030() {
  static const Gb18030 tables;
  return tables;
}

}  // namespace jixiao::text
