#pragma once
#include <string_view>

namespace jixiao::text {

/// The ideograph that a character of a valid text stands for, if it is one that converters of PDF print in
/// its place: a Kangxi radical or a character of CJK Radicals Supplement (by Unicode's
/// EquivalentUnifiedIdeograph), or a compatibility ideograph (by its canonical decomposition). Empty for
/// every other character. The table is made from Debian's unicode-data when the program is built.
std::string_view look_alike(std::string_view character);

}  // namespace jixiao::text
