#pragma once
#include <string>
#include <string_view>

#include "grammar/definition.h"
#include "grammar/grammar.h"

/// How the built-in grammar gets into the program: as bytes, written while building. What every run needs is
/// there ready to be read with; what its files say, only for those who ask.
namespace jixiao::grammar {

/// The parts of a definition as bytes (its problems are not kept).
std::string archive(const Definition& definition);
/// The definition that `archive` wrote; every part is marked as built in. The bytes are those of this build.
Definition unarchive(std::string_view bytes);

/// A grammar as bytes, with all that is known of its patterns. Equal grammars have the same bytes.
std::string archive(const Grammar& grammar);
/// The grammar that `archive` wrote. The bytes are those of this build and outlive it: most of them are read
/// when they are needed.
Grammar unarchive_grammar(std::string_view bytes);

}  // namespace jixiao::grammar
