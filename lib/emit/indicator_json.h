#pragma once
#include <array>
#include <memory>
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
  /// The same of a row's indicators, with commas between them, from the one at `next` on until the pen's
  /// string has `enough` bytes, because a row may be far larger than what is written at once; which one is
  /// the next.
  std::size_t write_some(text::JsonPen& pen, const RowText& row,
                         const std::vector<model::Indicator>& indicators, std::size_t next,
                         std::size_t enough, LineCursor& lines, SpansWriter* spans);

 private:
  /// The JSON of a level, and of which (see model::Level).
  struct Known {
    std::uint64_t alike = 0;
    std::string json;
  };
  static constexpr std::size_t places = 1024;  ///< of levels and of targets; a power of two
  /// The JSON of both targets of alike entries (see model::Indicator), and what of it each has of its own.
  struct KnownTargets {
    /// The digits of a number: they stand in the text of a target and twice in its JSON.
    struct Number {
      std::size_t at = 0, size = 0;           ///< in the text
      std::size_t in_text = 0, in_value = 0;  ///< in the JSON
      bool may_have_zeros = false;            ///< in front, where JSON has none
    };
    std::uint64_t alike = 0;
    std::string json;
    Number period, annual;
  };

  void write_level(text::JsonPen& pen, const RowText& row, const model::Level& level);
  void write_targets(text::JsonPen& pen, const RowText& row, const model::Indicator& indicator);
  bool write_known_targets(text::JsonPen& pen, const RowText& row, const model::Indicator& indicator);
  static void learn_targets(KnownTargets& known, const RowText& row, const model::Indicator& indicator);

  std::array<Known, places> levels_;
  std::array<std::unique_ptr<KnownTargets>, places> targets_;
  std::string scratch_;
};

/// A target as a JSON object, null when its text is absent or empty: text, form, op, value, unit and what
/// else its form has.
void write_target(text::JsonPen& pen, const RowText& row, const model::Target& target);

}  // namespace jixiao::emit
