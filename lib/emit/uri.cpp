#include "emit/uri.h"

#include "text/utf8.h"

namespace jixiao::emit {
namespace {

bool stands_for_itself(char byte) {
  constexpr std::string_view marks = "-._~/";
  return text::is_ascii_letter(byte) || text::is_ascii_digit(byte) ||
         marks.find(byte) != std::string_view::npos;
}

}  // namespace

void append_uri(std::string& out, std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  while (path.starts_with("./")) path.remove_prefix(2);
  if (path.starts_with('/')) out += "file://";
  for (const char byte : path) {
    if (stands_for_itself(byte)) {
      out += byte;
      continue;
    }
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += digits[value >> 4U];
    out += digits[value & 15U];
  }
}

}  // namespace jixiao::emit
