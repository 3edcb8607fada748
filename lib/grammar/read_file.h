#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "grammar/problem.h"

namespace jixiao::grammar {

/// The bytes of a file; nothing when it can't be read, which is added to `problems` then.
std::optional<std::string> read_file(const std::filesystem::path& path, std::vector<Problem>& problems);

}  // namespace jixiao::grammar
