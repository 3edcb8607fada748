#include <algorithm>

#include "grammar/outline.h"
#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), text::is_ascii_digit);
}

/// Whether a text has one of the needed texts, or may with other digits.
bool may_have_needed(const NeededTexts& needed, std::string_view text) {
  return std::any_of(needed.texts().begin(), needed.texts().end(), has_digit) || needed.any_in(text);
}

}  // namespace

bool Outline::rules_out_with_digits(std::string_view text) const {
  constexpr std::string_view digits = "0123456789";
  const auto has = [digits](const CharacterSet& set, std::string_view character) {
    if (!text::is_ascii_digit(character.front())) return set.has_first_of(character);
    return std::any_of(digits.begin(), digits.end(), [&set](const char& digit) {
      return set.has_first_of({&digit, 1});
    });
  };
  if (text.size() < shortest) return true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    text::next_character(text, at);
    const std::string_view character = text.substr(begin, at - begin);
    if (!has(inside, character) || (begin == 0 && !has(first, character)) ||
        (at == text.size() && !has(last, character)))
      return true;
  }
  return !may_have_needed(needed, text);
}

bool Outline::rules_out_start_with_digits(std::string_view text) const {
  if (text.size() < shortest) return true;
  if (first_other.empty()) return false;
  std::size_t at = 0;
  while (at < text.size() && text::is_ascii_digit(text[at])) ++at;
  if (at == text.size()) return true;
  const char32_t other = text::next_character(text, at);
  const auto has_other = [other](CharacterSet::Range range) {
    return range.first <= other && other <= range.last;
  };
  return std::none_of(first_other.begin(), first_other.end(), has_other) || !may_have_needed(needed, text);
}

}  // namespace jixiao::grammar
