#pragma once
#include <cstddef>
#include <string_view>

namespace jixiao::text {

/// How many bytes of a text are this ASCII character. Many at a time: the lines of whole inputs are counted.
std::size_t count(std::string_view text, char mark);
/// How many are not ASCII.
std::size_t count_outside_ascii(std::string_view text);
/// How many are control characters that no text has: all but blanks, line ends and the escape of a terminal.
std::size_t count_odd_controls(std::string_view text);

/// The same one by one.
std::size_t count_plain(std::string_view text, char mark);
std::size_t count_outside_ascii_plain(std::string_view text);
std::size_t count_odd_controls_plain(std::string_view text);

}  // namespace jixiao::text
