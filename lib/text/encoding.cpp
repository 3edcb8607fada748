#include "text/encoding.h"

#include <algorithm>

#include "text/gb18030.h"
#include "text/utf8.h"

namespace jixiao::text {
namespace {

/// The character that three bytes of UTF-8 are.
char32_t three_bytes(const char* bytes) {
  const auto low_bits = [bytes](std::size_t index, unsigned mask) {
    return static_cast<unsigned char>(bytes[index]) & mask;
  };
  return low_bits(0, 0x0F) << 12U | low_bits(1, 0x3F) << 6U | low_bits(2, 0x3F);
}

std::size_t gb18030_length(std::string_view text) {
  const Gb18030& tables = gb18030();
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++sum;
      ++at;
    } else if (lead >= 0xE0 && lead < 0xF0) {
      // U+5000 to U+8FFF are Han characters that have two bytes, all of them.
      const bool all_short = lead >= 0xE5 && lead <= 0xE8;
      sum += all_short || tables.has_two_bytes(three_bytes(text.data() + at)) ? 2 : 4;
      at += 3;
    } else {
      sum += tables.has_two_bytes(next_character(text, at)) ? 2 : 4;
    }
  }
  return sum;
}

/// A unit for each first byte of a character, two when the character has four bytes.
std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char byte : text) {
    units += is_continuation(byte) ? 0 : 1;
    units += static_cast<unsigned char>(byte) >= 0xF0 ? 1 : 0;
  }
  return 2 * units;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      break;
    case Encoding::gb18030:
      return "GB18030";
    case Encoding::utf16_little:
      return "UTF-16LE";
    case Encoding::utf16_big:
      return "UTF-16BE";
  }
  return "UTF-8";
}

std::size_t source_length(Encoding encoding, char32_t character) {
  switch (encoding) {
    case Encoding::utf8:
      break;
    case Encoding::gb18030:
      return character < 0x80 ? 1 : gb18030().has_two_bytes(character) ? 2 : 4;
    case Encoding::utf16_little:
    case Encoding::utf16_big:
      return character < 0x10000 ? 2 : 4;
  }
  return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

std::size_t source_length(Encoding encoding, std::string_view text) {
  switch (encoding) {
    case Encoding::utf8:
      break;
    case Encoding::gb18030:
      return gb18030_length(text);
    case Encoding::utf16_little:
    case Encoding::utf16_big:
      return utf16_length(text);
  }
  return text.size();
}

std::size_t text_length(Encoding encoding, std::string_view text, std::size_t source_bytes) {
  if (encoding == Encoding::utf8) return std::min(text.size(), source_bytes);
  std::size_t at = 0;
  for (std::size_t sum = 0; at < text.size() && sum < source_bytes;) {
    sum += source_length(encoding, next_character(text, at));
  }
  return at;
}

}  // namespace jixiao::text
