#include "emit/schema.h"

#include <algorithm>
#include <array>
#include <string>

#include "emit/embedded_text.h"

namespace jixiao::emit {
namespace {

constexpr std::array<std::string_view, 4> names = {"parse", "check", "diff", "trace"};

}  // namespace

std::span<const std::string_view> schema_names() {
  return names;
}

std::string_view schema(std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) return {};
  return embedded_text(std::string(name) + ".schema.json");
}

}  // namespace jixiao::emit
