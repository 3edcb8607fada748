#pragma once
#include <string_view>
#include <vector>

#include "diff/side.h"
#include "model/difference.h"

namespace jixiao::diff {

/// The project whose indicators are compared, as its changes name it.
struct Subject {
  const Side& old_side;
  const Side& new_side;
  std::string_view department, spending_unit, project;
};

/// Compares the indicators of a project and adds what changed.
void compare_indicators(const Subject& subject, const std::vector<Indicator>& old_indicators,
                        const std::vector<Indicator>& new_indicators, model::Difference& out);

/// Whether a target asks for less than before: a lower bound that fell, an upper one that rose. Nothing where
/// that can't be told.
std::optional<bool> is_easier(const Target& old_target, const Target& new_target);

}  // namespace jixiao::diff
