#include "emit/row_json.h"

#include <algorithm>

namespace jixiao::emit {
namespace {

using text::JsonPen;

char* put_line(char* at, const std::optional<std::uint64_t>& line) {
  return line ? text::put_number(at, *line) : text::put(at, "null");
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

constexpr std::size_t block = 32;  ///< texts are copied in blocks of this size

/// Room for what is written with amounts: their keys, the line and the basis.
constexpr std::size_t fixed_room = 128;

char* put_basis(char* at, model::AmountsBasis basis) {
  const std::string_view name = model::basis_name(basis);
  at = text::put(at, ",\"amounts_basis\":\"");
  text::copy_bytes(at, name.data(), name.size());
  return text::put(at + name.size(), "\"");
}

}  // namespace

void ColumnKeys::set(const std::vector<model::Column>& columns) {
  const auto keep = [](text::PaddedText& to, std::string_view text) {
    to.clear();
    to.append(text);
  };
  count_ = std::min(columns.size(), model::max_columns);
  std::string key, blanks = count_ == 0 ? "{}" : "}";
  room_ = block + count_ * text::decimal_room;
  keep(blanks_[count_], blanks);
  for (std::size_t index = count_; index-- > 0;) {
    key = index == 0 ? '{' : ',';
    text::append_json_string(key, columns[index].id);
    key += ':';
    blanks = key + "null" + blanks;
    keep(keys_[index], key);
    keep(blanks_[index], blanks);
  }
  room_ += 2 * blanks.size();
}

char* ColumnKeys::put(char* at, const model::Amounts& amounts) const {
  const auto put_made = [&at](const text::PaddedText& made) {
    text::copy_padded<block>(at, made.view().data(), made.size());
    at += made.size();
  };
  std::size_t printed = count_;
  while (printed > 0 && !amounts.column[printed - 1].value) --printed;
  for (std::size_t index = 0; index < printed; ++index) {
    put_made(keys_[index]);
    const auto& value = amounts.column[index].value;
    at = value ? text::put_number(at, *value) : text::put(at, "null");
  }
  put_made(blanks_[printed]);
  return at;
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
  const auto line = LineCursor(head.text).line(head.total_name, head.total_amounts_text);
  char* at = pen.room(fixed_room + keys.room());
  at = text::put(at, ",\"amounts\":");
  at = keys.put(at, head.total);
  at = text::put(at, ",\"amounts_line\":");
  at = put_line(at, line);
  pen.wrote(put_basis(at, head.total.basis));
}

void write_row_fields(JsonPen& pen, const model::Row& row, const RowText& text, const ColumnKeys& keys) {
  pen.raw("\"name\":");
  text.write_or_null(pen, row.name);
  const auto line = LineCursor(row.text).line(row.name, row.amounts_text);
  char* at = pen.room(fixed_room + keys.room());
  at = text::put(at, ",\"line\":");
  at = put_line(at, line);
  at = text::put(at, ",\"amounts\":");
  at = keys.put(at, row.amounts);
  pen.wrote(put_basis(at, row.amounts.basis));
}

void write_no_row_fields(JsonPen& pen) {
  pen.raw("\"name\":null,\"line\":null,\"amounts\":null,\"amounts_basis\":null");
}

void write_objective(JsonPen& pen, const model::Project& project, const RowText& text) {
  pen.raw(",\"objective\":");
  text.write_or_null(pen, project.objective);
}

}  // namespace jixiao::emit
