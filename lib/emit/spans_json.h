#pragma once
#include <vector>

#include "emit/row_json.h"
#include "model/table.h"
#include "text/json.h"

/// `,"spans":{…}`: where in the input the printed leaves of an object stand. Keys mirror those of the object;
/// a value is a list of byte ranges `[begin,end]`, ends exclusive, in the order of the text.
namespace jixiao::emit {

/// Writes the spans of the objects of one output; keeps what it needs to work them out.
class SpansWriter {
 public:
  /// Of a table: title, department, money_unit, amounts.
  void write(text::JsonPen& pen, const model::TableHead& head, const ColumnKeys& keys);
  /// Of a spending unit: name, amounts. With `objective`, of a project.
  void write(text::JsonPen& pen, const model::Row& row, const ColumnKeys& keys, text::Leaf objective = {});
  /// Of an indicator: number, level1, level2, name, period_target, annual_target.
  void write(text::JsonPen& pen, const text::SplicedText& text, const model::Indicator& indicator);
  /// Of an object without any leaf.
  static void write_none(text::JsonPen& pen) { pen.raw(",\"spans\":{}"); }

 private:
  std::vector<text::ByteSpan> spans_;
};

}  // namespace jixiao::emit
