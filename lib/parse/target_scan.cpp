#include "parse/target_scan.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace jixiao::parse {

using model::Form;
using model::Op;

namespace {

/// How far a rank looks back for its comparator, and a book mark for its partner, in bytes.
constexpr std::size_t context = 120;

std::size_t offset_of(std::string_view text, std::string_view piece) {
  return static_cast<std::size_t>(piece.data() - text.data());
}

std::string_view at(const std::vector<std::string_view>& groups, int number) {
  return groups[static_cast<std::size_t>(number)];
}

/// A place without the comparators before it: they were marks of a title.
TokenPlace without_bound(const TokenPlace& place) {
  TokenPlace bare;
  bare.text = place.text;
  bare.begin = bare.core = place.core;
  return bare;
}

/// Where to begin to look at the `context` bytes before `end`.
std::size_t context_begin(std::string_view text, std::size_t end) {
  std::size_t begin = end > context ? end - context : 0;
  while (begin < end && text::is_continuation(text[begin])) ++begin;
  return begin;
}

}  // namespace

TargetScanner::TargetScanner(const grammar::Lexicon& lexicon)
    : token_(lexicon.pattern("target.token")),
      token_first_(token_.outline().first),
      rank_(lexicon.pattern("target.rank")),
      comparator_(lexicon.vocabulary("target_comparator")),
      book_mark_(lexicon.vocabulary("target_book_mark")),
      after_(lexicon.vocabulary("target_after")),
      percent_(lexicon.vocabulary("target_percent")),
      digit_(lexicon.vocabulary("target_digit")),
      rank_scope_(lexicon.vocabulary("target_rank_scope")),
      date_open_(lexicon.vocabulary("target_date_open")),
      numbers_(lexicon),
      dates_(lexicon),
      group_{token_.group("date_range"), token_.group("date"),   token_.group("rank"),
             token_.group("interval"),   token_.group("range"),  token_.group("fraction"),
             token_.group("number"),     token_.group("numeral")} {}

/// The leftmost token at or behind `from`. To try where one may begin is cheaper than a search with groups,
/// for which RE2 needs the expression a second time, backwards.
bool TargetScanner::find_token(std::string_view text, std::size_t from, Views& groups) const {
  if (token_first_.has_all()) return token_.find(text, from, groups);
  for (std::size_t at = from; at < text.size(); text::next_character(text, at)) {
    if (token_first_.has_first_of(text.substr(at)) && token_.match_at(text, at, groups)) return true;
  }
  return false;
}

TargetItems TargetScanner::scan(std::string_view text) const {
  TargetItems items;
  Views groups;
  std::size_t from = 0;
  while (from < text.size() && find_token(text, from, groups)) {
    const std::size_t end = offset_of(text, groups[0]) + groups[0].size();
    const std::size_t next = read_token(text, groups, items);
    from = next > from ? next : end;
    if (items.quantities.size() >= most_items || items.dates.size() >= most_items ||
        items.intervals.size() >= most_items)
      break;
  }
  return items;
}

/// Reads one token and says where the search goes on.
std::size_t TargetScanner::read_token(std::string_view text, const Views& groups, TargetItems& items) const {
  TokenPlace place;
  place.text = text;
  place.core = offset_of(text, groups[0]);
  numbers_.read_before(place);
  for (const text::Leaf mark : {place.before, place.second}) {
    if (!mark.absent() && is_title_mark(text, mark.begin, text.substr(mark.begin, mark.size())))
      place = without_bound(place);
  }
  const std::size_t end = place.core + groups[0].size();
  TokenResult result;
  if (const auto span = at(groups, group_.date_range); span.data() != nullptr) {
    if (read_date_range(place, span, items)) return end;
    result = numbers_.read_range(place, span);
  } else if (const auto date = at(groups, group_.date); date.data() != nullptr) {
    if (read_date(place, date, items)) return end;
    result = numbers_.read_number(place, date, false);
  } else if (const auto rank = at(groups, group_.rank); rank.data() != nullptr) {
    result = read_rank(place, rank);
  } else if (const auto interval = at(groups, group_.interval); interval.data() != nullptr) {
    items.intervals.push_back({leaf(place.core, end), leaf(end - interval.size(), end)});
  } else {
    result = read_numbers(place, groups);
  }
  if (result.item) items.quantities.push_back(std::move(*result.item));
  return result.next > place.core ? result.next : end;
}

TokenResult TargetScanner::read_numbers(const TokenPlace& place, const Views& groups) const {
  const std::string_view printed = groups[0];
  const auto is = [&](int number) { return at(groups, number).data() != nullptr; };
  if (is(group_.range)) return numbers_.read_range(place, printed);
  if (is(group_.fraction)) return numbers_.read_fraction(place, printed);
  if (is(group_.number)) return numbers_.read_number(place, printed, false);
  if (is(group_.numeral)) return numbers_.read_number(place, printed, true);
  return {};
}

/// Whether a mark at `begin` closes a title that was opened before it, or opens one that is closed behind it.
bool TargetScanner::is_title_mark(std::string_view text, std::size_t begin, std::string_view mark) const {
  const grammar::Word* word = book_mark_.find(mark);
  if (word == nullptr) return false;
  const bool closes = op_of(*word) == Op::greater;
  const std::size_t first = closes ? context_begin(text, begin) : begin + mark.size();
  const std::size_t last = closes ? begin : std::min(text.size(), first + context);
  for (std::size_t offset = first; offset < last; text::next_character(text, offset)) {
    const auto hit = book_mark_.at_start(text.substr(offset));
    if (hit && (op_of(*hit->word) == Op::greater) != closes) return true;
  }
  return false;
}

/// True when the text is a date, counted or not; false when it is a number after all.
bool TargetScanner::read_date(const TokenPlace& place, std::string_view printed, TargetItems& items) const {
  bool is_bound = false;
  auto reading = dates_.read(printed, is_bound);
  const std::size_t end = place.core + printed.size();
  const std::string_view rest = place.text.substr(end);
  // 2031.12万元 is a number; in 2031年前三季度 the word after the year belongs to what follows.
  const bool decimal = printed.find('.') != std::string_view::npos;
  if (!reading || (decimal && (starts_with_digit(rest) || numbers_.quantity().unit_at(place.text, end))))
    return false;
  if (starts_with_digit(rest) || (is_bound && digit_.at_start(rest))) return true;
  std::size_t begin = place.core;
  if (const auto open = date_open_.at_end(place.text.substr(0, place.core))) {
    begin -= open->length;
    reading->op = op_of(*open->word);
    reading->comparator = leaf(begin, place.core);
    is_bound = true;
  } else if (!place.before.absent()) {
    begin = place.begin;
    if (const auto hit = comparator_.at_start(place.text.substr(begin))) reading->op = op_of(*hit->word);
    reading->comparator = place.before;
  }
  const bool whole = begin == 0 && rest.empty();
  if (is_bound || whole) items.dates.push_back({begin, end, place.core, std::move(*reading), false});
  return true;
}

bool TargetScanner::read_date_range(const TokenPlace& place, std::string_view printed,
                                    TargetItems& items) const {
  const std::size_t end = place.core + printed.size();
  if (starts_with_digit(place.text.substr(end)) || numbers_.quantity().unit_at(place.text, end)) return false;
  auto reading = dates_.read_range(printed);
  if (!reading) return false;
  items.dates.push_back({place.begin, end, place.core, std::move(*reading), false});
  return true;
}

/// A rank, or the number behind 前 where it is none (提前3天); the number behind 第 never counts.
TokenResult TargetScanner::read_rank(const TokenPlace& place, std::string_view printed) const {
  Views groups;
  if (!rank_.match(printed, groups)) return {};
  const auto group = [&](std::string_view name) { return at(groups, rank_.group(name)); };
  const std::string_view order = group("order");
  const auto value = numbers_.numerals().read(order);
  const std::string_view unit = group("unit");
  const bool front = group("front").data() != nullptr;
  const std::size_t end = place.core + printed.size();
  const auto after = after_.at_start(place.text.substr(end));
  const std::size_t end_of_all = end + (after ? after->length : 0);
  if (!value || !is_rank(place, unit, end_of_all)) {
    TokenPlace number = without_bound(place);
    number.begin = number.core = offset_of(place.text, order);
    return front ? numbers_.read_number(number, order, !starts_with_digit(order)) : TokenResult{};
  }
  TargetItem item;
  item.begin = place.begin;
  item.core = place.core;
  item.end = end_of_all;
  item.reading.form = Form::rank;
  item.reading.value = value;
  item.reading.has_unit = true;
  const grammar::Word* share = percent_.find(unit);
  item.reading.unit = share != nullptr ? share->canonical : std::string(unit);

  Op op = rank_bound(place, item);
  // A better place has a smaller number: not below the third is the third at most.
  if (op == Op::greater_equal) op = Op::less_equal;
  if (op == Op::greater) op = Op::less;
  if (op == Op::none && after) {
    op = Op::less_equal;  // 第三名以上 and 第三名以内 say the same
    item.reading.comparator = leaf(end, end_of_all);
  }
  if (op == Op::none) op = front ? Op::less_equal : Op::equal;
  item.reading.op = op;
  return {std::move(item), end_of_all};
}

/// Whether an order is a rank: by its unit (第三名), or at the end of a clause by the words before it
/// (全省第三).
bool TargetScanner::is_rank(const TokenPlace& place, std::string_view unit, std::size_t end) const {
  const bool is_named = !unit.empty() && percent_.find(unit) == nullptr;
  if (is_named) return true;
  const bool has_scope = place.core == 0 || rank_scope_.at_end(place.text.substr(0, place.core));
  return has_scope && (end == place.text.size() || starts_with_mark(place.text.substr(end)));
}

/// The comparator before a rank, which may have words between it and the rank: 不低于全省第三名.
Op TargetScanner::rank_bound(const TokenPlace& place, TargetItem& item) const {
  Op op = Op::none;
  for (std::size_t offset = context_begin(place.text, place.core); offset < place.core;) {
    const std::string_view rest = place.text.substr(offset, place.core - offset);
    if (const auto hit = comparator_.at_start(rest)) {
      op = op_of(*hit->word);
      item.begin = offset;
      item.reading.comparator = leaf(offset, offset + hit->length);
      offset += hit->length;
      continue;
    }
    if (starts_with_mark(rest)) {
      op = Op::none;
      item.begin = place.begin;
      item.reading.comparator = {};
    }
    text::next_character(place.text, offset);
  }
  return op;
}

}  // namespace jixiao::parse
