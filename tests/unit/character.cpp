#include "text/character.h"

#include <unicode/uchar.h>
#include <catch2/catch.hpp>

#include "text/width.h"

using namespace jixiao::text;

TEST_CASE("what is known of a character is what ICU says") {
  int wrong = 0;
  for (UChar32 point = 0; point <= 0x10FFFF; ++point) {
    const auto character = static_cast<char32_t>(point);
    const int type = u_charType(point);
    const bool closes_or_divides =
        type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || type == U_OTHER_PUNCTUATION;
    const bool same = is_digit(character) == (u_isdigit(point) != 0) &&
                      is_letter(character) == (u_isalpha(point) != 0) &&
                      is_ideograph(character) == (u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC) != 0) &&
                      is_closing_or_dividing(character) == closes_or_divides &&
                      has_case(character) == (u_hasBinaryProperty(point, UCHAR_CASE_SENSITIVE) != 0);
    if (!same && ++wrong < 10) UNSCOPED_INFO(point);
  }
  CHECK(wrong == 0);
}

TEST_CASE("a character takes as many columns as its East Asian width says, or none") {
  CHECK(width_class(U'a') == CharacterWidth::narrow);
  CHECK(width_class(U'表') == CharacterWidth::wide);
  CHECK(width_class(U'Ａ') == CharacterWidth::wide);
  CHECK(width_class(U'※') == CharacterWidth::ambiguous);
  CHECK(width_class(U'\u0301') == CharacterWidth::none);
  CHECK(width_class(U'\u200B') == CharacterWidth::none);
  CHECK(width_class(U'\u00AD') == CharacterWidth::narrow);
  CHECK(width_class(U'\u1160') == CharacterWidth::none);  // a vowel that joins the letter before
  CHECK(width_class(U'\U0010FFFD') == CharacterWidth::ambiguous);
  CHECK(character_width(U'※', Ambiguous::wide) == 2);
  CHECK(character_width(U'※', Ambiguous::narrow) == 1);
}
