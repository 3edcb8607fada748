#pragma once
#include <string>
#include <string_view>

#include "grammar/definition.h"

/// How the built-in grammar gets into the program: its parts as bytes, written while building and read at
/// start.
namespace jixiao::grammar {

/// The parts of a definition as bytes (its problems are not kept).
std::string archive(const Definition& definition);
/// The definition that `archive` wrote; every part is marked as built in. The bytes are those of this build.
Definition unarchive(std::string_view bytes);

}  // namespace jixiao::grammar
