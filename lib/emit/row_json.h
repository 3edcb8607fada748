#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "emit/places.h"
#include "emit/row_text.h"
#include "model/table.h"
#include "text/json.h"
#include "text/padded_text.h"

namespace jixiao::emit {

/// What the rows of a table need of its head: the keys of its money columns, ready to be written.
class ColumnKeys {
 public:
  void set(const std::vector<model::Column>& columns);
  /// `{"total":…,…}` with one key a column, where there is `room` for it; where it ends.
  char* put(char* at, const model::Amounts& amounts) const;
  [[nodiscard]] std::size_t room() const { return room_; }
  [[nodiscard]] std::size_t size() const { return count_; }
  /// A key with quotes and colon.
  [[nodiscard]] std::string_view operator[](std::size_t column) const {
    return keys_[column].view().substr(1);
  }

 private:
  std::array<text::PaddedText, model::max_columns> keys_;  ///< with quotes and colon, and the mark before it
  /// What is written when this column and all behind it are blank, with the end of the object.
  std::array<text::PaddedText, model::max_columns + 1> blanks_;
  std::size_t count_ = 0, room_ = 0;
};

/// The fields of a table's head from `"grammar":` to `"amounts_basis":…`, without braces.
void write_head_fields(text::JsonPen& pen, const model::TableHead& head, const ColumnKeys& keys);

/// `"name":…,"line":…,"amounts":…,"amounts_basis":…` of a spending unit or a project.
void write_row_fields(text::JsonPen& pen, const model::Row& row, const RowText& text, const ColumnKeys& keys);

/// The same for the spending unit in which projects stand that have none: null throughout.
void write_no_row_fields(text::JsonPen& pen);

/// `"objective":…` of a project, with a comma before it.
void write_objective(text::JsonPen& pen, const model::Project& project, const RowText& text);

}  // namespace jixiao::emit
