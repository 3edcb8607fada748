#include "emit/difference.h"
#include "emit/json_output.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

using text::JsonPen;

void write_standing(JsonPen& pen, const model::Standing& at) {
  pen.raw("\"path\":");
  std::string path;
  text::append_json_bytes(path, at.path);
  pen.json(path);
  pen.raw(",\"line\":");
  pen.number(at.line);
  pen.raw(",\"column\":");
  pen.number(std::uint64_t{at.column});
  pen.raw("}");
}

void write_side(JsonPen& pen, const std::optional<model::Printed>& side) {
  if (!side) return pen.raw("null");
  pen.raw("{\"text\":");
  pen.string_or_null(side->text);
  pen.raw(",");
  write_standing(pen, side->at);
}

void write_unchanged(JsonPen& pen, const model::Unchanged& indicator) {
  pen.raw("{\"department\":");
  pen.string_or_null(indicator.department);
  pen.raw(",\"spending_unit\":");
  pen.string_or_null(indicator.spending_unit);
  pen.raw(",\"project\":");
  pen.string_or_null(indicator.project);
  pen.raw(",\"indicator\":");
  pen.string_or_null(indicator.indicator);
  pen.raw(",\"annual_target\":");
  pen.string_or_null(indicator.annual_target);
  pen.raw(",\"old\":{");
  write_standing(pen, indicator.old_at);
  pen.raw(",\"new\":{");
  write_standing(pen, indicator.new_at);
  pen.raw("}");
}

/// Writes the items of an array, one after the other.
template <class Item, class Write>
void write_items(JsonOutput& out, const std::vector<Item>& items, Write write) {
  for (std::size_t index = 0; index < items.size(); ++index) {
    if (index > 0) out.text() += ',';
    {
      JsonPen pen(out.text());
      write(pen, items[index]);
    }
    out.settle();
  }
}

void write_column(JsonPen& pen, const model::ColumnChange& column) {
  pen.raw("{\"id\":");
  pen.string(column.id);
  pen.raw(",\"name\":");
  pen.string(column.name);
  pen.raw(",\"old\":");
  pen.string_or_null(column.old_text);
  pen.raw(",\"new\":");
  pen.string_or_null(column.new_text);
  pen.raw(",\"difference\":");
  // An exact decimal is a JSON number as it stands.
  column.difference.empty() ? pen.raw("null") : pen.json(column.difference);
  pen.raw("}");
}

void write_change(JsonPen& pen, const model::Change& change, std::string_view language) {
  pen.raw("{\"change\":");
  pen.string(model::change_name(change.kind));
  pen.raw(",\"message\":");
  pen.string(change_message(change, language));
  pen.raw(",\"department\":");
  pen.string_or_null(change.department);
  pen.raw(",\"spending_unit\":");
  pen.string_or_null(change.spending_unit);
  pen.raw(",\"project\":");
  pen.string_or_null(change.project);
  pen.raw(",\"indicator\":");
  pen.string_or_null(change.indicator);
  pen.raw(",\"field\":");
  pen.string_or_null(change.field);
  pen.raw(",\"old\":");
  write_side(pen, change.old_side);
  pen.raw(",\"new\":");
  write_side(pen, change.new_side);
  pen.raw(",\"columns\":[");
  for (std::size_t index = 0; index < change.columns.size(); ++index) {
    if (index > 0) pen.raw(",");
    write_column(pen, change.columns[index]);
  }
  pen.raw("],\"old_money_unit\":");
  pen.string_or_null(change.old_money_unit);
  pen.raw(",\"money_unit\":");
  pen.string_or_null(change.money_unit);
  pen.raw(",\"similarity\":");
  change.similarity > 0 ? pen.number(std::uint64_t{change.similarity}) : pen.raw("null");
  pen.raw(",\"easier\":");
  !change.easier ? pen.raw("null") : *change.easier ? pen.raw("true") : pen.raw("false");
  pen.raw("}");
}

void write_sum(JsonPen& pen, const model::UnitSum& sum) {
  pen.raw("{\"department\":");
  pen.string_or_null(sum.department);
  pen.raw(",\"spending_unit\":");
  pen.string_or_null(sum.name);
  pen.raw(",\"table\":");
  sum.is_total ? pen.raw("true") : pen.raw("false");
  pen.raw(",\"column\":");
  write_column(pen, sum.total);
  pen.raw(",\"old_money_unit\":");
  pen.string_or_null(sum.old_money_unit);
  pen.raw(",\"money_unit\":");
  pen.string_or_null(sum.money_unit);
  pen.raw("}");
}

void write_summary(JsonPen& pen, const model::Difference& difference) {
  pen.raw("\"summary\":{\"changes\":");
  pen.number(std::uint64_t{difference.changes.size()});
  pen.raw(",\"tables\":");
  pen.number(difference.tables);
  pen.raw(",\"projects\":");
  pen.number(difference.projects);
  pen.raw(",\"projects_unchanged\":");
  pen.number(difference.projects_unchanged);
  pen.raw(",\"indicators\":");
  pen.number(difference.indicators);
  pen.raw(",\"indicators_unchanged\":");
  pen.number(std::uint64_t{difference.unchanged.size()});
  pen.raw("}");
}

}  // namespace

void write_difference_json(Output& output, const model::Difference& difference, const Options& options) {
  JsonOutput out(output, options.pretty);
  out.append("{\"format\":\"jixiao/1\",\"changes\":[");
  write_items(out, difference.changes, [&](JsonPen& pen, const model::Change& change) {
    write_change(pen, change, options.language);
  });
  out.append("],\"sums\":[");
  write_items(out, difference.sums, write_sum);
  out.append("],\"unchanged\":[");
  write_items(out, difference.unchanged, write_unchanged);
  out.text() += "],";
  {
    JsonPen pen(out.text());
    write_summary(pen, difference);
  }
  out.append("}\n");
}

}  // namespace jixiao::emit
