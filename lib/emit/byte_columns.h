#pragma once
#include <cstdint>

#include "finding/finding.h"

namespace jixiao::emit {

/// The columns of a finding counted in bytes of UTF-8, from 1, on the line where it begins; 0 where that
/// can't be told.
struct ByteColumns {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;  ///< exclusive; of the first line when the place goes on on another
};

/// Works them out from the snippet of a finding, which holds its line with all columns. Not when the line was
/// cut before the place; a blank other than a space counts as one byte.
ByteColumns byte_columns(const finding::Finding& finding);

}  // namespace jixiao::emit
