#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "grammar/grammar.h"
#include "text/decimal.h"

namespace jixiao::parse {

/// Reads numbers as they are printed in targets: in ASCII digits with thousands separators, or in Chinese
/// numerals.
class Numerals {
 public:
  explicit Numerals(const grammar::Lexicon& lexicon);

  /// The value of a number that the fragments `target_number` or `target_numeral` match, a minus before it
  /// allowed. Nothing when it has more than 18 digits or its numerals make no number (三五, 百).
  [[nodiscard]] std::optional<text::Decimal> read(std::string_view printed) const;

 private:
  struct Sections;
  [[nodiscard]] std::optional<text::Decimal> read_numeral(std::string_view printed) const;
  [[nodiscard]] std::optional<text::Decimal> with_decimals(std::int64_t whole,
                                                           std::string_view decimals) const;

  const grammar::Vocabulary& digits_;
  const grammar::Vocabulary& powers_;
};

}  // namespace jixiao::parse
