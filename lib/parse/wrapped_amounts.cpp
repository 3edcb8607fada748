#include "parse/wrapped_amounts.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lex/short_lines.h"
#include "text/decimal.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

using lex::PieceClass;

/// More places than this where a line end may have cut are not tried out.
constexpr std::size_t most_cuts = 6;
/// No amount is longer.
constexpr std::size_t longest_fragment = 32;

/// Whether a mark for nothing may be the sign of the amount behind it.
bool is_sign(std::string_view mark) {
  constexpr std::string_view full_width = "\xEF\xBC\x8D", minus = "\xE2\x88\x92";
  return mark == "-" || mark == full_width || mark == minus;
}

/// Whether a line end, or one blank, stands between two pieces that may be one amount.
bool may_be_cut(const RunPiece& left, const RunPiece& right) {
  const auto has_point = [](const RunPiece& piece) { return piece.text.find('.') != std::string::npos; };
  if (has_point(left) && has_point(right)) return false;  // nearly always
  const text::Seam seam = right.source.before;
  const std::size_t left_width = text::count_characters(left.text);
  const bool is_blank =
      seam == text::Seam::gap && right.source.at.column == left.source.at.column + left_width + 1;
  if (is_blank && is_sign(left.text)) return right.cls == PieceClass::amount && !right.has_bad_bytes();
  if ((seam != text::Seam::line_break && !is_blank) || left.has_bad_bytes() || right.has_bad_bytes() ||
      !may_be_fragment(left.text) || !may_be_fragment(right.text))
    return false;
  const auto count = [&](char mark) {
    return std::count(left.text.begin(), left.text.end(), mark) +
           std::count(right.text.begin(), right.text.end(), mark);
  };
  return count('.') == 1 || (count('.') == 0 && count(',') > 0);
}

/// No amount is printed like that: the zero is one by itself.
bool has_needless_zero(std::string_view amount) {
  return amount.size() > 1 && amount[0] == '0' && amount[1] != '.';
}

/// What a piece says, or several that are put together.
struct Word {
  std::string text;
  PieceClass cls;
};

bool is_number(const Word& word) {
  return word.cls == PieceClass::amount || word.cls == PieceClass::integer || word.cls == PieceClass::blank;
}

/// Some ways to read a run: which of its cuts, told by the index of the piece behind them, are undone.
class Ways {
 public:
  Ways(const Run& run, const grammar::AmountPatterns& amounts) : run_(run), amounts_(amounts) {
    // Where line ends cut amounts, blanks are left alone: there are ways enough.
    find_cuts(text::Seam::line_break);
    if (cuts_.empty()) find_cuts(text::Seam::gap);
  }
  /// How many there are, the one with no cut undone among them; 0: too many.
  [[nodiscard]] std::uint32_t size() const { return cuts_.size() > most_cuts ? 0 : 1U << cuts_.size(); }

  /// Finds what the run says in a way; false if what it puts together is no amount.
  [[nodiscard]] bool read(std::uint32_t way, std::vector<Word>& words) const {
    words.clear();
    bool is_joined = false;
    const auto is_amount = [&] {
      return !is_joined ||
             (!has_needless_zero(words.back().text) && amounts_.amount.matches(words.back().text));
    };
    for (std::size_t index = 0; index < run_.size(); ++index) {
      if (is_undone(way, index)) {
        words.back() = {words.back().text + run_[index].text, PieceClass::amount};
        is_joined = true;
      } else {
        if (!is_amount()) return false;
        words.push_back({run_[index].text, run_[index].cls});
        is_joined = false;
      }
    }
    return is_amount();
  }

  /// Whether a blank stands where a cut is undone.
  [[nodiscard]] bool joins_over_blank(std::uint32_t way) const {
    return std::any_of(cuts_.begin(), cuts_.end(), [&](std::size_t cut) {
      return is_undone(way, cut) && run_[cut].source.before == text::Seam::gap;
    });
  }

  /// The run itself, read in a way.
  [[nodiscard]] Run joined(std::uint32_t way) const {
    Run out;
    for (std::size_t index = 0; index < run_.size(); ++index) {
      if (is_undone(way, index)) {
        out.back().add_behind_line_end(run_[index]);
      } else {
        out.push_back(run_[index]);
      }
    }
    return out;
  }

 private:
  void find_cuts(text::Seam seam) {
    for (std::size_t index = 1; index < run_.size(); ++index) {
      if (run_[index].source.before == seam && may_be_cut(run_[index - 1], run_[index]))
        cuts_.push_back(index);
    }
  }
  [[nodiscard]] bool is_undone(std::uint32_t way, std::size_t index) const {
    const auto cut = std::find(cuts_.begin(), cuts_.end(), index);
    return cut != cuts_.end() && (way >> (cut - cuts_.begin()) & 1U) != 0;
  }

  const Run& run_;
  const grammar::AmountPatterns& amounts_;
  std::vector<std::size_t> cuts_;
};

/// Whether some amounts that have decimals have more than others: "500.00" and, cut before its last digit,
/// "500.0". Many tables print a zero without any.
bool has_uneven_decimals(const std::vector<Word>& words) {
  std::optional<std::uint8_t> decimals;
  for (const Word& word : words) {
    const auto value = text::Decimal::read(word.text);
    if (!value || value->scale == 0) continue;
    if (decimals.value_or(value->scale) != value->scale) return true;
    decimals = value->scale;
  }
  return false;
}

/// How good a way to read a run is; less is better.
struct Rank {
  Rank(const std::vector<Word>& words, std::size_t usual_count)
      : does_not_add_up(!adds_up(words)),
        no_numbers(words.size() -
                   static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_number))),
        is_unusual(usual_count != 0 && words.size() != usual_count),
        is_uneven(has_uneven_decimals(words)) {}

  [[nodiscard]] bool is_best() const {
    return !does_not_add_up && no_numbers == 0 && !is_unusual && !is_uneven;
  }
  auto operator<=>(const Rank&) const = default;

  bool does_not_add_up;
  std::size_t no_numbers;
  bool is_unusual;  ///< the rows of the table print fewer amounts, or more
  bool is_uneven;
};

}  // namespace

bool may_be_fragment(std::string_view word) {
  return !word.empty() && word.size() <= longest_fragment && lex::is_plain_number(word);
}

void join_wrapped(Run& run, std::size_t usual_count, const grammar::AmountPatterns& amounts) {
  const Ways ways(run, amounts);
  if (ways.size() < 2) return;
  std::vector<Word> words;
  (void)ways.read(0, words);
  const Rank as_it_is(words, usual_count);
  if (as_it_is.is_best()) return;
  Rank best = as_it_is;
  std::uint32_t found = 0;
  bool is_sure = false;
  for (std::uint32_t way = 1; way < ways.size(); ++way) {
    if (!ways.read(way, words)) continue;
    const Rank rank(words, usual_count);
    // A blank is hardly ever part of an amount, so the sum must say that it is.
    if (rank.does_not_add_up && ways.joins_over_blank(way)) continue;
    if (rank > best || (rank == best && found == 0)) continue;
    // Two ways that are as good as each other: nobody knows.
    is_sure = rank < best;
    best = rank;
    found = way;
  }
  if (!is_sure) return;
  const bool fewer_fragments = best.no_numbers < as_it_is.no_numbers && !best.is_unusual;
  const bool like_others = as_it_is.is_unusual && as_it_is.is_uneven && !best.is_unusual && !best.is_uneven;
  if (!best.does_not_add_up || fewer_fragments || like_others) run = ways.joined(found);
}

}  // namespace jixiao::parse
