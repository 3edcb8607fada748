#include "decode/characters.h"

#include "decode/gb18030.h"
#include "decode/put.h"
#include "text/gb18030.h"
#include "text/utf8.h"

namespace jixiao::decode {
namespace {

using text::Encoding;
using text::Gb18030;

constexpr std::size_t longest_code = 4;

unsigned char byte_at(std::string_view bytes, std::size_t index) {
  return static_cast<unsigned char>(bytes[index]);
}

template <bool little>
char32_t unit_at(std::string_view bytes, std::size_t index) {
  const unsigned first = byte_at(bytes, index), second = byte_at(bytes, index + 1);
  return little ? second << 8U | first : first << 8U | second;
}

bool is_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xE000;
}
bool is_high(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

template <bool little>
Conversion convert_utf16(std::string_view bytes, char* const out) {
  char* to = out;
  std::size_t at = 0;
  while (bytes.size() - at >= 2) {
    const char32_t unit = unit_at<little>(bytes, at);
    if (unit < 0x80) {
      if (unit == 0) break;
      *to++ = static_cast<char>(unit);
    } else if (!is_surrogate(unit)) {
      to = put(unit, to);
    } else {
      if (!is_high(unit) || bytes.size() - at < 4) break;
      const char32_t second = unit_at<little>(bytes, at + 2);
      if (!is_low(second)) break;
      to = put(0x10000 + ((unit - 0xD800) << 10U) + (second - 0xDC00), to);
      at += 2;
    }
    at += 2;
  }
  return {at, static_cast<std::size_t>(to - out)};
}

/// After a lead byte that nothing fits to, the next byte is read anew: it is more likely text than not.
std::size_t bad_gb18030_length(std::string_view bytes, bool more) {
  const unsigned char lead = byte_at(bytes, 0);
  if (lead == 0x80 || lead == 0xFF) return 1;
  const std::size_t size = bytes.size();
  const std::size_t broken_off = more ? 0 : 1;
  if (size < 2) return broken_off;
  const unsigned char second = byte_at(bytes, 1);
  if (second >= 0x40 && second != 0x7F && second != 0xFF) {
    return text::gb18030().two_bytes(lead, second) != 0 ? 0 : 2;
  }
  if (second < 0x30 || second > 0x39) return 1;
  if (size < 3) return broken_off;
  if (byte_at(bytes, 2) < 0x81 || byte_at(bytes, 2) > 0xFE) return 1;
  if (size < 4) return broken_off;
  if (byte_at(bytes, 3) < 0x30 || byte_at(bytes, 3) > 0x39) return 1;
  return Gb18030::four_bytes(bytes.substr(0, 4)) != Gb18030::no_character ? 0 : 4;
}

template <bool little>
std::size_t bad_utf16_length(std::string_view bytes, bool more) {
  if (bytes.size() < 2) return more ? 0 : 1;
  const char32_t unit = unit_at<little>(bytes, 0);
  if (unit == 0 || is_low(unit)) return 2;
  if (!is_high(unit)) return 0;
  if (bytes.size() < 4) return more ? 0 : 2;
  return is_low(unit_at<little>(bytes, 2)) ? 0 : 2;
}

}  // namespace

Conversion convert(Encoding encoding, std::string_view bytes, char* out) {
  switch (encoding) {
    case Encoding::gb18030:
      return convert_gb18030(bytes, out);
    case Encoding::utf16_little:
      return convert_utf16<true>(bytes, out);
    case Encoding::utf16_big:
      return convert_utf16<false>(bytes, out);
    case Encoding::utf8:
      break;
  }
  return {};
}

std::size_t bad_length(Encoding encoding, std::string_view bytes, bool more) {
  bytes = bytes.substr(0, longest_code);
  if (bytes.empty()) return 0;
  if (encoding == Encoding::utf16_little) return bad_utf16_length<true>(bytes, more);
  if (encoding == Encoding::utf16_big) return bad_utf16_length<false>(bytes, more);
  const unsigned char first = byte_at(bytes, 0);
  if (first < 0x80) return first == 0 ? 1 : 0;
  if (encoding == Encoding::gb18030) return bad_gb18030_length(bytes, more);
  if (text::valid_utf8_prefix(bytes) > 0) return 0;
  const std::size_t length = text::bad_utf8_length(bytes);
  return more && length == bytes.size() && length < longest_code ? 0 : length;
}

std::string_view byte_order_mark(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      break;
    case Encoding::gb18030:
      return "\x84\x31\x95\x33";
    case Encoding::utf16_little:
      return "\xFF\xFE";
    case Encoding::utf16_big:
      return "\xFE\xFF";
  }
  return "\xEF\xBB\xBF";
}

}  // namespace jixiao::decode
