#pragma once
#include "finding/finding.h"
#include "text/spliced_text.h"

namespace jixiao::finding {

/// The source line on which a place of a repaired text begins, put together again from the pieces that the
/// text took of it: between two pieces as many spaces as their columns say. Of a very long line only the
/// surroundings of the place, with an ellipsis where it is cut.
Snippet snippet_of(const text::SplicedText& text, text::Leaf place);

}  // namespace jixiao::finding
