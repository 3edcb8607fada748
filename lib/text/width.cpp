#include "text/width.h"

#include <array>

#include "text/character.h"
#include "text/utf8.h"

namespace jixiao::text {
namespace {

bool is_printable_ascii(char32_t character) {
  return character >= 0x20 && character < 0x7F;
}

/// Characters that reorder or break the line they stand in without being seen.
bool moves_text(char32_t character) {
  return (character >= 0x80 && character <= 0x9F) || character == 0x200E || character == 0x200F ||
         (character >= 0x2028 && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
         character == 0x061C;
}

void append_hexadecimal(std::string& out, char32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out += "0123456789ABCDEF"[(value >> shift) & 0xF];
}

/// Bytes that begin a character which is not shown as it is: controls (C2 begins those from U+0080), and what
/// begins characters that move text (D8 U+061C, E2 the others).
constexpr std::array<bool, 256> may_be_shown_otherwise = [] {
  std::array<bool, 256> may{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) may[byte] = true;
  may[0x7F] = may[0xC2] = may[0xD8] = may[0xE2] = true;
  return may;
}();

void append_visible_valid(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (!may_be_shown_otherwise[static_cast<unsigned char>(text[offset])]) {
      ++offset;
      continue;
    }
    const std::size_t begin = offset;
    const char32_t character = next_character(text, offset);
    const bool is_control = character < 0x20 || character == 0x7F;
    if (!is_control && !moves_text(character)) continue;
    out.append(text, done, begin - done);
    done = offset;
    out += is_control ? "\\x" : "\\u";
    append_hexadecimal(out, character, is_control ? 2 : 4);
  }
  out.append(text, done);
}

}  // namespace

unsigned character_width(char32_t character, Ambiguous ambiguous) {
  if (is_printable_ascii(character)) return 1;
  switch (width_class(character)) {
    case CharacterWidth::none:
      return 0;
    case CharacterWidth::wide:
      return 2;
    case CharacterWidth::ambiguous:
      return ambiguous == Ambiguous::wide ? 2 : 1;
    case CharacterWidth::narrow:
      break;
  }
  return 1;
}

std::size_t display_width(std::string_view text, Ambiguous ambiguous) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    width += character_width(next_character(text, offset), ambiguous);
  }
  return width;
}

std::string_view first_columns(std::string_view text, std::size_t columns, Ambiguous ambiguous) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    width += character_width(next_character(text, offset), ambiguous);
    if (width > columns) return text.substr(0, begin);
  }
  return text;
}

std::string_view last_columns(std::string_view text, std::size_t columns, Ambiguous ambiguous) {
  std::size_t width = 0;
  for (std::size_t offset = text.size(); offset > 0;) {
    const std::size_t end = offset;
    width += character_width(previous_character(text, offset), ambiguous);
    if (width > columns) return text.substr(end);
  }
  return text;
}

void append_visible(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t valid = valid_utf8_prefix(bytes);
    append_visible_valid(out, bytes.substr(0, valid));
    bytes.remove_prefix(valid);
    if (bytes.empty()) return;
    const std::size_t bad = bad_utf8_length(bytes);
    for (const char byte : bytes.substr(0, bad)) {
      out += "\\x";
      append_hexadecimal(out, static_cast<unsigned char>(byte), 2);
    }
    bytes.remove_prefix(bad);
  }
}

}  // namespace jixiao::text
