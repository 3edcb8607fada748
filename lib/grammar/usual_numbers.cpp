#include "grammar/usual_numbers.h"

#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

constexpr std::size_t most_digits = 9, most_groups = 3, group_digits = 3, most_decimals = 6;
static_assert((most_digits + most_groups * group_digits) * (most_decimals + 1) == usual_numbers);

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && text::is_ascii_digit(text[count])) ++count;
  return count;
}

}  // namespace

std::size_t shape_of_number(std::string_view text) {
  const std::size_t digits = count_digits(text);
  text.remove_prefix(digits);
  std::size_t groups = 0;
  for (; text.starts_with(',') && count_digits(text.substr(1)) == group_digits; ++groups)
    text.remove_prefix(1 + group_digits);
  const std::size_t decimals = text.starts_with('.') ? count_digits(text.substr(1)) : 0;
  text.remove_prefix(decimals == 0 ? 0 : 1 + decimals);
  const std::size_t most = groups == 0 ? most_digits : group_digits;
  if (!text.empty() || digits == 0 || digits > most || groups > most_groups || decimals > most_decimals)
    return usual_numbers;
  const std::size_t whole = groups == 0 ? digits - 1 : most_digits + (groups - 1) * group_digits + digits - 1;
  return whole * (most_decimals + 1) + decimals;
}

std::string number_of_shape(std::size_t shape) {
  const std::size_t whole = shape / (most_decimals + 1), decimals = shape % (most_decimals + 1);
  const std::size_t grouped = whole < most_digits ? 0 : whole - most_digits;
  std::string text((whole < most_digits ? whole : grouped % group_digits) + 1, '0');
  if (whole >= most_digits) {
    for (std::size_t group = 0; group <= grouped / group_digits; ++group) text += ",000";
  }
  return decimals == 0 ? text : text + '.' + std::string(decimals, '0');
}

}  // namespace jixiao::grammar
