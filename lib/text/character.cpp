#include "text/character.h"

#include <algorithm>
#include <cstdint>

#include "text/character_table.h"

namespace jixiao::text {
namespace {

/// A page mostly says everything: nearly all characters of a text are ideographs.
std::uint32_t facts_of(char32_t character) {
  const auto table = character_table();
  const auto pages = character_pages();
  const std::uint16_t* const page =
      pages.data() + std::min<std::size_t>(character / CharacterFacts::page, pages.size() - 2);
  const std::uint32_t behind = (character + 1) << CharacterFacts::bits;
  return *(std::lower_bound(table.begin() + page[0] + 1, table.begin() + page[1] + 1, behind) - 1);
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
  const auto lies_in = [character](char32_t first, char32_t last) {
    return character >= first && character <= last;
  };
  // The table is far from what else is at hand, and these are nearly all that is asked for.
  if (lies_in(U'\u4E00', U'\u9FFF')) return true;
  if (lies_in(U'\u3000', U'\u3003') || lies_in(U'\uFF00', U'\uFF3F')) return false;
  return (facts_of(character) & CharacterFacts::ideograph) != 0;
}

bool is_closing_or_dividing(char32_t character) {
  return (facts_of(character) & CharacterFacts::closing_or_dividing) != 0;
}

bool has_case(char32_t character) {
  return (facts_of(character) & CharacterFacts::cased) != 0;
}

}  // namespace jixiao::text
