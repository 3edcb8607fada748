#pragma once
#include <cstddef>
#include <vector>

#include "diff/side.h"

namespace jixiao::diff {

/// No index.
inline constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Where a project stands in its table.
struct Seat {
  std::size_t unit = none;
  std::size_t project = none;
};

/// The unit of the old side that a unit was.
struct UnitPartner {
  std::size_t index = none;
  unsigned similarity = 0;  ///< percent; 0: by equal names
};

/// The project of the old side that a project was.
struct Partner {
  Seat seat;
  unsigned similarity = 0;
};

/// Which units and projects of two tables are the same.
struct Pairing {
  std::vector<UnitPartner> old_unit_of;        ///< by new unit
  std::vector<std::size_t> new_unit_of;        ///< by old unit
  std::vector<std::vector<Partner>> partners;  ///< by new unit and project
  std::vector<std::vector<bool>> taken;        ///< by old unit and project: it has a partner
};

/// Puts units together by name, then by likeness; projects by name within their units, then by name wherever
/// they went, then by likeness (or by the same objective, word for word) within their units.
Pairing pair_up(const Table& old_table, const Table& new_table);

}  // namespace jixiao::diff
