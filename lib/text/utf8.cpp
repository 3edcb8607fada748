#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace jixiao::text {
namespace {

unsigned char byte_at(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

/// The range that the second byte of a character must lie in, by its first byte; the length of the character.
struct Lead {
  std::uint8_t length;
  unsigned char low, high;
};

Lead lead(unsigned char first) {
  if (first < 0x80) return {1, 0, 0};
  if (first < 0xC2) return {0, 0, 0};
  if (first < 0xE0) return {2, 0x80, 0xBF};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3, 0x80, 0xBF};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4, 0x80, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// How many bytes at the start of `bytes` belong to one character or to a broken beginning of one.
std::size_t measure(std::string_view bytes, bool& whole) {
  const Lead form = lead(byte_at(bytes, 0));
  whole = false;
  if (form.length == 0) return 1;
  std::size_t index = 1;
  for (; index < form.length; ++index) {
    if (index == bytes.size()) return index;
    const unsigned char next = byte_at(bytes, index);
    const bool fits = index == 1 ? next >= form.low && next <= form.high : (next & 0xC0) == 0x80;
    if (!fits) return index;
  }
  whole = true;
  return index;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  const char* const data = bytes.data();
  const std::size_t size = bytes.size();
  std::size_t at = 0;
  while (at < size) {
    if (size - at >= 8) {  // eight ASCII bytes at once, then the Han range, which is nearly everything else
      std::uint64_t word;
      std::memcpy(&word, data + at, 8);
      if ((word & 0x8080808080808080ULL) == 0) {
        at += 8;
        continue;
      }
    }
    const unsigned char first = byte_at(bytes, at);
    if (first < 0x80) {
      ++at;
    } else if (first >= 0xE1 && first <= 0xEF && first != 0xED && size - at >= 3 && is_continuation(data[at + 1]) &&
               is_continuation(data[at + 2])) {
      at += 3;
    } else {
      bool whole = false;
      const std::size_t length = measure(bytes.substr(at), whole);
      if (!whole) return at;
      at += length;
    }
  }
  return at;
}

std::size_t bad_utf8_length(std::string_view bytes) {
  bool whole = false;
  return measure(bytes, whole);
}

char32_t next_character(std::string_view text, std::size_t& offset) {
  const unsigned char first = byte_at(text, offset);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t character = first & (0xFFU >> (length + 1));
  for (std::size_t index = 1; index < length && offset + index < text.size(); ++index) {
    character = (character << 6) | (byte_at(text, offset + index) & 0x3FU);
  }
  offset = std::min(offset + length, text.size());
  return character;
}

char32_t previous_character(std::string_view text, std::size_t& offset) {
  --offset;
  while (offset > 0 && is_continuation(text[offset])) --offset;
  std::size_t at = offset;
  return next_character(text, at);
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += is_continuation(byte) ? 0 : 1;
  return count;
}

std::string_view first_characters(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (characters > 0 && at < text.size()) {
    next_character(text, at);
    --characters;
  }
  return text.substr(0, at);
}

std::size_t blank_at_start(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char first = byte_at(text, 0);
  if (first == ' ' || first == '\t' || first == '\v' || first == '\f') return 1;
  if (first == 0xC2 && text.size() >= 2) {
    return byte_at(text, 1) == 0xA0 || byte_at(text, 1) == 0x85 ? 2 : 0;
  }
  if (text.size() < 3) return 0;
  const unsigned char second = byte_at(text, 1), third = byte_at(text, 2);
  if (first == 0xE3) return second == 0x80 && third == 0x80 ? 3 : 0;
  if (first == 0xE2 && second == 0x80) {
    return (third >= 0x80 && third <= 0x8B) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
  }
  if (first == 0xEF) return second == 0xBB && third == 0xBF ? 3 : 0;
  return 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t begin = text.size() - 1;
  while (begin > 0 && is_continuation(text[begin])) --begin;
  const std::string_view last = text.substr(begin);
  return blank_at_start(last) == last.size() ? last.size() : 0;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t blank = blank_at_start(text)) text.remove_prefix(blank);
  while (const std::size_t blank = blank_at_end(text)) text.remove_suffix(blank);
  return text;
}

bool is_latin_letter(char32_t character) {
  if (character < 0x80) return is_ascii_letter(static_cast<char>(character));
  return character >= 0xC0 && character < 0x250 && character != 0xD7 && character != 0xF7;
}

}  // namespace jixiao::text
