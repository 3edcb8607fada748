#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::text {

/// Where `needle` begins in `text` at or after `from`, or npos. In Chinese text every third byte is one of a
/// few lead bytes, so looking for the first byte of a needle finds nearly every character; this skips ahead
/// instead.
std::size_t find(std::string_view text, std::string_view needle, std::size_t from = 0);

/// Where the last `needle` begins in `text`, or npos. It looks from the end.
std::size_t find_last(std::string_view text, std::string_view needle);

/// Where the first of several short marks begins in [from, until), and which it is; npos when none lies there
/// in full.
struct FoundMark {
  std::size_t at = std::string_view::npos;
  std::size_t mark = 0;  ///< index in `marks`
};
FoundMark find_first(std::string_view text, std::size_t from, std::size_t until,
                     const std::vector<std::string>& marks);

}  // namespace jixiao::text
