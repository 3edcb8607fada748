#include "emit/csv.h"
#include "emit/difference.h"

namespace jixiao::emit {
namespace {

constexpr std::array<std::string_view, 21> columns = {
    "change",   "message",  "department", "spending_unit",  "project",    "indicator",  "field",
    "old",      "new",      "difference", "old_money_unit", "money_unit", "similarity", "easier",
    "old_path", "old_line", "old_column", "new_path",       "new_line",   "new_column", "columns"};

void write_place(CsvRow& row, const std::optional<model::Printed>& side) {
  if (!side) return row.empty(3);
  row.text(side->at.path);
  row.number(side->at.line);
  row.number(std::uint64_t{side->at.column});
}

/// The columns that changed beside the first one: "fiscal_appropriation 1.00 2.00".
std::string others_of(const model::Change& change) {
  std::string out;
  for (std::size_t index = 1; index < change.columns.size(); ++index) {
    const model::ColumnChange& column = change.columns[index];
    out.append(out.empty() ? "" : "; ").append(column.id).append(" ").append(column.old_text).append(" ");
    out.append(column.new_text);
  }
  return out;
}

void write_row(CsvRow& row, const model::Change& change, std::string_view language) {
  const bool has_amounts = !change.columns.empty();
  const auto text_of = [&](const std::optional<model::Printed>& side, const std::string& figure) {
    row.text(has_amounts ? std::string_view(figure)
             : side      ? std::string_view(side->text)
                         : std::string_view());
  };
  static const model::ColumnChange nothing;
  const model::ColumnChange& first = has_amounts ? change.columns.front() : nothing;
  row.word(model::change_name(change.kind));
  row.text(change_message(change, language));
  row.text(change.department);
  row.text(change.spending_unit);
  row.text(change.project);
  row.text(change.indicator);
  row.text(has_amounts ? first.id : change.field);
  text_of(change.old_side, first.old_text);
  text_of(change.new_side, first.new_text);
  row.word(first.difference);
  row.text(change.old_money_unit);
  row.text(change.money_unit);
  change.similarity > 0 ? row.number(std::uint64_t{change.similarity}) : row.empty();
  change.easier ? row.word(*change.easier ? "true" : "false") : row.empty();
  write_place(row, change.old_side);
  write_place(row, change.new_side);
  row.text(others_of(change));
  row.end();
}

}  // namespace

void write_difference_csv(Output& output, const model::Difference& difference, const Options& options) {
  const CsvStyle style{options.excel, options.chinese_header};
  append_csv_header(output.buffer(), columns, style);
  for (const model::Change& change : difference.changes) {
    CsvRow row(output.pen(), style);
    write_row(row, change, options.language);
    output.flush_if_full();
  }
}

}  // namespace jixiao::emit
