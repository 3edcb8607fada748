#pragma once
#include <cstdint>

namespace jixiao::decode {

/// Writes a character outside ASCII and returns where the next one goes.
inline char* put(char32_t character, char* out) {
  const auto low_six = [&](unsigned shift) {
    return static_cast<char>(0x80 | ((character >> shift) & 0x3F));
  };
  if (character < 0x800) {
    *out++ = static_cast<char>(0xC0 | (character >> 6U));
  } else {
    if (character < 0x10000) {
      *out++ = static_cast<char>(0xE0 | (character >> 12U));
    } else {
      *out++ = static_cast<char>(0xF0 | (character >> 18U));
      *out++ = low_six(12);
    }
    *out++ = low_six(6);
  }
  *out++ = low_six(0);
  return out;
}

}  // namespace jixiao::decode
