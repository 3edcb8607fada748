#include "parse/target_numbers.h"

#include <utility>

#include "text/utf8.h"

namespace jixiao::parse {

using model::Form;
using model::Op;
using model::Reading;

namespace {

/// More bytes than any number of 18 digits, or a numeral for it, has.
constexpr std::size_t longest_number = 120;
/// The longest unit, in characters, that is none of the vocabulary: 个主题, 路视频.
constexpr std::size_t longest_free_unit = 12;

std::size_t offset_of(std::string_view text, std::string_view piece) {
  return static_cast<std::size_t>(piece.data() - text.data());
}

/// Behind the rest of a Latin word: Mbps in 4Mbps.
std::size_t skip_latin(std::string_view text, std::size_t at) {
  while (at < text.size() && (text::is_ascii_letter(text[at]) || text::is_ascii_digit(text[at]))) ++at;
  return at;
}

/// Whether digits begin like a name: 007, 020.
bool has_leading_zero(std::string_view printed) {
  return printed.size() > 1 && printed[0] == '0' && text::is_ascii_digit(printed[1]);
}

/// （个） and (个) are 个; brackets around a part of it stay.
std::string_view without_brackets(std::string_view unit) {
  const std::size_t open = unit[0] == '(' ? 1 : unit.starts_with("\xEF\xBC\x88") ? 3 : 0;
  const std::size_t close = unit.ends_with(')') ? 1 : unit.ends_with("\xEF\xBC\x89") ? 3 : 0;
  return open > 0 && close > 0 && unit.size() > open + close ? unit.substr(open, unit.size() - open - close)
                                                             : unit;
}

Form form_of(Op op) {
  return op == Op::equal ? Form::exact : Form::bounded;
}

}  // namespace

TargetNumbers::TargetNumbers(const grammar::Lexicon& lexicon)
    : number_(lexicon.pattern("target.number")),
      range_(lexicon.pattern("target.range")),
      comparator_(lexicon.vocabulary("target_comparator")),
      book_mark_(lexicon.vocabulary("target_book_mark")),
      reaching_(lexicon.vocabulary("target_reaching")),
      after_(lexicon.vocabulary("target_after")),
      fraction_(lexicon.vocabulary("target_fraction")),
      zero_noun_(lexicon.vocabulary("target_zero_noun")),
      sentence_(lexicon.vocabulary("target_sentence")),
      per_(lexicon.vocabulary("target_per")),
      idiom_(lexicon.vocabulary("target_idiom")),
      numerals_(lexicon),
      quantity_(lexicon) {}

/// The comparator that stands in a place, if that is one.
TargetNumbers::Before TargetNumbers::before_at(std::string_view text, text::Leaf at) const {
  if (at.absent()) return {};
  const std::string_view printed = text.substr(at.begin, at.size());
  const grammar::Word* const word = comparator_.find(printed);
  return {at, word != nullptr ? word : book_mark_.find(printed)};
}

/// Puts the words that bound a number together: before it, before that, and after it.
void TargetNumbers::set_bound(Reading& reading, std::string_view text, const Before& before,
                              const Before& second, const QuantityTail& tail) const {
  struct Bound {
    text::Leaf at;
    Op op = Op::none;
    bool is_weak = true;  ///< 达到, 约, ＝: another word next to it says more
  };
  const auto bound_before = [&](const Before& word) {
    if (word.at.absent()) return Bound{};
    const std::string_view printed = text.substr(word.at.begin, word.at.size());
    const Op op = op_of(*word.word);
    return Bound{word.at, op, op == Op::about || op == Op::equal || reaching_.find(printed) != nullptr};
  };
  Bound main = bound_before(before);
  for (const Bound& other : {bound_before(second), Bound{tail.after, tail.op, false}}) {
    if (other.at.absent()) continue;
    if (main.at.absent() || main.is_weak) {
      main = other;
    } else if (reading.second_comparator.absent()) {
      reading.second_comparator = other.at;
    }
  }
  reading.comparator = main.at;
  reading.op = main.op == Op::none ? Op::equal : main.op;
  reading.form = form_of(reading.op);
}

/// Where the number of a text begins that has none but a comparator before it; that becomes `before`.
std::size_t TargetNumbers::number_begin(std::string_view text, Before& before) const {
  const auto comparator = comparator_.at_start(text);
  const auto hit = comparator ? comparator : book_mark_.at_start(text);
  if (hit) before = {leaf(0, hit->length), hit->word};
  const std::size_t end = hit ? hit->length : 0;
  return end + (end < text.size() && text[end] == ' ' ? 1 : 0);
}

bool TargetNumbers::digits_matter(std::string_view text) const {
  if (!number_.outline().digits_alike) return true;
  if (!comparator_.has_digits() && !book_mark_.has_digits() && !idiom_.has_digits()) return false;
  Before before;
  const std::string_view number = text.substr(number_begin(text, before));
  return comparator_.digits_matter_at_start(text) || book_mark_.digits_matter_at_start(text) ||
         idiom_.digits_matter_at_start(number);
}

bool TargetNumbers::read_plain(std::string_view text, Reading& reading) const {
  Before before;
  const std::size_t begin = number_begin(text, before);
  std::size_t number_end = begin;
  if (!number_.starts(text, begin, number_end)) return false;
  const std::string_view number = text.substr(begin, number_end - begin);
  auto value = numerals_.read(number);
  if (!value || has_leading_zero(number) || starts_with_digit(text.substr(number_end))) return false;
  QuantityTail tail = quantity_.read_tail(text, number_end, *value);
  if (tail.too_long || idiom_.at_start(text.substr(begin))) return false;
  const bool complete = tail.counts && tail.end == text.size();
  if (!complete && !free_unit(text, before.word != nullptr, tail)) return false;
  set_bound(reading, text, before, {}, tail);
  reading.value = value;
  reading.unit = std::move(tail.unit);
  reading.has_unit = true;
  return true;
}

std::string_view TargetNumbers::comparator_before(std::string_view text) const {
  if (text.ends_with(' ')) text.remove_suffix(1);
  auto hit = comparator_.at_end(text);
  if (!hit) hit = book_mark_.at_end(text);
  return hit ? text.substr(text.size() - hit->length) : std::string_view{};
}

void TargetNumbers::read_before(TokenPlace& place) const {
  place.begin = place.core;
  std::string_view text = place.text.substr(0, place.core);
  std::string_view found = comparator_before(text);
  if (found.empty()) {
    // ≥-5, 不少于每月2次
    const std::size_t minus = text.ends_with('-')                                                ? 1
                              : text.ends_with("\xEF\xBC\x8D") || text.ends_with("\xE2\x88\x92") ? 3
                                                                                                 : 0;
    const auto each = per_.at_end(text);
    text.remove_suffix(minus > 0 ? minus : each ? each->length : 0);
    found = comparator_before(text);
    place.minus = minus > 0 && !found.empty();
  }
  if (found.empty()) return;
  const auto place_of = [&](std::string_view word) {
    place.begin = offset_of(place.text, word);
    return leaf(place.begin, place.begin + word.size());
  };
  place.before = place_of(found);
  found = comparator_before(place.text.substr(0, place.begin));
  if (found.empty()) return;
  place.second = place.before;
  place.before = place_of(found);
}

/// Whether all that follows the number is a unit that no vocabulary has (个主题), with a word that bounds it
/// perhaps.
bool TargetNumbers::free_unit(std::string_view text, bool is_bound, QuantityTail& tail) const {
  std::string_view unit = text.substr(tail.unit_begin);
  const bool known = tail.unit_end > tail.unit_begin;
  if (tail.op != Op::none && !tail.after.absent() && tail.after.begin >= tail.unit_begin) return false;
  if (tail.is_share && text[tail.unit_end] != '/') return false;
  constexpr std::size_t two_characters = 6;
  if (const auto after = after_.at_end(unit); after && after->length >= two_characters) {
    unit.remove_suffix(after->length);
    tail.op = op_of(*after->word);
    tail.after = leaf(text.size() - after->length, text.size());
  }
  if (unit.empty() || sentence_.inside(unit) || after_.at_end(unit)) return false;
  std::size_t characters = 0;
  bool bracket = false;
  bool word = false;
  for (std::size_t at = 0; at < unit.size(); ++characters) {
    const std::string_view rest = unit.substr(at);
    bracket = bracket || rest[0] == '(' || rest.starts_with("\xEF\xBC\x88");
    const bool allowed = rest[0] == '/' || rest[0] == '(' || rest[0] == ')' ||
                         rest.starts_with("\xEF\xBC\x8F") || rest.starts_with("\xEF\xBC\x88") ||
                         rest.starts_with("\xEF\xBC\x89");
    if (starts_with_digit(rest) || (!allowed && starts_with_mark(rest))) return false;
    word = word || !allowed;
    text::next_character(unit, at);
  }
  if (!word || characters > longest_free_unit) return false;
  const bool measured = known && tail.counts;
  const bool one_character = characters == 1 && tail.counts && static_cast<unsigned char>(unit[0]) >= 0x80;
  if (!is_bound && !measured && !one_character && !zero_noun_.find(unit) && !bracket) return false;
  tail.unit = bracket ? without_brackets(unit) : unit;
  return true;
}

/// Whether a number in Chinese numerals counts something: 两次 does, 一次 within a sentence does not.
bool TargetNumbers::numeral_counts(const TokenPlace& place, const QuantityTail& tail,
                                   const text::Decimal& value) const {
  if (tail.unit.empty()) return false;
  if (!place.before.absent() || tail.op != Op::none) return true;
  const std::string_view rest = place.text.substr(tail.end);
  if (rest.empty() || starts_with_mark(rest)) return true;
  return tail.is_counter && value.units != 1;
}

TokenResult TargetNumbers::read_number(const TokenPlace& place, std::string_view printed,
                                       bool is_numeral) const {
  const std::size_t end = place.core + printed.size();
  if (printed.size() > longest_number) return {std::nullopt, end};  // not piece by piece: time stays linear
  if (const std::size_t behind = idiom_end(place); behind > 0) return {std::nullopt, behind};
  auto value = numerals_.read(printed);
  if (is_numeral && value && value->units == 0) {
    if (const auto noun = zero_noun_.at_start(place.text.substr(end)))
      return read_zero(place, printed, noun->length);
  }
  if (!value || has_leading_zero(printed) || starts_with_digit(place.text.substr(end))) {
    return {std::nullopt, skip_latin(place.text, end)};
  }
  if (place.minus) value->units = -value->units;
  QuantityTail tail = quantity_.read_tail(place.text, end, *value);
  const bool alone = tail.end == place.text.size() && place.begin == 0;
  const bool says_something =
      !tail.unit.empty() || !place.before.absent() || tail.op != Op::none || tail.power > 0 || alone;
  if (tail.too_long || !tail.counts || !says_something ||
      (is_numeral && !numeral_counts(place, tail, *value))) {
    return {std::nullopt, skip_latin(place.text, end)};
  }
  return item(place, *value, std::move(tail));
}

TokenResult TargetNumbers::item(const TokenPlace& place, const text::Decimal& value,
                                QuantityTail tail) const {
  TargetItem item;
  item.begin = place.begin;
  item.core = place.core;
  item.end = tail.end;
  item.is_share = tail.is_share;
  set_bound(item.reading, place.text, before_at(place.text, place.before),
            before_at(place.text, place.second), tail);
  item.reading.value = value;
  item.reading.unit = std::move(tail.unit);
  item.reading.has_unit = true;
  return {std::move(item), tail.end};
}

TokenResult TargetNumbers::read_fraction(const TokenPlace& place, std::string_view printed) const {
  const auto word = fraction_.at_start(printed);
  const std::size_t end = place.core + printed.size();
  const std::string_view number = printed.substr(word ? word->length : 0);
  auto value = numerals_.read(number);
  // 百分之百: the hundred that is divided by is no number by itself.
  if (word && !value && printed.starts_with(number)) value = text::Decimal{100, 0};
  if (!word || !value) return {std::nullopt, end};
  QuantityTail tail;
  tail.unit = word->word->canonical;
  tail.is_counter = tail.is_share = true;
  tail.end = end;
  quantity_.read_after(place.text, end, tail);
  return item(place, *value, std::move(tail));
}

/// The quantity in 零事故: `printed` is the zero, a noun of `noun_length` bytes follows.
TokenResult TargetNumbers::read_zero(const TokenPlace& place, std::string_view printed,
                                     std::size_t noun_length) const {
  QuantityTail tail;
  tail.end = place.core + printed.size() + noun_length;
  tail.unit = place.text.substr(place.core + printed.size(), noun_length);
  tail.is_counter = true;
  return item(place, text::Decimal{}, std::move(tail));
}

/// Behind the words that a numeral is a part of and that count nothing (一次性, 统一); 0 when there are none.
std::size_t TargetNumbers::idiom_end(const TokenPlace& place) const {
  constexpr int characters_before = 3;
  std::size_t begin = place.core;
  for (int i = 0; i <= characters_before; ++i) {
    const auto hit = idiom_.at_start(place.text.substr(begin));
    if (hit && begin + hit->length > place.core) return begin + hit->length;
    if (begin == 0) break;
    text::previous_character(place.text, begin);
  }
  return 0;
}

TokenResult TargetNumbers::read_range(const TokenPlace& place, std::string_view printed) const {
  Views groups;
  if (!range_.match(printed, groups)) return {};
  TargetItem item;
  item.begin = place.begin;
  item.core = place.core;
  if (range_values(place, groups, item)) {
    const std::size_t next = item.end;
    return {std::move(item), next};
  }
  return read_number(place, groups[1], !starts_with_digit(groups[1]));
}

bool TargetNumbers::range_values(const TokenPlace& place, const Views& groups, TargetItem& item) const {
  auto low = numerals_.read(groups[1]);
  auto high = numerals_.read(groups[3]);
  if (!low || !high || has_leading_zero(groups[1]) || has_leading_zero(groups[3])) return false;
  const std::size_t low_end = offset_of(place.text, groups[1]) + groups[1].size();
  const std::string_view low_text = place.text.substr(0, low_end + groups[2].size());
  const QuantityTail low_tail = quantity_.read_tail(low_text, low_end, *low);
  if (low_tail.end != low_text.size() || low_tail.op != Op::none) return false;
  const std::size_t high_end = offset_of(place.text, groups[3]) + groups[3].size();
  if (starts_with_digit(place.text.substr(high_end))) return false;
  QuantityTail tail = quantity_.read_tail(place.text, high_end, *high);
  if (!tail.counts || tail.too_long || low_tail.too_long) return false;
  // 50-60万元: what stands once is meant for both.
  if (low_tail.power == 0 && low_tail.unit.empty() && tail.power > 0)
    low = low->times_power_of_ten(tail.power);
  if (!low || *high < *low) return false;
  item.reading.form = Form::range;
  item.reading.low = low;
  item.reading.high = high;
  item.reading.has_unit = true;
  item.reading.unit = tail.unit.empty() ? low_tail.unit : tail.unit;
  item.reading.comparator = place.before;
  item.is_share = tail.is_share;
  item.end = tail.end;
  return true;
}

}  // namespace jixiao::parse
