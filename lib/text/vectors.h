#pragma once
#include <cstdint>

namespace jixiao::text {

/// What a machine has for looking at many bytes at once; each has what those before it have. Whatever uses it
/// does the same without.
enum class Vectors : std::uint8_t { none, avx2, avx512 };

/// The last one that this machine has.
Vectors vectors_here();

}  // namespace jixiao::text
