#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "grammar/definition.h"

/// What `jixiao grammar show` prints.
namespace jixiao::grammar {

/// What a name stands for: the file of a part as it is, so that it can be saved and changed; a pattern,
/// fragment or vocabulary with everything put in, its samples and rejects, and where it is written. Nothing
/// when nothing has that name.
std::optional<std::string> describe(const Definition& definition, std::string_view name);

/// The name that was probably meant; empty: none is near.
std::string nearest_name(const Definition& definition, std::string_view name);

}  // namespace jixiao::grammar
