#pragma once
#include <string>
#include <vector>

namespace jixiao::grammar {

/// The smallest set of texts without any of which nothing can match an expression; empty when RE2 knows of
/// none.
std::vector<std::string> required_texts(const std::string& expression);

}  // namespace jixiao::grammar
