#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jixiao::text {

/// How many ASCII digits a padded text (see text/suspects.h) begins with, but no more than 4, without a loop
/// over them: how many there are cannot be foretold.
inline std::size_t leading_digits(std::string_view padded) {
  constexpr std::size_t most = 4;
  std::size_t count = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, padded.data(), most);
    bytes ^= 0x30303030;  // digits become 0 to 9
    const std::uint32_t others = (((bytes & 0x7F7F7F7F) + 0x76767676) | bytes) & 0x80808080;
    count = static_cast<std::size_t>(std::countr_zero(others)) / 8;
  } else {
    while (count < most && padded.data()[count] >= '0' && padded.data()[count] <= '9') ++count;
  }
  return std::min(count, padded.size());
}

}  // namespace jixiao::text
