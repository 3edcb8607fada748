#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <memory>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "text/character.h"
#include "text/character_table.h"

namespace {

using jixiao::text::CharacterFacts;
using jixiao::text::CharacterWidth;

constexpr UChar32 last_character = 0x10FFFF;
/// How many codes of four bytes stand for characters below U+10000.
constexpr std::size_t basic_codes = 39420;

CharacterWidth width_of(UChar32 character) {
  constexpr UChar32 soft_hyphen = 0xAD;
  if (character == soft_hyphen) return CharacterWidth::narrow;
  const int type = u_charType(character);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
    return CharacterWidth::none;
  const int syllable = u_getIntPropertyValue(character, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return CharacterWidth::none;
  switch (u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return CharacterWidth::wide;
    case U_EA_AMBIGUOUS:
      return CharacterWidth::ambiguous;
    default:
      return CharacterWidth::narrow;
  }
}

std::uint32_t facts_of(UChar32 character) {
  const int type = u_charType(character);
  auto facts = static_cast<std::uint32_t>(width_of(character));
  if (u_isdigit(character) != 0) facts |= CharacterFacts::digit;
  if (u_isalpha(character) != 0) facts |= CharacterFacts::letter;
  if (u_hasBinaryProperty(character, UCHAR_IDEOGRAPHIC) != 0) facts |= CharacterFacts::ideograph;
  if (type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || type == U_OTHER_PUNCTUATION)
    facts |= CharacterFacts::closing_or_dividing;
  if (u_hasBinaryProperty(character, UCHAR_CASE_SENSITIVE) != 0) facts |= CharacterFacts::cased;
  return facts;
}

void write_characters(std::ostream& out) {
  std::ostringstream pages;
  out << "constexpr std::uint32_t characters[] = {\n";
  constexpr std::uint32_t none = ~0U;
  std::uint32_t before = none;
  std::size_t count = 0;
  for (UChar32 character = 0; character <= last_character; ++character) {
    const std::uint32_t facts = facts_of(character);
    const auto point = static_cast<std::uint32_t>(character);
    if (facts != before) {
      out << (point << CharacterFacts::bits | facts) << ",\n";
      ++count;
    }
    before = facts;
    if (point % CharacterFacts::page == 0) pages << count - 1 << ",\n";
  }
  out << "};\n\nconstexpr std::uint16_t pages[] = {\n" << pages.str() << count - 1 << "};\n\n";
}

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
  units.resize(count);
  return units;
}

void write_two_bytes(std::ostream& out) {
  std::string codes;
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail == 0x7F) continue;
      codes += static_cast<char>(lead);
      codes += static_cast<char>(trail);
    }
  }
  out << "constexpr char16_t two_bytes[] = {\n";
  for (const char16_t unit : converted(codes, codes.size() / 2)) out << static_cast<unsigned>(unit) << ",\n";
  out << "};\n\n";
}

void write_runs(std::ostream& out) {
  std::string codes;
  for (std::size_t number = 0; number < basic_codes; ++number) {
    codes += static_cast<char>(0x81 + number / 12600);
    codes += static_cast<char>(0x30 + number / 1260 % 10);
    codes += static_cast<char>(0x81 + number / 10 % 126);
    codes += static_cast<char>(0x30 + number % 10);
  }
  out << "constexpr GbRun runs[] = {\n";
  const std::u16string units = converted(codes, basic_codes);
  for (std::size_t number = 0; number < basic_codes; ++number) {
    if (number > 0 && units[number] == units[number - 1] + 1) continue;
    out << '{' << number << ',' << static_cast<unsigned>(units[number]) << "},\n";
  }
  out << "};\n\n";
}

}  // namespace

/// Runs while building: `embed_unicode OUTPUT.cpp` writes what ICU knows of characters and of GB18030 as data
/// of the program, which then needs no ICU.
int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: embed_unicode OUTPUT.cpp\n";
    return 2;
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out << "// Generated from ICU by embed_unicode.\n#include \"text/character_table.h\"\n\nnamespace "
         "jixiao::text {\n"
         "namespace {\n\n";
  write_characters(out);
  write_two_bytes(out);
  write_runs(out);
  out << "}  // namespace\n\nstd::span<const std::uint32_t> character_table() { return characters; }\n"
         "std::span<const std::uint16_t> character_pages() { return pages; }\n"
         "std::span<const char16_t> gb18030_two_bytes() { return two_bytes; }\n"
         "std::span<const GbRun> gb18030_runs() { return runs; }\n\n}  // namespace jixiao::text\n";
  out.close();
  if (!out) {
    std::cerr << "embed_unicode: cannot write " << arguments[1] << '\n';
    return 2;
  }
  return 0;
}
