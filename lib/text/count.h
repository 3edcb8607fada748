#pragma once
#include <cstddef>
#include <string_view>

namespace jixiao::text {

/// How many bytes of a text are this ASCII character. Many at a time: the lines of whole inputs are counted.
std::size_t count(std::string_view text, char mark);

/// The same one by one.
std::size_t count_plain(std::string_view text, char mark);

}  // namespace jixiao::text
