#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/target.h"

namespace jixiao::parse {

/// Reads dates and spans between dates as targets print them: 2031年6月底前, 6月30日前, 2031.07-2032.01.
class DateReader {
 public:
  explicit DateReader(const grammar::Lexicon& lexicon);

  /// Whether the whole text is a date.
  [[nodiscard]] bool matches(std::string_view printed) const {
    return may_begin_with_digits(printed) && !date_.outline().rules_out(printed) && date_.matches(printed);
  }
  /// Whether it could be one with any digits in the place of its own; false only when that is sure.
  [[nodiscard]] bool may_match_with_digits(std::string_view printed) const {
    return may_begin_with_digits(printed) && !date_.outline().rules_out_with_digits(printed);
  }
  /// Whether a date could begin the text so. Most texts that are none tell it by what stands behind their
  /// digits, long before RE2 would.
  [[nodiscard]] bool may_begin_with_digits(std::string_view text) const {
    return !date_.outline().rules_out_start_with_digits(text);
  }
  /// Whether a year stands at the start of the text, as a year: 2031年.
  [[nodiscard]] bool begins_with_year(std::string_view text) const;
  /// The date that the whole text is: ISO, as exact as printed, and its bound. `is_bound` says whether more
  /// than a year or a month is printed: a bound, a part of it, or a day.
  [[nodiscard]] std::optional<model::Reading> read(std::string_view printed, bool& is_bound) const;
  /// The span that the whole text is; nothing when no year and no month makes it a date (10-15日).
  [[nodiscard]] std::optional<model::Reading> read_range(std::string_view printed) const;

 private:
  const grammar::Pattern& date_;
  const grammar::Pattern& range_;
  const grammar::Vocabulary& bound_;
};

}  // namespace jixiao::parse
