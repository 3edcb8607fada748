#include "text/encoding.h"

#include <algorithm>

#include "text/gb18030.h"
#include "text/utf8.h"

namespace jixiao::text {

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
  if (encoding == Encoding::utf8) return text.size();
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += source_length(encoding, next_character(text, at));
  return sum;
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
