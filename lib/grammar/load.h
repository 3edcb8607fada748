#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/definition.h"

namespace jixiao::grammar {

/// Reads one grammar text. What is wrong with it is added to `problems`; the part has what could be read.
Part load_text(std::string path, std::string source, std::vector<Problem>& problems);

/// Reads grammar files in the order given. Never throws: what is wrong stands in `problems` of what it
/// returns, and `compile` throws it together with all that it finds.
Definition load_files(const std::vector<std::filesystem::path>& paths);

/// What `--grammar PATH` means: a file takes the place of the part of `base` that has its name (or comes on
/// top), a folder with its *.toml files that of all parts.
Definition with_replacement(const Definition& base, const std::filesystem::path& path);

}  // namespace jixiao::grammar
