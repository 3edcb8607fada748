#include "parse/row_kinds.h"

#include <cstdlib>

namespace jixiao::parse {

void RowKinds::open_unit(const Figure& total) {
  has_unit_ = true;
  is_known_ = total.has_value();
  left_ = {};
  if (total) left_.add(*total);
  parts_ = 0;
}

void RowKinds::add_project(const Figure& total) {
  ++parts_;
  is_known_ = is_known_ && total;
  if (total) left_.subtract(*total);
}

text::DecimalSum RowKinds::left_without(const text::Decimal& part) const {
  text::DecimalSum left = left_;
  left.subtract(part);
  return left;
}

/// Whether rounding of the figures explains a difference: half a unit of the last digit for each of them.
bool RowKinds::is_rounding(const text::DecimalSum& difference) const {
  const auto units = difference.units_at(difference.scale());
  return units && static_cast<std::uint64_t>(std::abs(*units)) * 2 <= parts_ + 2;
}

RowKinds::Judgement RowKinds::judge(const Figure& total, const Figure& next) const {
  const bool may_be_unit = !total || !next || *next <= *total;
  if (!has_unit_) return {may_be_unit, !may_be_unit};
  if (!is_known_ || !total) return {may_be_unit, true};
  const text::DecimalSum left = left_without(*total);
  if (parts_ > 0 && is_rounding(left_)) return {true, false};  // the unit above is complete
  if (is_rounding(left)) return {false, false};                // this row completes it
  const bool may_be_project = !left.is_negative();
  if (may_be_project != may_be_unit) return {may_be_unit, false};
  // Both, or neither: a unit without projects is as odd as a project without cells.
  return {parts_ > 0 || !may_be_project, true};
}

}  // namespace jixiao::parse
