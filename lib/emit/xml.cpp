#include "emit/xml.h"

#include "text/utf8.h"

namespace jixiao::emit {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What a byte of ASCII is written as; nothing when as itself.
std::string_view reference(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return static_cast<unsigned char>(byte) < 0x20 ? replacement : std::string_view{};
  }
}

void append_valid(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_character(text, at);
    if (character == 0xFFFE || character == 0xFFFF) {
      out += replacement;
    } else if (const std::string_view written = reference(text[begin]); !written.empty()) {
      out += written;
    } else {
      out += text.substr(begin, at - begin);
    }
  }
}

}  // namespace

void append_xml(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t good = text::valid_utf8_prefix(bytes);
    append_valid(out, bytes.substr(0, good));
    bytes.remove_prefix(good);
    if (bytes.empty()) return;
    out += replacement;
    bytes.remove_prefix(text::bad_utf8_length(bytes));
  }
}

}  // namespace jixiao::emit
