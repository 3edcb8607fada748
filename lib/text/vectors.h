#pragma once
#include <cstdint>

namespace jixiao::text {

/// What a machine has for looking at many bytes at once; each has what those before it have. Whatever uses it
/// does the same without.
enum class Vectors : std::uint8_t { none, avx2, avx512 };

/// Asks the machine for the last one that it has.
Vectors find_vectors();
/// That one: asked for only once.
inline Vectors vectors_here() {
  static const Vectors here = find_vectors();
  return here;
}

}  // namespace jixiao::text
