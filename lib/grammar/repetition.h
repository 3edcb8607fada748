#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace jixiao::grammar {

/// How often the item before may occur: {2}, {2,} or {2,5} of an expression.
struct Repetition {
  std::size_t length = 0;  ///< of its own text
  std::size_t least = 0;
  std::optional<std::size_t> most;  ///< none: any number
};

/// The repetition that stands at the start of an expression; nothing where RE2 takes the brace for a
/// character:
/// {,5}, {02}, {a}.
std::optional<Repetition> repetition_at(std::string_view expression);

}  // namespace jixiao::grammar
