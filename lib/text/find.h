#pragma once
#include <algorithm>
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

/// Whether a text begins with any of some others. Nearly all differ in their first byte, which costs less to
/// ask than a call.
inline bool begins_with_any(std::string_view text, const std::vector<std::string>& others) {
  return std::any_of(others.begin(), others.end(), [text](const std::string& other) {
    return !text.empty() && !other.empty() && text.front() == other.front() && text.starts_with(other);
  });
}

}  // namespace jixiao::text
