#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>

#include "grammar/grammar.h"
#include "model/target.h"
#include "parse/target_reader.h"
#include "text/text_memo.h"

namespace jixiao::parse {

/// What was read from target texts before. Most targets of a table repeat (≥95%, 100%), so each text goes
/// through the patterns once; and of texts that differ only in the digits of their one number (≥95%, ≥96%)
/// only the first does, if the digits turn out not to matter. Bounded: forgets everything when full, never
/// between two calls of `begin_row`.
class Readings {
 public:
  /// A text cut around its number.
  struct Number {
    std::size_t begin = 0, end = 0;  ///< of digits, a point and digits
    std::size_t whole_digits = 0;
  };
  /// What texts say that differ only in their digits.
  struct Shape {
    bool general = false;    ///< the digits do not matter; the rest counts only then
    Number number;           ///< where it stands in each of them
    model::Reading reading;  ///< of the text that was met first
    std::uint8_t power = 0;  ///< the value is the number times 10 to this
  };
  /// No longer text is remembered.
  static constexpr std::size_t longest_remembered = 128;

  explicit Readings(const grammar::Grammar& grammar) : reader_(grammar) {}

  /// What `text` says. Valid until the next `begin_row`.
  const model::Reading* read(std::string_view text);
  /// The shape of a text of at most `longest_remembered` bytes. Valid until `begin_row` says that it forgot.
  const Shape& shape_of(std::string_view text);
  /// The same as `read`, of a text of that shape.
  const model::Reading* read(const Shape& shape, std::string_view text);
  /// Forgets what a row needed only once, and everything if it has become too much: then true.
  bool begin_row();

 private:
  static std::optional<Number> only_number(std::string_view text);
  [[nodiscard]] Shape learn(std::string_view text) const;
  model::Reading& next_in_row();

  TargetReader reader_;
  text::TextMemo<model::Reading> known_;
  text::TextMemo<Shape> shapes_;       ///< by texts with masked digits
  std::deque<model::Reading> of_row_;  ///< readings of general shapes that only this row needs; reused
  std::size_t of_row_used_ = 0;
  std::deque<model::Reading> long_of_row_;  ///< readings of texts that are too long to be remembered
};

}  // namespace jixiao::parse
