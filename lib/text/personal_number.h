#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers that belong to a person. What they look like is known; what stands around them is for others to
/// judge.
namespace jixiao::text {

/// Digits in a text that may be the number of a person.
struct PersonalNumber {
  enum class Kind : std::uint8_t {
    identity,  ///< 18 digits (GB 11643): a region, a plausible date, the check digit of ISO 7064 MOD 11-2
    mobile,    ///< 11 digits of a mobile network, also behind 86 or 0086
    bank_card  ///< 16 to 19 digits of a card (ISO/IEC 7812) with the check digit of Luhn
  };
  std::size_t begin = 0, end = 0;  ///< bytes; groups of digits may have blanks or hyphens between them
  Kind kind = Kind::identity;
};

/// The first one that begins at or after `from`. Digits may be full-width. Part of a longer run of letters
/// and digits, or of a decimal number, is none.
std::optional<PersonalNumber> find_personal_number(std::string_view text, std::size_t from);

/// Puts an asterisk, as wide, in the place of each digit of the personal numbers in a text.
void hide_personal_numbers(std::string& text);

/// The same for every digit in [begin, end).
void hide_digits(std::string& text, std::size_t begin, std::size_t end);

}  // namespace jixiao::text
