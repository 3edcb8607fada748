#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace jixiao::grammar {

/// The most bytes of UTF-8 that a match of a regular expression (RE2's syntax) can have, wherever the match
/// stands. Nothing when there is no such number (`*`, `+`), when what stands around the match has a say in it
/// (`^`, `\b`), or when the expression uses something else than the plain parts of the syntax. It may be
/// larger than need be, never smaller.
std::optional<std::size_t> longest_match(std::string_view expression);

}  // namespace jixiao::grammar
