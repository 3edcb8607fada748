#pragma once
#include <cstdint>
#include <span>

/// The tables behind character.h and gb18030.h. Their definitions are written at build time by
/// embed/embed_unicode.cpp.
namespace jixiao::text {

/// What the facts about a character are kept in.
struct CharacterFacts {
  static constexpr std::uint32_t width = 3;  ///< a CharacterWidth
  static constexpr std::uint32_t digit = 4, letter = 8, closing_or_dividing = 16, cased = 32, ideograph = 64;
  static constexpr unsigned bits = 8;
  static constexpr std::uint32_t page = 256;  ///< so many characters are found together
};

/// Where the facts change: characters in order, above the bits with the facts of those from there on.
std::span<const std::uint32_t> character_table();

/// Where in that table the facts about the first character of each page stand, and those about the last
/// character of all.
std::span<const std::uint16_t> character_pages();

/// The characters of the codes of two bytes, in the order of the codes.
std::span<const char16_t> gb18030_two_bytes();

/// Codes of four bytes that stand for characters in a row.
struct GbRun {
  std::uint16_t number;  ///< of the first code, counted from 81 30 81 30
  char16_t character;    ///< that it stands for
};
/// Those of the characters below U+10000, in order.
std::span<const GbRun> gb18030_runs();

}  // namespace jixiao::text
