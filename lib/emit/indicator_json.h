#pragma once
#include <array>
#include <string>
#include <string_view>

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
  /// The JSON of a level, and of which.
  struct Known {
    std::string id, code, name, json;
    [[nodiscard]] bool is(std::string_view an_id, std::string_view a_code, std::string_view a_name) const {
      return name == a_name && code == a_code && id == an_id;
    }
  };
  static constexpr std::size_t places = 64;  ///< of levels; a power of two

  void write_level(text::JsonPen& pen, const RowText& row, const model::Level& level);

  std::array<Known, places> levels_;
  std::string scratch_;
};

/// A target as a JSON object, null when its text is absent or empty: text, form, op, value, unit and what
/// else its form has.
void write_target(text::JsonPen& pen, const RowText& row, const model::Target& target);

}  // namespace jixiao::emit
