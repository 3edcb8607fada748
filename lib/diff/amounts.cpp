#include "diff/amounts.h"

#include <algorithm>

namespace jixiao::diff {
namespace {

/// A figure of the old side in the money unit of the new one; nothing when it can't be told exactly.
std::optional<text::Decimal> converted(const text::Decimal& value, unsigned old_power, unsigned new_power) {
  if (old_power == new_power) return value;
  if (old_power > new_power) return value.times_power_of_ten(old_power - new_power);
  // The zeros that only the smaller unit needed are left out again.
  text::Decimal out{value.units, static_cast<std::uint8_t>(value.scale + (new_power - old_power))};
  while (out.scale > value.scale && out.units % 10 == 0) {
    out.units /= 10;
    --out.scale;
  }
  return out.scale > 18 ? std::nullopt : std::optional(out);
}

const Figure* figure_of(const std::optional<Money>& money, std::string_view id) {
  if (!money) return nullptr;
  for (std::size_t index = 0; index < money->table.columns.size(); ++index) {
    if (money->table.columns[index].id == id) return &money->figures[index];
  }
  return nullptr;
}

bool is_unreadable(const Figure* figure) {
  return figure != nullptr && !figure->text.empty() && !figure->value;
}

/// New less old; nothing when a figure can't be read.
std::optional<text::DecimalSum> difference(const Figure* old_figure, unsigned old_power,
                                           const Figure* new_figure, unsigned new_power) {
  if (is_unreadable(old_figure) || is_unreadable(new_figure)) return std::nullopt;
  text::DecimalSum sum;
  if (new_figure != nullptr && new_figure->value) sum.add(*new_figure->value);
  if (old_figure != nullptr && old_figure->value) {
    const auto value = converted(*old_figure->value, old_power, new_power);
    if (!value) return std::nullopt;
    sum.subtract(*value);
  }
  if (sum.overflow()) return std::nullopt;
  return sum;
}

std::string text_of(const Figure* figure) {
  return figure == nullptr ? std::string() : figure->text;
}

/// The columns of both tables, those of the new one first.
std::vector<model::Column> columns_of(const std::optional<Money>& old_money,
                                      const std::optional<Money>& new_money) {
  std::vector<model::Column> columns;
  if (new_money) columns = new_money->table.columns;
  if (!old_money) return columns;
  for (const model::Column& column : old_money->table.columns) {
    const bool known = std::any_of(columns.begin(), columns.end(),
                                   [&](const model::Column& other) { return other.id == column.id; });
    if (!known) columns.push_back(column);
  }
  return columns;
}

}  // namespace

std::vector<model::ColumnChange> changed_columns(const std::optional<Money>& old_money,
                                                 const std::optional<Money>& new_money) {
  const unsigned new_power = (new_money ? new_money : old_money)->table.money_power;
  const unsigned old_power = old_money ? old_money->table.money_power : new_power;
  std::vector<model::ColumnChange> changes;
  for (const model::Column& column : columns_of(old_money, new_money)) {
    const Figure* const old_figure = figure_of(old_money, column.id);
    const Figure* const new_figure = figure_of(new_money, column.id);
    const auto change = difference(old_figure, old_power, new_figure, new_power);
    const bool one_sided = !old_money || !new_money;
    const bool same = change ? change->is_zero() : text_of(old_figure) == text_of(new_figure);
    const bool printed = !text_of(old_figure).empty() || !text_of(new_figure).empty();
    if (one_sided ? !printed : same) continue;
    changes.push_back({column.id, column.name, text_of(old_figure), text_of(new_figure),
                       change ? change->to_string() : std::string()});
  }
  return changes;
}

model::ChangeKind kind_of(const std::vector<model::ColumnChange>& columns) {
  using enum model::ChangeKind;
  const auto is_unknown = [](const model::ColumnChange& column) { return column.difference.empty(); };
  if (std::any_of(columns.begin(), columns.end(), is_unknown)) return amount_changed;
  const auto total = std::find_if(columns.begin(), columns.end(),
                                  [](const model::ColumnChange& column) { return column.id == "total"; });
  if (total != columns.end()) return total->difference.starts_with('-') ? amount_cut : amount_raised;
  text::DecimalSum sum;
  for (const model::ColumnChange& column : columns) {
    const bool negative = column.difference.starts_with('-');
    const auto value = text::Decimal::read(column.difference.substr(negative ? 1 : 0));
    if (!value) return amount_changed;
    negative ? sum.subtract(*value) : sum.add(*value);
  }
  return columns.size() > 1 && sum.is_zero() ? amount_moved : amount_changed;
}

void Total::add(const Figures& figures) {
  const Figure& figure = figures[table_.total_column.value_or(0)];
  if (figure.value) sum_.add(*figure.value);
  known_ = known_ && (figure.text.empty() || figure.value) && !sum_.overflow();
}

std::optional<model::ColumnChange> changed_total(const Total* old_total, const Total* new_total) {
  const Table& table = (new_total != nullptr ? new_total : old_total)->table();
  const std::size_t column = table.total_column.value_or(0);
  model::ColumnChange out;
  if (column < table.columns.size()) {
    out.id = table.columns[column].id;
    out.name = table.columns[column].name;
  }
  // Sums travel as figures: their digits say all there is to say of them.
  const auto figure_of_sum = [](const Total* total) {
    Figure figure;
    if (total == nullptr) return figure;
    figure.text = total->known() ? total->sum().to_string() : "?";
    const bool negative = figure.text.starts_with('-');
    figure.value = text::Decimal::read(figure.text.substr(negative ? 1 : 0));
    if (figure.value && negative) figure.value->units = -figure.value->units;
    return figure;
  };
  const Figure old_figure = figure_of_sum(old_total), new_figure = figure_of_sum(new_total);
  const auto change =
      difference(&old_figure, old_total != nullptr ? old_total->table().money_power : table.money_power,
                 &new_figure, table.money_power);
  if (change && change->is_zero()) return std::nullopt;
  out.old_text = old_figure.text;
  out.new_text = new_figure.text;
  if (change) out.difference = change->to_string();
  return out;
}

}  // namespace jixiao::diff
