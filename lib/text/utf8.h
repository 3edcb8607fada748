#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8, strictly: no surrogates, no overlong forms, nothing above U+10FFFF.
namespace jixiao::text {

/// How many bytes at the start of `bytes` are valid UTF-8 made of whole characters.
std::size_t valid_utf8_prefix(std::string_view bytes);
/// The same without vector instructions, for machines that have none and for the test that both agree.
std::size_t valid_utf8_prefix_plain(std::string_view bytes);

/// The length of the bad sequence that `bytes` begins with: the longest beginning of a valid character that
/// breaks off there (Unicode's "maximal subpart"), at least 1. Only called where `valid_utf8_prefix` stopped.
std::size_t bad_utf8_length(std::string_view bytes);

/// The same as `next_character` of any length.
char32_t next_rare_character(std::string_view text, std::size_t& offset);
/// The character that begins at `offset` of a valid text; `offset` moves behind it.
inline char32_t next_character(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t index) -> char32_t {
    return static_cast<unsigned char>(text[offset + index]);
  };
  const char32_t first = byte(0);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  // Nearly all others have three bytes.
  if ((first & 0xF0U) != 0xE0 || text.size() - offset < 3) return next_rare_character(text, offset);
  const char32_t character = (first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  offset += 3;
  return character;
}
/// The character that ends at `offset` of a valid text; `offset` moves to where it begins.
char32_t previous_character(std::string_view text, std::size_t& offset);

/// Appends a character as UTF-8.
void append_character(std::string& out, char32_t character);

/// How many characters a valid text has.
std::size_t count_characters(std::string_view text);

/// At most `characters` characters from the start of a valid text.
std::string_view first_characters(std::string_view text, std::size_t characters);

/// Bytes of the blank character that `text` begins (ends) with: space, tab, vertical tab, form feed, no-break
/// space, ideographic space, the U+2000 spaces, zero width space, U+FEFF, NEL, line and paragraph separator.
/// 0: none.
std::size_t blank_at_start(std::string_view text);
std::size_t blank_at_end(std::string_view text);

/// `text` without blanks at its ends.
std::string_view trim(std::string_view text);

inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// A letter of the Latin script below U+0250.
bool is_latin_letter(char32_t character);
inline bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace jixiao::text
