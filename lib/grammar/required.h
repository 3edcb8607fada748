#pragma once
#include <span>
#include <string_view>

namespace jixiao::grammar {

/// The names that the program asks a Lexicon for; a grammar without one of them is refused.
struct RequiredNames {
  std::span<const std::string_view> patterns, vocabularies;
};

/// All of them, in the order of their names. A part of the program that reads a new pattern or vocabulary
/// adds it here.
RequiredNames required_names();

/// What the canonical forms of a vocabulary may be where the program reads them as numbers or comparisons;
/// empty: anything.
std::span<const std::string_view> canonical_values(std::string_view vocabulary);

}  // namespace jixiao::grammar
