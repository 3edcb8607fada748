#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "model/table.h"
#include "text/decimal.h"

namespace jixiao::parse {

/// Finds out which columns the amounts of a row fill that prints fewer of them than its table has columns: in
/// only one way they may add up to the row's total and stay within what the rows above it print. Keeps what
/// is left of the total row and of the open spending unit. Amounts are taken to be no less than zero; where
/// one is, nothing is concluded.
class ColumnSums {
 public:
  enum class Level : std::uint8_t { total, spending_unit, project };

  /// A new table. `columns` are its money columns.
  void begin(std::span<const model::Column> columns);
  /// A row, in the order of the table. If only one way is possible its amounts are given to those columns and
  /// their basis is `sums`; else they stay as they are.
  void settle(Level level, bool in_unit, model::Amounts& amounts);

 private:
  using Figures = std::array<std::optional<text::Decimal>, model::max_columns>;
  /// A row that others are part of.
  struct Whole {
    bool known = false;  ///< which columns its amounts fill
    Figures printed;
    std::array<text::DecimalSum, model::max_columns> left;  ///< less the parts whose columns are known
    std::uint64_t parts = 0;                                ///< so many

    void open(const model::Amounts& amounts, bool columns_are_known, std::size_t columns);
    void take(const model::Amounts& part, std::size_t columns);
    [[nodiscard]] bool has_room(std::size_t column, const text::Decimal& value) const;
  };

  void assign(Level level, bool in_unit, model::Amounts& amounts) const;
  [[nodiscard]] bool fits(const Figures& figures, const Whole* whole, const Whole* above) const;
  [[nodiscard]] bool adds_up(const Figures& figures) const;

  std::size_t columns_ = 0;
  std::optional<std::size_t> total_column_;
  Whole total_, unit_;
};

}  // namespace jixiao::parse
