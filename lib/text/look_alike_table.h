#pragma once
#include <span>

namespace jixiao::text {

/// One row of the table behind look_alike().
struct LookAlike {
  char32_t printed;
  const char* stands_for;  ///< UTF-8
};

/// Sorted by `printed`. The definition is written at build time by cmake/look_alikes.cmake.
std::span<const LookAlike> look_alike_table();

}  // namespace jixiao::text
