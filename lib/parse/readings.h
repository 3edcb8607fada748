#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "grammar/grammar.h"
#include "model/target.h"
#include "parse/target_reader.h"

namespace jixiao::parse {

/// Lets maps keyed by strings be asked with views.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// What was read from target texts before. Most targets of a table repeat (≥95%, 100%), so each text goes
/// through the patterns once; and of texts that differ only in the digits of their one number (≥95%, ≥96%)
/// only the first does, if the digits turn out not to matter. Bounded: forgets everything when full, never
/// between two calls of `begin_row`.
class Readings {
 public:
  explicit Readings(const grammar::Grammar& grammar) : reader_(grammar) {}

  /// What `text` says. Valid until the next `begin_row`.
  const model::Reading* read(std::string_view text);
  /// Forgets what a row needed only once, and everything if it has become too much.
  void begin_row();

 private:
  /// What texts of one shape say, but for their value.
  struct Shape {
    bool general = false;    ///< the digits do not matter
    model::Reading reading;  ///< of the text that was met first
    std::uint8_t power = 0;  ///< the value is the number times 10 to this
  };
  /// A text cut around its number.
  struct Number {
    std::size_t begin = 0, end = 0;  ///< of digits, a point and digits
    std::size_t whole_digits = 0;
  };

  static std::optional<Number> only_number(std::string_view text);
  const model::Reading* read_by_shape(std::string_view text, const Number& number);
  [[nodiscard]] Shape learn(std::string_view text, const Number& number) const;
  model::Reading& next_in_row();

  TargetReader reader_;
  std::unordered_map<std::string, model::Reading, TextHash, std::equal_to<>> known_;
  std::unordered_map<std::string, Shape, TextHash, std::equal_to<>> shapes_;
  std::deque<model::Reading> of_row_;  ///< readings that only this row needs; reused
  std::size_t of_row_used_ = 0;
  std::string key_;
};

}  // namespace jixiao::parse
