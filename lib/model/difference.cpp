#include "model/difference.h"

#include <array>

namespace jixiao::model {
namespace {

/// In the order of ChangeKind.
constexpr std::array<std::string_view, static_cast<std::size_t>(ChangeKind::count_)> names = {
    "table-added",     "table-dropped",     "head-changed",      "unit-added",        "unit-dropped",
    "unit-renamed",    "project-added",     "project-dropped",   "project-renamed",   "project-moved",
    "amount-raised",   "amount-cut",        "amount-moved",      "amount-changed",    "objective-changed",
    "indicator-added", "indicator-dropped", "indicator-renamed", "indicator-retyped", "target-raised",
    "target-lowered",  "target-changed",    "target-reworded",   "unread-added",      "unread-dropped",
};

}  // namespace

std::string_view change_name(ChangeKind kind) {
  return names.at(static_cast<std::size_t>(kind));
}

}  // namespace jixiao::model
