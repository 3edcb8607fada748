#pragma once
#include <string>
#include <string_view>

#include "emit/known_levels.h"
#include "emit/known_targets.h"
#include "emit/places.h"
#include "emit/row_text.h"
#include "emit/spans_json.h"
#include "model/table.h"
#include "text/json.h"

namespace jixiao::emit {

/// Writes indicators as JSON objects: list, number, line, level1, level2, name, period_target, annual_target;
/// with `spans` their places in the input. Most levels and targets repeat, so their JSON is remembered.
class IndicatorWriter {
 public:
  void write(text::JsonPen& pen, const RowText& row, const model::Indicator& indicator, LineCursor& lines,
             SpansWriter* spans = nullptr);

 private:
  void write_levels(std::string& out, const RowText& row, const model::Indicator& indicator);
  void write_level(text::JsonPen& pen, const RowText& row, const model::Level& level);
  /// What is written of targets like this one; null if it is written by itself.
  const KnownTarget* known(const RowText& row, const model::Target& target);
  char* put_start(char* at, const model::Indicator& indicator, std::uint64_t line, std::string_view levels);
  void write_other(text::JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                   std::uint64_t line, std::string_view levels);

  KnownLevels levels_;
  KnownTargets targets_;
  text::RisingNumber line_;
  std::string scratch_;
};

/// A target as a JSON object, null when its text is absent or empty: text, form, op, value, unit and what
/// else its form has.
void write_target(text::JsonPen& pen, const RowText& row, const model::Target& target);

}  // namespace jixiao::emit
