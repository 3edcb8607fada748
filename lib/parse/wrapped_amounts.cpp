#include "parse/wrapped_amounts.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lex/short_lines.h"
#include "text/decimal.h"

namespace jixiao::parse {
namespace {

using lex::PieceClass;

/// More places than this where a line end may have cut are not tried out.
constexpr std::size_t most_cuts = 8;
/// No amount is longer.
constexpr std::size_t longest_fragment = 32;
/// Amounts have no more digits behind the point than ten to this power makes whole.
constexpr unsigned whole_power = 6;
/// Of so large ones a run's worth can be added.
constexpr std::int64_t largest = 100'000'000'000'000'000;

/// Whether a line end stands between two pieces that may be one amount.
bool may_be_cut(const RunPiece& left, const RunPiece& right) {
  if (right.source.before != text::Seam::line_break || left.has_bad_bytes() || right.has_bad_bytes() ||
      !may_be_fragment(left.text) || !may_be_fragment(right.text))
    return false;
  const auto count = [&](char mark) {
    return std::count(left.text.begin(), left.text.end(), mark) +
           std::count(right.text.begin(), right.text.end(), mark);
  };
  return count('.') == 1 || (count('.') == 0 && count(',') > 0);
}

bool is_number(const RunPiece& piece) {
  return piece.cls == PieceClass::amount || piece.cls == PieceClass::integer ||
         piece.cls == PieceClass::blank;
}

/// No amount is printed like that: the zero is one by itself.
bool has_needless_zero(std::string_view amount) {
  return amount.size() > 1 && amount[0] == '0' && amount[1] != '.';
}

/// The pieces with some of the cuts undone: a bit of `undone` for each of `cuts`, which are indices of the
/// pieces behind them. Nothing if what becomes of them is no amount.
std::optional<Run> joined(const Run& run, const std::vector<std::size_t>& cuts, std::uint32_t undone,
                          const grammar::AmountPatterns& amounts) {
  Run out;
  std::size_t next = 0;
  for (std::size_t index = 0; index < run.size(); ++index) {
    const bool is_cut = next < cuts.size() && cuts[next] == index;
    if (is_cut && (undone >> next++ & 1U) != 0) {
      out.back().add_behind_line_end(run[index]);
    } else {
      out.push_back(run[index]);
    }
  }
  const bool all_amounts = std::all_of(out.begin(), out.end(), [&](const RunPiece& piece) {
    return !piece.is_wrapped || (!has_needless_zero(piece.text) && amounts.amount.matches(piece.text));
  });
  return all_amounts ? std::optional(std::move(out)) : std::nullopt;
}

/// Whether the first amount is the sum of the others.
bool adds_up(const Run& run) {
  if (run.size() < 2) return false;
  std::int64_t sum = 0;
  for (std::size_t index = 0; index < run.size(); ++index) {
    if (run[index].cls == PieceClass::blank) continue;
    const auto value = is_number(run[index]) ? text::Decimal::read(run[index].text) : std::nullopt;
    const auto whole = value ? value->times_power_of_ten(whole_power) : std::nullopt;
    if (!whole || whole->scale > 0 || std::abs(whole->units) > largest) return false;
    sum += index == 0 ? whole->units : -whole->units;
  }
  return sum == 0;
}

/// Whether some amounts that have decimals have more than others: "500.00" and, cut before its last digit,
/// "500.0". Many tables print a zero without any.
bool has_uneven_decimals(const Run& run) {
  std::optional<std::uint8_t> decimals;
  for (const RunPiece& piece : run) {
    const auto value = text::Decimal::read(piece.text);
    if (!value || value->scale == 0) continue;
    if (decimals.value_or(value->scale) != value->scale) return true;
    decimals = value->scale;
  }
  return false;
}

/// How good a way to read a run is; less is better.
struct Rank {
  Rank(const Run& run, std::size_t usual_count)
      : does_not_add_up(!adds_up(run)),
        no_numbers(
            std::count_if(run.begin(), run.end(), [](const auto& piece) { return !is_number(piece); })),
        is_unusual(usual_count != 0 && run.size() != usual_count),
        is_uneven(has_uneven_decimals(run)) {}

  auto operator<=>(const Rank&) const = default;

  bool does_not_add_up;
  std::ptrdiff_t no_numbers;
  bool is_unusual;  ///< the rows of the table print fewer amounts, or more
  bool is_uneven;
};

}  // namespace

bool may_be_fragment(std::string_view word) {
  return !word.empty() && word.size() <= longest_fragment && lex::is_plain_number(word);
}

void join_wrapped(Run& run, std::size_t usual_count, const grammar::AmountPatterns& amounts) {
  std::vector<std::size_t> cuts;
  for (std::size_t index = 1; index < run.size(); ++index) {
    if (may_be_cut(run[index - 1], run[index])) cuts.push_back(index);
  }
  if (cuts.empty() || cuts.size() > most_cuts) return;
  const Rank as_it_is(run, usual_count);
  Rank best = as_it_is;
  std::optional<Run> found;
  bool is_sure = false;
  for (std::uint32_t undone = 1; undone < 1U << cuts.size(); ++undone) {
    auto other = joined(run, cuts, undone, amounts);
    if (!other) continue;
    const Rank rank(*other, usual_count);
    if (rank > best || (rank == best && !found)) continue;
    // Two ways that are as good as each other: nobody knows.
    is_sure = rank < best;
    best = rank;
    found = std::move(other);
  }
  if (!found || !is_sure) return;
  const bool fewer_fragments = best.no_numbers < as_it_is.no_numbers && !best.is_unusual;
  const bool like_others = as_it_is.is_unusual && as_it_is.is_uneven && !best.is_unusual && !best.is_uneven;
  if (!best.does_not_add_up || fewer_fragments || like_others) run = std::move(*found);
}

}  // namespace jixiao::parse
