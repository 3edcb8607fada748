#pragma once
#include <cstdint>
#include <optional>

#include "text/decimal.h"

namespace jixiao::parse {

/// Tells spending units from projects where neither an indent nor cells of its own tell what a row is: no
/// part is larger than its whole, and the parts of a unit add up to it. Keeps what is left of the open
/// spending unit.
class RowKinds {
 public:
  using Figure = std::optional<text::Decimal>;

  struct Judgement {
    bool is_unit = true;
    bool is_assumed = false;  ///< the row could as well be the other
  };

  /// A new table.
  void begin() { *this = {}; }
  /// A spending unit; what follows are its projects. Figures are totals, absent where none can be read.
  void open_unit(const Figure& total);
  void add_project(const Figure& total);
  /// What a row with that total is; `next` is the total of the row behind it, absent if there is none.
  [[nodiscard]] Judgement judge(const Figure& total, const Figure& next) const;

 private:
  [[nodiscard]] text::DecimalSum left_without(const text::Decimal& part) const;

  bool has_unit_ = false;
  bool is_known_ = false;  ///< the unit's total and those of all its projects
  text::DecimalSum left_;  ///< of the unit's total, less its projects
  std::uint64_t parts_ = 0;
};

}  // namespace jixiao::parse
