#pragma once
#include <string_view>

namespace jixiao::emit {

/// The text of a file that cmake/embed.cmake compiled in, by its name without folder; empty when there is
/// none.
std::string_view embedded_text(std::string_view file_name);

}  // namespace jixiao::emit
