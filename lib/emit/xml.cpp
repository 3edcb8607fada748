#include "emit/xml.h"

#include <cstdint>

#include "text/utf8.h"

namespace jixiao::emit {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

enum class Place : std::uint8_t { attribute, text };

/// What a byte of ASCII is written as; nothing when as itself. In an attribute, a parser makes a space of
/// every blank.
std::string_view reference(char byte, Place place) {
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
      return place == Place::text ? std::string_view{} : "&#9;";
    case '\n':
      return place == Place::text ? std::string_view{} : "&#10;";
    case '\r':
      return "&#13;";
    default:
      return static_cast<unsigned char>(byte) < 0x20 ? replacement : std::string_view{};
  }
}

void append_valid(std::string& out, std::string_view text, Place place) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_character(text, at);
    if (character == 0xFFFE || character == 0xFFFF) {
      out += replacement;
    } else if (const std::string_view written = reference(text[begin], place); !written.empty()) {
      out += written;
    } else {
      out += text.substr(begin, at - begin);
    }
  }
}

void append(std::string& out, std::string_view bytes, Place place) {
  while (!bytes.empty()) {
    const std::size_t good = text::valid_utf8_prefix(bytes);
    append_valid(out, bytes.substr(0, good), place);
    bytes.remove_prefix(good);
    if (bytes.empty()) return;
    out += replacement;
    bytes.remove_prefix(text::bad_utf8_length(bytes));
  }
}

}  // namespace

void append_xml_attribute(std::string& out, std::string_view bytes) {
  append(out, bytes, Place::attribute);
}

void append_xml_text(std::string& out, std::string_view bytes) {
  append(out, bytes, Place::text);
}

}  // namespace jixiao::emit
