#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diff/side.h"

/// Exact differences of amounts, also of tables in 元 and in 万元.
namespace jixiao::diff {

/// The amounts of a row, with what is needed to compare them.
struct Money {
  const Table& table;
  const Figures& figures;
};

/// The columns whose figures differ (by id; a blank is 0), new less old in the money unit of the new side. A
/// row that is only on one side has every figure that it prints.
std::vector<model::ColumnChange> changed_columns(const std::optional<Money>& old_money,
                                                 const std::optional<Money>& new_money);

/// What a change of these columns is called.
model::ChangeKind kind_of(const std::vector<model::ColumnChange>& columns);

/// A sum of the figures in the total column (or the first one) of rows of one table.
class Total {
 public:
  explicit Total(const Table& table) : table_(table) {}
  void add(const Figures& figures);
  [[nodiscard]] const text::DecimalSum& sum() const { return sum_; }
  [[nodiscard]] const Table& table() const { return table_; }
  /// False when a figure could not be read.
  [[nodiscard]] bool known() const { return known_; }

 private:
  const Table& table_;
  text::DecimalSum sum_;
  bool known_ = true;
};

/// The column of two sums when they differ, as `changed_columns` says it; nothing when they are equal. Null:
/// there is none on that side.
std::optional<model::ColumnChange> changed_total(const Total* old_total, const Total* new_total);

}  // namespace jixiao::diff
