#pragma once
#include <cstdint>

#include "finding/finding.h"

namespace jixiao::emit {

/// Where a finding begins and ends, with columns counted in bytes of UTF-8, from 1; 0 where that can't be
/// told.
struct ByteColumns {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;       ///< exclusive
  std::uint64_t end_line = 0;  ///< the line that `end` is a column of
};

/// Counted from where the line begins in an input of UTF-8. Else from the snippet of the finding, which holds
/// its first line with all columns: then the place ends there at the latest, a blank other than a space
/// counts as one byte, and nothing is known where the line was cut before the place.
ByteColumns byte_columns(const finding::Finding& finding);

}  // namespace jixiao::emit
