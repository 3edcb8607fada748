#include "grammar/repetition.h"

#include <algorithm>
#include <charconv>

namespace jixiao::grammar {
namespace {

/// Takes a number off a text: digits without a leading zero.
std::optional<std::size_t> take_number(std::string_view& rest) {
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || (digits > 1 && rest.front() == '0')) return std::nullopt;
  std::size_t number = 0;
  if (std::from_chars(rest.data(), rest.data() + digits, number).ec != std::errc{}) return std::nullopt;
  rest.remove_prefix(digits);
  return number;
}

}  // namespace

std::optional<Repetition> repetition_at(std::string_view expression) {
  if (!expression.starts_with('{')) return std::nullopt;
  std::string_view rest = expression.substr(1);
  const auto least = take_number(rest);
  if (!least) return std::nullopt;
  Repetition found{0, *least, least};
  if (rest.starts_with(',')) {
    rest.remove_prefix(1);
    found.most = rest.starts_with('}') ? std::nullopt : take_number(rest);
    if (!found.most && !rest.starts_with('}')) return std::nullopt;
  }
  if (!rest.starts_with('}')) return std::nullopt;
  found.length = expression.size() - rest.size() + 1;
  return found;
}

}  // namespace jixiao::grammar
