#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/target.h"
#include "parse/numerals.h"
#include "parse/target_quantity.h"

namespace jixiao::parse {

/// A quantity, range, rank or date in a text, read by itself.
struct TargetItem {
  std::size_t begin = 0, end = 0;  ///< of its words in the text, comparators and unit with it
  std::size_t core = 0;            ///< of its number
  model::Reading reading;          ///< its form is the one it has where nothing else is printed
  bool is_share = false;           ///< its unit is % or ‰
};

/// Where something that looks like a quantity stands, and the comparators right before it.
struct TokenPlace {
  std::string_view text;  ///< all of it
  std::size_t begin = 0;  ///< of the comparator if there is one
  std::size_t core = 0;   ///< of the number, or of what else it is
  text::Leaf before, second;
  bool minus = false;
};

/// What reading a token came to: an item or none, and where the search goes on.
struct TokenResult {
  std::optional<TargetItem> item;
  std::size_t next = 0;
};

/// Reads numbers with their bounds and units where they stand in a text.
class TargetNumbers {
 public:
  explicit TargetNumbers(const grammar::Lexicon& lexicon);

  /// What a text says that is one number with the words around it and nothing else; false when it is more or
  /// less. Dates look like that too (12月): the caller knows them.
  [[nodiscard]] bool read_plain(std::string_view text, model::Reading& reading) const;

  /// Whether other ASCII digits than those of a text could make a difference to `read_plain` but that of the
  /// value, if no number in it begins with a zero and it has but one. True where that is not sure.
  [[nodiscard]] bool digits_matter(std::string_view text) const;

  /// A number in digits or in Chinese numerals that begins at `place.core`.
  [[nodiscard]] TokenResult read_number(const TokenPlace& place, std::string_view printed,
                                        bool is_numeral) const;
  /// A range that begins there, or its first number where it is none.
  [[nodiscard]] TokenResult read_range(const TokenPlace& place, std::string_view printed) const;
  /// 百分之九十五
  [[nodiscard]] TokenResult read_fraction(const TokenPlace& place, std::string_view printed) const;
  /// The comparators that end at `place.core`, a per word between them and it allowed.
  void read_before(TokenPlace& place) const;

  [[nodiscard]] const Numerals& numerals() const { return numerals_; }
  [[nodiscard]] const QuantityReader& quantity() const { return quantity_; }

 private:
  /// A word before a number, where it stands.
  struct Before {
    text::Leaf at;
    const grammar::Word* word = nullptr;
  };
  [[nodiscard]] std::size_t number_begin(std::string_view text, Before& before) const;
  [[nodiscard]] Before before_at(std::string_view text, text::Leaf at) const;
  using Views = std::vector<std::string_view>;

  void set_bound(model::Reading& reading, std::string_view text, const Before& before, const Before& second,
                 const QuantityTail& tail) const;
  [[nodiscard]] TokenResult item(const TokenPlace& place, const text::Decimal& value,
                                 QuantityTail tail) const;
  [[nodiscard]] TokenResult read_zero(const TokenPlace& place, std::string_view printed,
                                      std::size_t noun_length) const;
  bool free_unit(std::string_view text, bool is_bound, QuantityTail& tail) const;
  [[nodiscard]] std::size_t idiom_end(const TokenPlace& place) const;
  [[nodiscard]] std::string_view comparator_before(std::string_view text) const;
  bool numeral_counts(const TokenPlace& place, const QuantityTail& tail, const text::Decimal& value) const;
  bool range_values(const TokenPlace& place, const Views& groups, TargetItem& item) const;

  const grammar::Pattern& number_;
  const grammar::Pattern& range_;
  const grammar::Vocabulary& comparator_;
  const grammar::Vocabulary& book_mark_;
  const grammar::Vocabulary& reaching_;
  const grammar::Vocabulary& after_;
  const grammar::Vocabulary& fraction_;
  const grammar::Vocabulary& zero_noun_;
  const grammar::Vocabulary& sentence_;
  const grammar::Vocabulary& per_;
  const grammar::Vocabulary& idiom_;
  Numerals numerals_;
  QuantityReader quantity_;
};

}  // namespace jixiao::parse
