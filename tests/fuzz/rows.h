#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "model/table.h"
#include "text/spliced_text.h"

namespace jixiao::fuzz {

/// Called with each leaf of a row that output has spans for, and a name for it.
using TakeLeaf = std::function<void(const text::SplicedText&, text::Leaf, std::string_view)>;

void leaves(const model::TableHead& head, const TakeLeaf& take);
void leaves(const model::Row& row, const TakeLeaf& take);
void leaves(const model::Project& project, const TakeLeaf& take);

}  // namespace jixiao::fuzz
