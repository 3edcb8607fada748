#pragma once
#include "diff/side.h"
#include "model/difference.h"

namespace jixiao::diff {

/// Compares two sides. Tables are put together by department, spending units and projects by folded name (a
/// project also when it stands under another unit), indicators by type and folded name; what is left by
/// likeness, which is marked. A blank amount counts as 0. Changes come in the order of the new side, what was
/// dropped after what stayed.
model::Difference compare(const Side& old_side, const Side& new_side);

}  // namespace jixiao::diff
