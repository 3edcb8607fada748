#pragma once
#include <string_view>

#include "emit/places.h"
#include "emit/row_text.h"
#include "emit/spans_json.h"
#include "model/table.h"
#include "text/json.h"

namespace jixiao::emit {

/// An indicator as a JSON object: list, number, line, level1, level2, name, period_target, annual_target;
/// with `spans` their places in the input.
void write_indicator(text::JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                     LineCursor& lines, SpansWriter* spans = nullptr);

/// A target as a JSON object, null when its text is absent or empty: text, form, op, value, unit and what
/// else its form has.
void write_target(text::JsonPen& pen, const RowText& row, const model::Target& target);

}  // namespace jixiao::emit
