#pragma once
#include <string_view>
#include <vector>

#include "grammar/problem.h"

namespace jixiao::fuzz {

/// Asserts that problems can be printed in both languages and that those of `file` stand in its `source`.
void confirm(const std::vector<grammar::Problem>& problems, std::string_view file, std::string_view source);

}  // namespace jixiao::fuzz
