#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/target.h"
#include "text/utf8.h"

namespace jixiao::parse {

/// What stands after a number: multiplier, unit, and a word that bounds it. Offsets are bytes of the text.
struct QuantityTail {
  bool counts = true;          ///< false: what follows makes the number a name (5年级, 4Mbps)
  bool too_long = false;       ///< multiplied out it has more than 18 digits
  unsigned power = 0;          ///< of ten that was multiplied out; 0: none
  std::string unit;            ///< folded; empty: no known unit follows
  bool is_counter = false;     ///< the unit counts things; else it measures
  bool is_share = false;       ///< the unit is % or ‰
  std::size_t unit_begin = 0;  ///< right behind number and multiplier
  std::size_t unit_end = 0;
  model::Op op = model::Op::none;  ///< of the word after it: 以上, 以内, 左右, 余
  text::Leaf after;                ///< that word
  std::size_t end = 0;             ///< of all
};

/// Reads what stands after a number, by the vocabularies of units, multipliers and bounds.
class QuantityReader {
 public:
  explicit QuantityReader(const grammar::Lexicon& lexicon);

  /// What follows the number that ends at `at`; `value` is multiplied out.
  [[nodiscard]] QuantityTail read_tail(std::string_view text, std::size_t at, text::Decimal& value) const;
  /// Only the word after a quantity (以上, 以内) that ends at `at`.
  void read_after(std::string_view text, std::size_t at, QuantityTail& tail) const;
  /// Whether a unit, a share or a multiplier stands at `at`.
  [[nodiscard]] bool unit_at(std::string_view text, std::size_t at) const;

 private:
  void multiply(std::string_view text, std::size_t& at, text::Decimal& value, QuantityTail& tail) const;
  void add_lower(std::string_view text, std::size_t& at, text::Decimal& value, QuantityTail& tail) const;
  bool split_unit(std::string_view text, std::size_t& end, QuantityTail& tail) const;
  void read_unit(std::string_view text, std::size_t at, QuantityTail& tail) const;
  [[nodiscard]] std::size_t unit_length(std::string_view rest, bool& is_counter) const;
  [[nodiscard]] std::size_t small_multiplier_length(std::string_view rest) const;
  /// Reads 余 or 多 if what follows is what it may stand before.
  bool read_excess(std::string_view text, std::size_t& at, QuantityTail& tail, bool after_unit) const;

  const grammar::Vocabulary& multiplier_;
  const grammar::Vocabulary& small_multiplier_;
  const grammar::Vocabulary& percent_;
  const grammar::Vocabulary& counter_;
  const grammar::Vocabulary& measure_;
  const grammar::Vocabulary& no_unit_;
  const grammar::Vocabulary& after_;
  const grammar::Vocabulary& excess_;
};

/// The operator that a word of a vocabulary stands for: its canonical form is the operator as printed in the
/// output.
model::Op op_of(const grammar::Word& word);

/// Whether `text` begins with a mark that ends a clause or encloses: punctuation of either width, or a space.
bool starts_with_mark(std::string_view text);

/// Whether `text` begins with a digit.
inline bool starts_with_digit(std::string_view text) {
  return !text.empty() && text::is_ascii_digit(text[0]);
}

/// A range of a text as a leaf.
inline text::Leaf leaf(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace jixiao::parse
