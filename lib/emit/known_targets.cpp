#include "emit/known_targets.h"

#include <algorithm>

namespace jixiao::emit {

KnownTarget::Number KnownTargets::number_in(std::string_view text, const TargetPlaces& in_made) {
  constexpr std::string_view digits = "0123456789";
  KnownTarget::Number number;
  number.at = std::min(text.find_first_of(digits), text.size());
  const std::string_view rest = text.substr(number.at);
  number.size = rest.find_last_of(digits) + 1;  // 0 where there is none
  number.in_text = in_made.text + number.at;
  number.in_value = in_made.value;
  return number;
}

}  // namespace jixiao::emit
