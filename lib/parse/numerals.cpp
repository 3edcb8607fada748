#include "parse/numerals.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace jixiao::parse {

namespace {

/// More characters than any number of 18 digits with its separators has.
constexpr std::size_t longest_number = 48;
/// The largest number that is read: of 18 digits, as in text::Decimal.
constexpr std::int64_t most = 999'999'999'999'999'999;
/// A number in numerals that may still get a digit after its point.
constexpr std::int64_t most_with_decimals = 10'000'000'000'000'000;

/// The ASCII character that a full-width comma, point or minus of three bytes stands for; 0 for others.
char folded(std::string_view character) {
  if (character == "\xEF\xBC\x8C") return ',';
  if (character == "\xEF\xBC\x8E") return '.';
  return character == "\xEF\xBC\x8D" || character == "\xE2\x88\x92" ? '-' : '\0';
}

std::optional<text::Decimal> read_digits(std::string_view printed) {
  std::array<char, longest_number> ascii;
  std::size_t size = 0;
  for (std::size_t at = 0; at < printed.size();) {
    if (size == ascii.size()) return std::nullopt;
    const bool wide = (static_cast<unsigned char>(printed[at]) & 0x80U) != 0;
    if (wide && at + 3 > printed.size()) return std::nullopt;
    ascii[size++] = wide ? folded(printed.substr(at, 3)) : printed[at];
    at += wide ? 3 : 1;
  }
  return text::Decimal::read({ascii.data(), size});
}

int small_number(const std::string& canonical) {
  int number = 0;
  for (const char c : canonical) number = number * 10 + (c - '0');
  return number;
}

std::int64_t power_of_ten(int power) {
  std::int64_t result = 1;
  for (; power > 0; --power) result *= 10;
  return result;
}

}  // namespace

Numerals::Numerals(const grammar::Lexicon& lexicon)
    : digits_(lexicon.vocabulary("target_digit")), powers_(lexicon.vocabulary("target_power")) {}

std::optional<text::Decimal> Numerals::read(std::string_view printed) const {
  if (printed.empty()) return std::nullopt;
  const auto first = static_cast<unsigned char>(printed[0]);
  // Digits are ASCII, minus signs that or begin with EF or E2; Chinese numerals are Han, or the circle zero.
  const bool is_numeral = first >= 0x80 && first != 0xEF && !printed.starts_with("\xE2\x88\x92");
  return is_numeral ? read_numeral(printed) : read_digits(printed);
}

/// The parts of a Chinese numeral while it is read: whole ten-thousands, the section below, and the last
/// digit.
struct Numerals::Sections {
  std::int64_t total = 0, section = 0;
  int digit = -1;       ///< read and not yet multiplied; -1: none
  int power = 0;        ///< of the last word if that was one of ten, hundred, thousand …; 0: it was not
  int last_power = 99;  ///< within the section: they must fall
  int last_section = 0;
  bool any = false;

  bool add_digit(int value) {
    if (digit > 0) return false;  // 三五: a vague few
    digit = value;
    if (value == 0) power = 0;
    any = true;
    return true;
  }

  bool add_power(int value) {
    const bool good = value < 4 ? close_digit(value) : close_section(value);
    digit = -1;
    power = value;
    any = true;
    return good;
  }

  /// Ten, hundred, thousand: 十 alone is ten, 百 alone is no number.
  bool close_digit(int value) {
    const bool ten = value == 1 && (digit == 0 || (digit < 0 && !any));
    if ((digit < 1 && !ten) || value >= last_power) return false;
    section += (ten ? 1 : digit) * power_of_ten(value);
    last_power = value;
    return true;
  }

  /// Ten thousand and hundred million: 三万五千亿 multiplies all before it, 一亿五千万 only its section.
  bool close_section(int value) {
    const std::int64_t below = section + std::max(digit, 0);
    if (value == last_section || (below == 0 && (total == 0 || value < last_section))) return false;
    const std::int64_t times = power_of_ten(value);
    const std::int64_t multiplied = value > last_section ? total + below : below;
    if (multiplied > most / times) return false;
    total = value > last_section ? multiplied * times : total + multiplied * times;
    if (total > most) return false;
    last_section = value;
    section = 0;
    last_power = 99;
    return true;
  }

  /// 两千三 is 2300: a digit right after a power counts the next lower one.
  [[nodiscard]] std::optional<std::int64_t> value() const {
    const std::int64_t number =
        total + section + std::max(digit, 0) * power_of_ten(power > 1 ? power - 1 : 0);
    return number > most ? std::nullopt : std::optional(number);
  }
};

std::optional<text::Decimal> Numerals::read_numeral(std::string_view printed) const {
  if (printed.size() > longest_number) return std::nullopt;
  Sections sections;
  std::size_t at = 0;
  while (at < printed.size()) {
    const std::string_view rest = printed.substr(at);
    if (const auto digit = digits_.at_start(rest)) {
      if (!sections.add_digit(small_number(digit->word->canonical))) return std::nullopt;
      at += digit->length;
    } else if (const auto power = powers_.at_start(rest)) {
      if (!sections.add_power(small_number(power->word->canonical))) return std::nullopt;
      at += power->length;
    } else {
      break;
    }
  }
  const std::optional<std::int64_t> whole = sections.value();
  if (!sections.any || !whole) return std::nullopt;
  if (at == printed.size()) return text::Decimal{*whole, 0};
  text::next_character(printed, at);  // the word for the point
  return with_decimals(*whole, printed.substr(at));
}

std::optional<text::Decimal> Numerals::with_decimals(std::int64_t whole, std::string_view decimals) const {
  text::Decimal value{whole, 0};
  while (!decimals.empty()) {
    const auto digit = digits_.at_start(decimals);
    if (!digit || value.scale == 6 || value.units > most_with_decimals) return std::nullopt;
    value.units = value.units * 10 + small_number(digit->word->canonical);
    ++value.scale;
    decimals.remove_prefix(digit->length);
  }
  return value.scale == 0 ? std::nullopt : std::optional(value);
}

}  // namespace jixiao::parse
