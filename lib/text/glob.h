#pragma once
#include <string_view>

namespace jixiao::text {

/// Whether a glob matches a path (of bytes, with `/`). `*` and `?` stay inside one name, `**` crosses names,
/// `[a-z]` and `[!a-z]` are sets of ASCII characters, `\` takes the next character as it is. A glob without
/// `/` is matched against the last name alone. Time is bounded by the product of the two lengths.
bool glob_matches(std::string_view glob, std::string_view path);

}  // namespace jixiao::text
