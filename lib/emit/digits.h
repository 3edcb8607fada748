#pragma once
#include <string>
#include <string_view>

namespace jixiao::emit {

/// A code or number with its full-width digits as ASCII; the text itself when it has none, else `scratch`.
inline std::string_view ascii_digits(std::string_view text, std::string& scratch) {
  constexpr std::string_view full_width = "\xEF\xBC";  // followed by 0x90 to 0x99
  bool ascii = true;
  for (const char byte : text) ascii &= static_cast<unsigned char>(byte) < 0x80;
  if (ascii) return text;
  scratch.clear();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool digit = text.substr(at).starts_with(full_width) && at + 2 < text.size() &&
                       static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
                       static_cast<unsigned char>(text[at + 2]) <= 0x99;
    if (!digit) {
      scratch += text[at];
      continue;
    }
    scratch += static_cast<char>('0' + (static_cast<unsigned char>(text[at + 2]) - 0x90));
    at += 2;
  }
  return scratch;
}

}  // namespace jixiao::emit
