#pragma once
#include <string>
#include <vector>

#include "config/config.h"
#include "grammar/problem.h"

/// Reading `.jixiao.toml`.
namespace jixiao::config {

/// The name of a configuration in a folder.
inline constexpr std::string_view file_name = ".jixiao.toml";

/// A configuration that cannot be used.
struct ConfigError : grammar::ProblemError {
  using ProblemError::ProblemError;
};

/// Reads a configuration from its text; `path` is how it is shown, `folder` what its globs start from. What
/// is wrong is added to `problems`; the rest is what could be read.
Configuration load_text(std::string path, std::string folder, std::string_view source, KnownRules rules,
                        std::vector<grammar::Problem>& problems);

/// The same from a file, which is opened by the name `file`.
Configuration load_file(const std::string& file, std::string path, std::string folder, KnownRules rules,
                        std::vector<grammar::Problem>& problems);

}  // namespace jixiao::config
