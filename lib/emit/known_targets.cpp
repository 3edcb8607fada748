#include "emit/known_targets.h"

#include <algorithm>

namespace jixiao::emit {

KnownTargets::Number KnownTargets::number_in(std::string_view text, const TargetPlaces& in_made) {
  constexpr std::string_view digits = "0123456789";
  Number number;
  number.as_printed = in_made.as_printed;
  number.at = std::min(text.find_first_of(digits), text.size());
  const std::string_view rest = text.substr(number.at);
  const std::size_t whole = std::min(rest.find_first_not_of(digits), rest.size());
  number.size = rest.find_last_of(digits) + 1;  // 0 where there is none
  number.may_have_zeros = whole > 1;
  number.in_text = in_made.text + number.at;
  number.in_value = in_made.value;
  return number;
}

}  // namespace jixiao::emit
