#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/decimal.h"
#include "text/position.h"

namespace jixiao::model {

/// What kind of statement a target makes; the table of forms in the interface says what each looks like.
enum class Form : std::uint8_t { bounded, exact, phrase, range, rank, date, compound, prose };
/// How a value bounds the result. `about` is printed `~`.
enum class Op : std::uint8_t { none, greater_equal, greater, less_equal, less, equal, about };

std::string_view form_name(Form form);
/// ">=", ">", "<=", "<", "=", "~"; empty for `none`.
std::string_view op_name(Op op);

/// What the text of a target says. The same text always gives the same reading, so readings are shared: equal
/// texts of one input point to one Reading, kept by the parser.
struct Reading {
  Form form = Form::prose;
  Op op = Op::none;
  std::optional<text::Decimal> value;  ///< multiplied out (万, 亿); none for range, date, compound and prose
  std::string unit;       ///< folded: `(%)` `％` `百分比` are `%`; empty when none is printed
  bool has_unit = false;  ///< false: the form has no unit at all (JSON null); true with "": none printed
  std::string per;        ///< 月, 季度, 周 … in a phrase; empty: none said
  std::optional<text::Decimal> low, high;  ///< of a range of numbers
  std::string low_date, high_date;         ///< of a range of dates, ISO
  std::string date;                        ///< ISO, as exact as printed: 2024, 2024-12, 2024-12-31 or --12-31
  std::vector<Reading> parts;              ///< of a compound
  std::string parts_text;                  ///< unused for wholes; of a part: its own text, as printed
  text::Leaf part;                         ///< of a part: where that stands in the whole target's text
  /// The comparator as printed ("》", "不少于", "以上"), and where in the (whole) target's text it stands.
  text::Leaf comparator;
  /// A second comparator that says the same again (`≥95%以上`), else absent.
  text::Leaf second_comparator;
};

/// A target of an indicator: its text in the row, and what it says.
struct Target {
  text::Leaf text;                   ///< absent: the field is missing; empty: it is printed and blank
  const Reading* reading = nullptr;  ///< null when the text is empty or absent; owned by the parser
  /// Targets with the same number have the same text; or they print and say the same but for the digits of
  /// one plain number, and their value is those digits, with as many zeros behind them in all. 0: not known.
  std::uint64_t alike = 0;
};

/// A number for targets that are alike, never given before; and one for levels, of which there are a few:
/// they get numbers one after the other.
std::uint64_t next_alike();
std::uint64_t next_alike_level();

}  // namespace jixiao::model
