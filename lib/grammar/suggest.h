#pragma once
#include <span>
#include <string>
#include <string_view>

namespace jixiao::grammar {

/// The known name that `name` was probably meant to be: few slips of a key away from it; empty when none is.
std::string nearest(std::string_view name, std::span<const std::string_view> known);
std::string nearest(std::string_view name, std::span<const std::string> known);

}  // namespace jixiao::grammar
