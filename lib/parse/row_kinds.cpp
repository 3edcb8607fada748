#include "parse/row_kinds.h"

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

RowKinds::Judgement RowKinds::judge(const Figure& total, const Figure& next) const {
  const bool may_be_unit = !total || !next || *next <= *total;
  if (!has_unit_) return {may_be_unit, !may_be_unit};
  if (!is_known_ || !total) return {may_be_unit, true};
  const text::DecimalSum left = left_without(*total);
  if (parts_ > 0 && text::is_rounding(left_, parts_)) return {true, false};  // the unit above is complete
  if (text::is_rounding(left, parts_ + 1)) return {false, false};            // this row completes it
  const bool may_be_project = !left.is_negative();
  if (may_be_project != may_be_unit) return {may_be_unit, false};
  // Both, or neither: a unit without projects is as odd as a project without cells.
  return {parts_ > 0 || !may_be_project, true};
}

}  // namespace jixiao::parse
