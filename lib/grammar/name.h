#pragma once
#include <string>
#include <string_view>

#include "grammar/grammar.h"

/// How names (of projects, of indicators) are compared.
namespace jixiao::grammar {

/// The words that names are compared without.
struct NameWords {
  /// The grammar must outlive the words.
  explicit NameWords(const Grammar& grammar);

  const Vocabulary& mark;             ///< a stray mark at the end
  const Vocabulary& closing_bracket;  ///< worth looking for `unit_bracket`
  const Pattern& unit_bracket;        ///< a bracket at the end that says what is counted
};

/// A name without the marks and the bracket of a unit at its end.
std::string_view core_of_name(std::string_view name, const NameWords& words);

/// A name with U+FF01 to U+FF5E as the ASCII characters that they widen.
std::string with_narrow_forms(std::string_view name);

}  // namespace jixiao::grammar
