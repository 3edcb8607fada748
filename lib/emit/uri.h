#pragma once
#include <string>
#include <string_view>

namespace jixiao::emit {

/// Appends a path as a URI reference: relative as it is (without a "./" before it), absolute as file:///…
/// Every byte that has a meaning in a URI, or none, is percent-encoded; the result is ASCII.
void append_uri(std::string& out, std::string_view path);

}  // namespace jixiao::emit
