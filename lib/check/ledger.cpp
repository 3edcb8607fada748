#include "check/ledger.h"

#include "check/row_places.h"
#include "text/utf8.h"

namespace jixiao::check {
namespace {

constexpr std::size_t longest_name = 80;  // characters: no message quotes more

}  // namespace

void Sum::clear() {
  name_.clear();
  for (Column& column : columns_) {
    column.total = {};
    column.parts = 0;
    column.printed.reset();
    column.printed_text.clear();
  }
  count_ = projects_ = 0;
  number_.reset();
  same_number_ = true;
  assumed_ = has_printed_ = spoilt_ = false;
}

void Sum::look_at(const RowView& row) {
  const std::uint8_t number = row.amounts.printed;
  if (number == 0) spoilt_ = true;
  if (number_ && *number_ != number) same_number_ = false;
  number_ = number;
  if (row.amounts.basis == model::AmountsBasis::order && number < row.table.columns.size()) assumed_ = true;
  for (const model::Amount& amount : row.amounts.column) {
    if (amount.malformed) spoilt_ = true;
  }
}

void Sum::print(const RowView& row) {
  look_at(row);
  name_ = text::first_characters(row.text[row.name], longest_name);
  has_printed_ = true;
  set_place(amounts_place_, row.text, row.amounts_text);
  for (std::size_t index = 0; index < row.table.columns.size(); ++index) {
    const model::Amount& amount = row.amounts.column[index];
    Column& column = columns_[index];
    column.printed = amount.value;
    column.printed_text = row.text[amount.text];
    if (amount.value) set_place(column.place, row.text, amount.text);
  }
}

void Sum::add(const RowView& part) {
  look_at(part);
  Part* kept = nullptr;
  if (count_ < remembered_parts) {
    if (parts_.size() == count_) parts_.emplace_back();
    kept = &parts_[count_];
    kept->name = text::first_characters(part.text[part.name], longest_name);
  }
  ++count_;
  if (part.kind == RowView::Kind::project) ++projects_;
  RowPlaces places(part.text);
  for (std::size_t index = 0; index < part.table.columns.size(); ++index) {
    const model::Amount& amount = part.amounts.column[index];
    if (amount.value) {
      columns_[index].total.add(*amount.value);
      ++columns_[index].parts;
    }
    if (kept == nullptr) continue;
    kept->column[index].text = part.text[amount.text];
    kept->column[index].value = amount.value;
    if (amount.value) kept->column[index].at = places.of(amount.text.begin);
  }
}

const Place& Sum::place(std::size_t index) const {
  return columns_[index].printed ? columns_[index].place : amounts_place_;
}

}  // namespace jixiao::check
