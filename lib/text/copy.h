#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace jixiao::text {

/// Copies a text to where nothing of it stands. Most texts are of a few characters, which cost less to copy
/// in place, from both ends, than a call.
inline void copy_bytes(char* to, const char* from, std::size_t size) {
  const auto ends = [=](auto block) {
    constexpr std::size_t width = sizeof block;
    auto last = block;
    std::memcpy(&block, from, width);
    std::memcpy(&last, from + size - width, width);
    std::memcpy(to, &block, width);
    std::memcpy(to + size - width, &last, width);
  };
  struct Block16 {
    char bytes[16];
  };
  struct Block32 {
    char bytes[32];
  };
  if (size >= sizeof(Block16)) {
    if (size <= 2 * sizeof(Block16)) return ends(Block16{});
    if (size <= 2 * sizeof(Block32)) return ends(Block32{});
    std::memcpy(to, from, size);
  } else if (size >= sizeof(std::uint64_t)) {
    ends(std::uint64_t{});
  } else if (size >= sizeof(std::uint32_t)) {
    ends(std::uint32_t{});
  } else if (size > 0) {
    to[0] = from[0];
    if (size > 1) to[1] = from[1];
    if (size > 2) to[2] = from[2];
  }
}

/// Copies a padded text (see text/suspects.h) to where there is room for a block more, in whole blocks: how
/// long texts are cannot be foretold, but whether they fit one block.
template <std::size_t block>
void copy_padded(char* to, const char* from, std::size_t size) {
  std::memcpy(to, from, block);
  for (std::size_t at = block; at < size; at += block) std::memcpy(to + at, from + at, block);
}

}  // namespace jixiao::text
