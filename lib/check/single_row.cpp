#include "check/single_row.h"

#include "check/figures.h"

namespace jixiao::check {
namespace {

using Deltas = std::array<std::optional<text::Decimal>, model::max_columns>;

std::optional<text::Decimal> decimal_of(const text::DecimalSum& sum) {
  const auto units = sum.overflow() ? std::nullopt : sum.units_at(sum.scale());
  if (!units) return std::nullopt;
  return text::Decimal{*units, sum.scale()};
}

text::DecimalSum negated(const text::DecimalSum& sum) {
  text::DecimalSum out;
  if (const auto value = decimal_of(sum)) out.subtract(*value);
  return out;
}

bool is_fault(Judgement judgement) {
  return judgement > Judgement::rounding;
}

Comparison compare_column(const Sum& sum, std::size_t index, const Table& table) {
  const Sum::Column& column = sum.column(index);
  return compare(column.printed.value_or(text::Decimal{}), column.total, column.parts, table.exact);
}

bool is_compared(const Sum& sum, std::size_t index, const Table& table) {
  return index == table.total_column || sum.columns_are_sure();
}

bool has_fault(const Sum& sum, std::size_t index, const Table& table) {
  return is_compared(sum, index, table) && is_fault(compare_column(sum, index, table).judgement);
}

bool has_fault(const Sum& sum, const Table& table) {
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    if (has_fault(sum, index, table)) return true;
  }
  return false;
}

KeptRow kept(const RowView& row, const RowSum& sum, std::string_view unit) {
  KeptRow out;
  out.kind = row.kind;
  out.name = row.text[row.name];
  out.spending_unit = unit;
  for (std::size_t index = 0; index < row.table.columns.size(); ++index) {
    const model::Amount& amount = row.amounts.column[index];
    if (!amount.value) continue;
    out.column[index] = {std::string(row.text[amount.text]), amount.value, place_of(row.text, amount.text)};
  }
  out.is_checked = sum.checked;
  if (sum.checked) out.difference = sum.found.difference;
  return out;
}

/// The row that prints a sum.
KeptRow kept(const Sum& sum, RowView::Kind kind, const Table& table) {
  KeptRow out;
  out.kind = kind;
  out.name = sum.name();
  if (kind == RowView::Kind::spending_unit) out.spending_unit = sum.name();
  std::size_t funding = 0;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    const Sum::Column& column = sum.column(index);
    if (!column.printed) continue;
    out.column[index] = {column.printed_text, column.printed, column.place};
    if (index == table.total_column) {
      out.difference.subtract(*column.printed);
    } else {
      out.difference.add(*column.printed);
      ++funding;
    }
  }
  out.is_checked = table.total_column && out.column[*table.total_column].value && funding > 0;
  return out;
}

/// What a column of a sum is like after a change of the row that prints it, or of one of its parts.
bool is_restored(const Sum& sum, std::size_t index, const text::Decimal& delta, bool printed,
                 const Table& table) {
  if (!is_compared(sum, index, table)) return true;
  const Sum::Column& column = sum.column(index);
  text::DecimalSum parts = column.total, figure;
  if (column.printed) figure.add(*column.printed);
  (printed ? figure : parts).add(delta);
  const auto value = decimal_of(figure);
  return value && !is_fault(compare(*value, parts, column.parts, table.exact).judgement);
}

/// By how much the figures of a row must change, from what its sums lack. Empty where nothing is lacking.
Deltas lacking(const KeptRow& row, const Sum* part_of, const Sum* prints, bool row_is_faulty,
               const Table& table) {
  Deltas deltas;
  std::size_t count = 0, last = 0;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    if (prints != nullptr && has_fault(*prints, index, table)) {
      deltas[index] = decimal_of(compare_column(*prints, index, table).difference);
    } else if (part_of != nullptr && has_fault(*part_of, index, table)) {
      deltas[index] = decimal_of(negated(compare_column(*part_of, index, table).difference));
    }
    if (!deltas[index]) continue;
    ++count;
    last = index;
  }
  // One wrong figure in a wrong row: the row says exactly what it should be, whatever is rounded above.
  if (count == 1 && row_is_faulty) {
    deltas[last] = decimal_of(last == table.total_column ? row.difference : negated(row.difference));
  }
  return deltas;
}

/// Whether the row itself is right after the change, or as it was before.
bool keeps_row(const KeptRow& row, const Deltas& deltas, bool row_is_faulty, const Table& table) {
  if (!row.is_checked) return true;
  text::DecimalSum change;
  for (std::size_t index = 0; index < deltas.size(); ++index) {
    if (!deltas[index]) continue;
    index == table.total_column ? change.subtract(*deltas[index]) : change.add(*deltas[index]);
  }
  if (!row_is_faulty) return change.is_zero();
  if (const auto difference = decimal_of(row.difference)) change.add(*difference);
  return change.is_zero();
}

/// Whether the only change that sums ask for is one of the total, and no funding figure is compared with
/// anything but that.
bool only_total_is_asked(const Deltas& deltas, const Sum* part_of, const Sum* prints, const Table& table) {
  if (!table.total_column || !deltas[*table.total_column]) return false;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    if (index == *table.total_column) continue;
    for (const Sum* sum : {part_of, prints}) {
      if (deltas[index] || (sum != nullptr && is_compared(*sum, index, table))) return false;
    }
  }
  return true;
}

/// The funding figure of a row that has but one.
std::optional<std::size_t> only_funding(const KeptRow& row, const Table& table) {
  std::optional<std::size_t> only;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    if (index == table.total_column || !row.column[index].value) continue;
    if (only) return std::nullopt;
    only = index;
  }
  return only;
}

}  // namespace

void SingleRow::row(const RowView& row, const RowSum& sum, std::string_view unit, bool stands_in_unit) {
  if (unknown_) return;
  if (row.kind == RowView::Kind::spending_unit) ++units_;
  const bool in_unit = row.kind == RowView::Kind::spending_unit || stands_in_unit;
  if (row.kind == RowView::Kind::project && !stands_in_unit) ++free_parts_;
  if (row.kind == RowView::Kind::project && stands_in_unit && unit_of_first_row_ != units_ &&
      faulty_units_ == 0) {
    first_row_ = kept(row, sum, unit);
    unit_of_first_row_ = units_;
  }
  if (!sum.checked) return;
  if (sum.found.judgement == Judgement::unknown) unknown_ = true;
  if (!is_fault(sum.found.judgement)) return;
  if (++faulty_rows_ > 1) return;
  faulty_row_ = kept(row, sum, unit);
  unit_of_faulty_row_ = in_unit ? units_ : 0;
}

void SingleRow::close_unit(const Sum& unit, const Table& table) {
  if (unit.spoilt()) unknown_ = true;
  if (unknown_) return;
  if (unit.count() == 0) ++free_parts_;
  if (!unit.complete() || !has_fault(unit, table)) return;
  if (++faulty_units_ > 1) return;
  faulty_unit_ = unit;
  number_of_faulty_unit_ = units_;
}

std::optional<SingleRow::Suspect> SingleRow::suspect(const Sum& total, const Table& table) const {
  const bool total_is_faulty = total.complete() && has_fault(total, table);
  const Sum* const whole = total.complete() ? &total : nullptr;
  if (faulty_rows_ == 1) {
    switch (faulty_row_.kind) {
      case RowView::Kind::total:
        if (faulty_units_ > 0) return std::nullopt;
        return Suspect{faulty_row_, nullptr, whole};
      case RowView::Kind::spending_unit:
        if (faulty_units_ == 0 || number_of_faulty_unit_ != unit_of_faulty_row_) return std::nullopt;
        return Suspect{faulty_row_, whole, &faulty_unit_};
      case RowView::Kind::project:
        if (unit_of_faulty_row_ == 0) {
          if (faulty_units_ > 0) return std::nullopt;
          return Suspect{faulty_row_, whole, nullptr};
        }
        if (total_is_faulty || faulty_units_ == 0 || number_of_faulty_unit_ != unit_of_faulty_row_)
          return std::nullopt;
        return Suspect{faulty_row_, &faulty_unit_, nullptr};
    }
  }
  if (faulty_units_ == 1) {
    if (total_is_faulty)
      return Suspect{kept(faulty_unit_, RowView::Kind::spending_unit, table), whole, &faulty_unit_};
    // Any of several projects would do, and the unit's own row as well if nothing stands above it.
    if (faulty_unit_.count() != 1 || whole == nullptr || unit_of_first_row_ != number_of_faulty_unit_)
      return std::nullopt;
    return Suspect{first_row_, &faulty_unit_, nullptr};
  }
  if (!total_is_faulty || free_parts_ > 0) return std::nullopt;
  return Suspect{kept(total, RowView::Kind::total, table), nullptr, whole};
}

std::optional<RowChange> SingleRow::find(const Sum& total, const Table& table) const {
  if (unknown_ || total.spoilt() || faulty_rows_ > 1 || faulty_units_ > 1) return std::nullopt;
  auto found = suspect(total, table);
  if (!found) return std::nullopt;
  const bool row_is_faulty = faulty_rows_ == 1;
  Deltas deltas = lacking(found->row, found->part_of, found->prints, row_is_faulty, table);
  bool some_funding = false;
  if (!keeps_row(found->row, deltas, row_is_faulty, table)) {
    // The row stays right if a funding figure, which nothing else checks, changes with its total.
    if (row_is_faulty || !only_total_is_asked(deltas, found->part_of, found->prints, table))
      return std::nullopt;
    if (const auto funding = only_funding(found->row, table)) {
      deltas[*funding] = deltas[*table.total_column];
    } else {
      some_funding = true;
    }
  }
  RowChange change{std::move(found->row), {}, some_funding};
  bool changes = false;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    if (!deltas[index]) continue;
    const KeptRow::Figure& figure = change.row.column[index];
    if (!figure.value) return std::nullopt;
    if (found->part_of != nullptr && !is_restored(*found->part_of, index, *deltas[index], false, table))
      return std::nullopt;
    if (found->prints != nullptr && !is_restored(*found->prints, index, *deltas[index], true, table))
      return std::nullopt;
    text::DecimalSum sum;
    sum.add(*figure.value);
    sum.add(*deltas[index]);
    change.figure[index] = decimal_of(sum);
    if (!change.figure[index] || sum.is_negative()) return std::nullopt;
    changes = true;
  }
  if (!changes) return std::nullopt;
  return change;
}

}  // namespace jixiao::check
