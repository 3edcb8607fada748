#pragma once
#include <filesystem>
#include <optional>
#include <string_view>

#include "grammar/definition.h"
#include "grammar/grammar.h"

namespace jixiao::grammar {

/// The grammar that comes with the program, from grammar/*.toml at the time of the build.
const Definition& built_in();
/// The grammar that it compiles to, as bytes.
std::string_view built_in_bytes();

/// The grammar to read with: the built-in one, or what `--grammar PATH` makes of it, in which case all its
/// samples are run. Throws GrammarError with everything that is wrong.
Grammar load_grammar(const std::optional<std::filesystem::path>& replacement = std::nullopt);

}  // namespace jixiao::grammar
