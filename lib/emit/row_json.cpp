#include "emit/row_json.h"

#include <algorithm>

namespace jixiao::emit {
namespace {

using text::JsonPen;

void write_line(JsonPen& pen, const std::optional<std::uint64_t>& line) {
  if (line) {
    pen.number(*line);
  } else {
    pen.raw("null");
  }
}

void write_columns(JsonPen& pen, const std::vector<model::Column>& columns) {
  pen.raw(",\"columns\":[");
  bool first = true;
  for (const model::Column& column : columns) {
    if (!first) pen.raw(",");
    first = false;
    pen.raw("{\"id\":");
    pen.string(column.id);
    pen.raw(",\"name\":");
    pen.string_or_null(column.name);
    pen.raw("}");
  }
  pen.raw("]");
}

void write_basis(JsonPen& pen, model::AmountsBasis basis) {
  pen.raw(",\"amounts_basis\":\"");
  pen.json(model::basis_name(basis));
  pen.raw("\"");
}

}  // namespace

void ColumnKeys::set(const std::vector<model::Column>& columns) {
  count_ = std::min(columns.size(), model::max_columns);
  blanks_[count_] = count_ == 0 ? "{}" : "}";
  for (std::size_t index = count_; index-- > 0;) {
    std::string& key = keys_[index];
    key = index == 0 ? '{' : ',';
    text::append_json_string(key, columns[index].id);
    key += ':';
    blanks_[index] = key + "null" + blanks_[index + 1];
  }
}

void ColumnKeys::write(JsonPen& pen, const model::Amounts& amounts) const {
  std::size_t printed = count_;
  while (printed > 0 && !amounts.column[printed - 1].value) --printed;
  for (std::size_t index = 0; index < printed; ++index) {
    pen.json(keys_[index]);
    if (amounts.column[index].value) {
      pen.number(*amounts.column[index].value);
    } else {
      pen.raw("null");
    }
  }
  pen.json(blanks_[printed]);
}

void write_head_fields(JsonPen& pen, const model::TableHead& head, const ColumnKeys& keys) {
  pen.raw("\"grammar\":");
  pen.string(head.grammar);
  pen.raw(",\"title\":");
  pen.string_or_null(head.text[head.title]);
  pen.raw(",\"year\":");
  if (head.year && *head.year >= 0) {
    pen.number(static_cast<std::uint64_t>(*head.year));
  } else {
    pen.raw("null");
  }
  pen.raw(",\"department\":");
  pen.string_or_null(head.text[head.department]);
  pen.raw(",\"money_unit\":");
  pen.string_or_null(head.text[head.money_unit]);
  pen.raw(",\"line\":");
  pen.number(head.at.line);
  write_columns(pen, head.columns);
  if (!head.has_total) return pen.raw(",\"amounts\":null,\"amounts_line\":null,\"amounts_basis\":null");
  pen.raw(",\"amounts\":");
  keys.write(pen, head.total);
  pen.raw(",\"amounts_line\":");
  write_line(pen, LineCursor(head.text).line(head.total_name, head.total_amounts_text));
  write_basis(pen, head.total.basis);
}

void write_row_fields(JsonPen& pen, const model::Row& row, const RowText& text, const ColumnKeys& keys) {
  pen.raw("\"name\":");
  text.write_or_null(pen, row.name);
  pen.raw(",\"line\":");
  write_line(pen, LineCursor(row.text).line(row.name, row.amounts_text));
  pen.raw(",\"amounts\":");
  keys.write(pen, row.amounts);
  write_basis(pen, row.amounts.basis);
}

void write_no_row_fields(JsonPen& pen) {
  pen.raw("\"name\":null,\"line\":null,\"amounts\":null,\"amounts_basis\":null");
}

void write_objective(JsonPen& pen, const model::Project& project, const RowText& text) {
  pen.raw(",\"objective\":");
  text.write_or_null(pen, project.objective);
}

}  // namespace jixiao::emit
