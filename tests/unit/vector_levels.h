#pragma once
#include <vector>

#include "text/vectors.h"

namespace jixiao::tests {

/// All that this machine has; the first is none.
inline std::vector<text::Vectors> vector_levels() {
  std::vector<text::Vectors> levels;
  for (const text::Vectors level : {text::Vectors::none, text::Vectors::avx2, text::Vectors::avx512}) {
    if (level <= text::vectors_here()) levels.push_back(level);
  }
  return levels;
}

}  // namespace jixiao::tests
