#pragma once
#include <string>
#include <string_view>

#include "finding/finding.h"
#include "text/spliced_text.h"

namespace jixiao::finding {

/// The source line on which a place of a repaired text begins, put together again from the pieces that the
/// text took of it: between two pieces as many spaces as their columns say. Of a very long line only the
/// surroundings of the place, with an ellipsis where it is cut.
Snippet snippet_of(const text::SplicedText& text, text::Leaf place);

/// Says a name in a finding's subject: at most 1 KiB of it, which no printed one has, with an ellipsis where
/// it is cut. Many findings may say the same one.
void show_name(std::string_view name, std::string& out);

}  // namespace jixiao::finding
