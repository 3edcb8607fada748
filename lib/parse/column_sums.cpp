#include "parse/column_sums.h"

#include <algorithm>
#include <bit>

namespace jixiao::parse {
namespace {

bool is_negative(const model::Amount& amount) {
  return amount.value && amount.value->units < 0;
}

}  // namespace

void ColumnSums::Whole::open(const model::Amounts& amounts, bool columns_are_known, std::size_t columns) {
  known = columns_are_known && std::none_of(amounts.column.begin(), amounts.column.end(), is_negative);
  parts = 0;
  for (std::size_t index = 0; index < columns; ++index) {
    printed[index] = amounts.column[index].value;
    left[index] = {};
    if (printed[index]) left[index].add(*printed[index]);
  }
}

void ColumnSums::Whole::take(const model::Amounts& part, std::size_t columns) {
  ++parts;
  for (std::size_t index = 0; index < columns; ++index) {
    if (part.column[index].value) left[index].subtract(*part.column[index].value);
    if (is_negative(part.column[index])) known = false;
  }
}

bool ColumnSums::Whole::has_room(std::size_t column, const text::Decimal& value) const {
  // A part is not rounded to more than its whole, but several may be, one by one.
  if (value > printed[column].value_or(text::Decimal{})) return false;
  text::DecimalSum rest = left[column];
  rest.subtract(value);
  return !rest.is_negative() || text::is_rounding(rest, parts + 1);
}

void ColumnSums::begin(std::span<const model::Column> columns) {
  columns_ = columns.size();
  total_column_.reset();
  for (std::size_t index = 0; index < columns_; ++index) {
    if (columns[index].id == "total") total_column_ = index;
  }
  total_.known = unit_.known = false;
}

void ColumnSums::settle(Level level, bool in_unit, model::Amounts& amounts) {
  if (amounts.basis == model::AmountsBasis::order) assign(level, in_unit, amounts);
  const bool malformed = std::any_of(amounts.column.begin(), amounts.column.end(),
                                     [](const model::Amount& amount) { return amount.malformed; });
  const bool known = amounts.basis != model::AmountsBasis::order && !malformed;
  switch (level) {
    case Level::total:
      total_.open(amounts, known, columns_);
      break;
    case Level::spending_unit:
      if (known && total_.known) total_.take(amounts, columns_);
      unit_.open(amounts, known, columns_);
      break;
    case Level::project:
      Whole& whole = in_unit ? unit_ : total_;
      if (known && whole.known) whole.take(amounts, columns_);
  }
}

void ColumnSums::assign(Level level, bool in_unit, model::Amounts& amounts) const {
  const bool stands_in_unit = level == Level::project && in_unit;
  const Whole* const whole = stands_in_unit ? &unit_ : &total_;
  const Whole* const above = stands_in_unit ? &total_ : nullptr;
  if (level == Level::total || (!whole->known && (above == nullptr || !above->known))) return;
  const auto items = static_cast<std::size_t>(
      std::count_if(amounts.column.begin(), amounts.column.end(),
                    [](const model::Amount& amount) { return !amount.text.absent(); }));
  const auto tells_nothing = [](const model::Amount& amount) {
    return amount.malformed || is_negative(amount);
  };
  if (items == 0 || std::any_of(amounts.column.begin(), amounts.column.end(), tells_nothing)) return;
  unsigned ways = 0, way = 0;
  for (unsigned columns = 1; columns < 1U << columns_; ++columns) {
    if (static_cast<std::size_t>(std::popcount(columns)) != items) continue;
    Figures figures;
    for (std::size_t column = 0, item = 0; column < columns_; ++column) {
      if ((columns >> column & 1U) != 0) figures[column] = amounts.column[item++].value;
    }
    if (!adds_up(figures) || !fits(figures, whole, above)) continue;
    way = columns;
    if (++ways > 1) return;
  }
  if (ways == 0) return;
  const model::Amounts printed = amounts;
  amounts.column = {};
  amounts.basis = model::AmountsBasis::sums;
  for (std::size_t column = 0, item = 0; column < columns_; ++column) {
    if ((way >> column & 1U) != 0) amounts.column[column] = printed.column[item++];
  }
}

/// Whether the funding columns stay within what the rows above leave for them.
bool ColumnSums::fits(const Figures& figures, const Whole* whole, const Whole* above) const {
  for (std::size_t column = 0; column < columns_; ++column) {
    if (column == total_column_ || !figures[column]) continue;
    if (whole->known && !whole->has_room(column, *figures[column])) return false;
    if (above == nullptr || !above->known) continue;
    if (*figures[column] > above->printed[column].value_or(text::Decimal{})) return false;
  }
  return true;
}

/// Whether the funding columns add up to the total, as far as rounding goes.
bool ColumnSums::adds_up(const Figures& figures) const {
  if (!total_column_) return true;
  text::DecimalSum difference;
  std::uint64_t parts = 0;
  for (std::size_t column = 0; column < columns_; ++column) {
    if (!figures[column]) continue;
    if (column == total_column_) {
      difference.subtract(*figures[column]);
    } else {
      difference.add(*figures[column]);
      ++parts;
    }
  }
  return difference.is_zero() || is_rounding(difference, parts);
}

}  // namespace jixiao::parse
