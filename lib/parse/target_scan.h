#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/target.h"
#include "parse/target_date.h"
#include "parse/target_numbers.h"

namespace jixiao::parse {

/// How often something is done: 每3个月, and the 3个月 in it.
struct Interval {
  text::Leaf all, length;
};

/// What a text says in figures, in its order.
struct TargetItems {
  std::vector<TargetItem> quantities;  ///< numbers, ranges and ranks
  std::vector<TargetItem> dates;       ///< counted only where there is no quantity
  std::vector<Interval> intervals;
};

/// Finds everything in a text that is a quantity, and passes over what only looks like one.
class TargetScanner {
 public:
  /// More items than this of either kind are left out.
  static constexpr std::size_t most_items = 64;

  explicit TargetScanner(const grammar::Lexicon& lexicon);

  /// The items of a text; time linear in its length.
  [[nodiscard]] TargetItems scan(std::string_view text) const;

  [[nodiscard]] const TargetNumbers& numbers() const { return numbers_; }
  [[nodiscard]] const DateReader& dates() const { return dates_; }

 private:
  /// The groups of `target.token`.
  struct Groups {
    int date_range, date, rank, interval, range, fraction, number, numeral;
  };
  using Views = std::vector<std::string_view>;

  bool find_token(std::string_view text, std::size_t from, Views& groups) const;
  std::size_t read_token(std::string_view text, const Views& groups, TargetItems& items) const;
  TokenResult read_numbers(const TokenPlace& place, const Views& groups) const;
  bool read_date(const TokenPlace& place, std::string_view printed, TargetItems& items) const;
  bool read_date_range(const TokenPlace& place, std::string_view printed, TargetItems& items) const;
  TokenResult read_rank(const TokenPlace& place, std::string_view printed) const;
  [[nodiscard]] bool is_rank(const TokenPlace& place, std::string_view unit, std::size_t end) const;
  model::Op rank_bound(const TokenPlace& place, TargetItem& item) const;
  bool is_title_mark(std::string_view text, std::size_t begin, std::string_view mark) const;

  const grammar::Pattern& token_;
  const grammar::CharacterSet& token_first_;  ///< what a token begins with
  const grammar::Pattern& rank_;
  const grammar::Vocabulary& comparator_;
  const grammar::Vocabulary& book_mark_;
  const grammar::Vocabulary& after_;
  const grammar::Vocabulary& percent_;
  const grammar::Vocabulary& digit_;
  const grammar::Vocabulary& rank_scope_;
  const grammar::Vocabulary& date_open_;
  TargetNumbers numbers_;
  DateReader dates_;
  Groups group_;
};

}  // namespace jixiao::parse
