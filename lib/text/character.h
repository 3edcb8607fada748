#pragma once

/// What Unicode says of a character, in tables that ICU fills while the program is built: reading a table of
/// 75 KB takes less time than loading ICU.
namespace jixiao::text {

/// How many columns of a terminal a character takes.
enum class CharacterWidth : unsigned char { none, narrow, wide, ambiguous };

CharacterWidth width_class(char32_t character);
/// A decimal digit of any script.
bool is_digit(char32_t character);
/// A letter or an ideograph.
bool is_letter(char32_t character);
bool is_ideograph(char32_t character);
/// A mark that closes or divides: a bracket or quotation mark at an end, a full stop, a comma.
bool is_closing_or_dividing(char32_t character);
/// Whether it is the small or the capital letter of another one.
bool has_case(char32_t character);

}  // namespace jixiao::text
