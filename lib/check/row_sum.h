#pragma once
#include <cstdint>
#include <optional>

#include "check/figures.h"
#include "check/rule.h"

namespace jixiao::check {

/// What the funding columns of a row add up to, beside its total.
struct RowSum {
  text::DecimalSum funding;
  std::uint64_t parts = 0;  ///< columns that print something
  bool checked = false;     ///< there is a total, and something to compare it with
  Comparison found;         ///< the parts less the total
};

RowSum row_sum_of(const RowView& row);

}  // namespace jixiao::check
