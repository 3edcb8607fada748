#pragma once
#include <cstddef>
#include <string_view>

namespace jixiao::text {

/// Where `needle` begins in `text` at or after `from`, or npos. In Chinese text every third byte is one of a
/// few lead bytes, so looking for the first byte of a needle finds nearly every character; this skips ahead
/// instead.
std::size_t find(std::string_view text, std::string_view needle, std::size_t from = 0);

}  // namespace jixiao::text
