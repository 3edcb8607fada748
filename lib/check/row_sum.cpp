#include "check/row_sum.h"

namespace jixiao::check {

RowSum row_sum_of(const RowView& row) {
  RowSum sum;
  if (!row.table.total_column) return sum;
  for (std::size_t index = 0; index < row.table.columns.size(); ++index) {
    const model::Amount& amount = row.amounts.column[index];
    if (amount.malformed) return sum;
    if (index == row.table.total_column || !amount.value) continue;
    sum.funding.add(*amount.value);
    ++sum.parts;
  }
  const model::Amount& total = row.amounts.column[*row.table.total_column];
  // A row that prints its total alone does not say where the money comes from.
  if (!total.value || sum.parts == 0) return sum;
  sum.checked = true;
  sum.found = compare(*total.value, sum.funding, sum.parts, row.table.exact);
  return sum;
}

}  // namespace jixiao::check
