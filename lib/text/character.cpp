#include "text/character.h"

#include <algorithm>
#include <cstdint>

#include "text/character_table.h"

namespace jixiao::text {
namespace {

std::uint32_t facts_of(char32_t character) {
  const auto table = character_table();
  const std::uint32_t behind = (character + 1) << CharacterFacts::bits;
  return *(std::lower_bound(table.begin(), table.end(), behind) - 1);
}

}  // namespace

CharacterWidth width_class(char32_t character) {
  return static_cast<CharacterWidth>(facts_of(character) & CharacterFacts::width);
}

bool is_digit(char32_t character) {
  return (facts_of(character) & CharacterFacts::digit) != 0;
}

bool is_letter(char32_t character) {
  return (facts_of(character) & CharacterFacts::letter) != 0;
}

bool is_ideograph(char32_t character) {
  return (facts_of(character) & CharacterFacts::ideograph) != 0;
}

bool is_closing_or_dividing(char32_t character) {
  return (facts_of(character) & CharacterFacts::closing_or_dividing) != 0;
}

bool has_case(char32_t character) {
  return (facts_of(character) & CharacterFacts::cased) != 0;
}

}  // namespace jixiao::text
