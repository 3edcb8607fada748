#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/utf8.h"

namespace jixiao::lex {

/// Nothing longer is looked at as a page number or as an amount, in bytes.
inline constexpr std::size_t longest_furniture = 40, longest_amount = 48;

/// Whether a line is too long for either: what is left to be is text.
constexpr bool is_long(std::string_view line) {
  return line.size() > std::max(longest_furniture, longest_amount);
}

/// Whether a text is made of ASCII digits, commas and points.
inline bool is_plain_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return text::is_ascii_digit(byte) || byte == ',' || byte == '.'; });
}

}  // namespace jixiao::lex
