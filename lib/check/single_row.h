#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "check/ledger.h"
#include "check/report.h"
#include "check/row_sum.h"
#include "check/rule.h"

namespace jixiao::check {

/// A row with the figures it prints, kept after it has passed.
struct KeptRow {
  struct Figure {
    std::string text;  ///< as printed; empty: the column is blank
    std::optional<text::Decimal> value;
    Place place;
  };
  RowView::Kind kind = RowView::Kind::total;
  std::string name, spending_unit;
  std::array<Figure, model::max_columns> column;
  bool is_checked = false;      ///< its total can be compared with its funding columns
  text::DecimalSum difference;  ///< its funding columns less its total
};

/// Other figures for one row.
struct RowChange {
  KeptRow row;
  std::array<std::optional<text::Decimal>, model::max_columns> figure;  ///< none: stays as it is
  bool some_funding = false;  ///< a funding figure changes as the total does; which one is not determined
};

/// Looks, while a table passes, for the only row whose change would restore every sum. Keeps one faulty row,
/// one faulty sum and the first row of the open unit, never more: with two of a kind no single row will do.
class SingleRow {
 public:
  /// A new table. What is kept of rows and sums stays: nobody looks at it until it is written again.
  void clear() {
    unknown_ = false;
    free_parts_ = units_ = faulty_rows_ = faulty_units_ = 0;
    unit_of_faulty_row_ = number_of_faulty_unit_ = unit_of_first_row_ = 0;
  }
  /// Something cannot be read, so that nothing can be said of this table.
  void spoil() { unknown_ = true; }
  /// A row with amounts and their sum, in the order of the table; `unit` is the name of the one it stands
  /// under.
  void row(const RowView& row, const RowSum& sum, std::string_view unit, bool stands_in_unit);
  /// A spending unit whose rows have all passed.
  void close_unit(const Sum& unit, const Table& table);
  /// The change that restores every sum of the table, which is complete; nothing when none does or several.
  [[nodiscard]] std::optional<RowChange> find(const Sum& total, const Table& table) const;

 private:
  /// A row that may be the one, and the sums that it takes part in.
  struct Suspect {
    KeptRow row;
    const Sum* part_of = nullptr;  ///< the sum that it is a part of
    const Sum* prints = nullptr;   ///< the sum that it prints
  };
  [[nodiscard]] std::optional<Suspect> suspect(const Sum& total, const Table& table) const;

  bool unknown_ = false;
  std::uint64_t free_parts_ = 0;  ///< parts of the total row that nothing else checks
  std::uint64_t units_ = 0;       ///< seen so far; also the number of the open one
  std::uint64_t faulty_rows_ = 0, faulty_units_ = 0;
  KeptRow faulty_row_;
  std::uint64_t unit_of_faulty_row_ = 0;  ///< the unit that it is or stands in; 0: none
  Sum faulty_unit_;
  std::uint64_t number_of_faulty_unit_ = 0;
  KeptRow first_row_;  ///< the first project of the open unit, or of the faulty one
  std::uint64_t unit_of_first_row_ = 0;
};

}  // namespace jixiao::check
