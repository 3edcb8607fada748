#include "check/traits.h"

#include <algorithm>

#include "check/units.h"

namespace jixiao::check {
namespace {

using model::Form;
using model::Op;

bool is_below(Op op) {
  return op == Op::less || op == Op::less_equal;
}

bool is_above(Op op) {
  return op == Op::greater || op == Op::greater_equal;
}

/// Compares with a whole number; nearly all values are some themselves.
int compare_to(const text::Decimal& value, int whole) {
  if (value.scale != 0) return text::compare(value, {whole, 0});
  return value.units < whole ? -1 : value.units > whole ? 1 : 0;
}

/// What a share is, of which `whole` make all.
std::uint32_t share_at(const model::Reading& reading, int whole) {
  std::uint32_t found = trait::share;
  if (reading.form != Form::phrase) found |= trait::plain_share;
  const text::Decimal& value = *reading.value;
  if (!is_below(reading.op) && compare_to(value, whole * 6 / 10) < 0) found |= trait::low_share;
  if (reading.form == Form::exact && reading.comparator.absent() && compare_to(value, 0) != 0 &&
      compare_to(value, whole) != 0)
    found |= trait::open_share;
  return found;
}

/// What two readings that differ say beside each other; the traits of each are known.
std::uint32_t between(const model::Reading& period, std::uint32_t of_period, const model::Reading& annual,
                      std::uint32_t of_annual) {
  std::uint32_t found = 0;
  if (((of_period & trait::from_below) != 0 && (of_annual & trait::from_above) != 0) ||
      ((of_period & trait::from_above) != 0 && (of_annual & trait::from_below) != 0))
    found |= trait::opposite;
  if (!period.value || !annual.value) return found;
  if (period.unit != annual.unit) return found | trait::two_units | trait::larger_year;
  return text::compare(*annual.value, *period.value) > 0 ? found | trait::larger_year : found;
}

}  // namespace

Glance::Glance(const Words& words)
    : words_(words), share_bytes_(first_bytes(words.percent)), odd_bytes_(first_bytes(words.book_mark)) {
  for (const grammar::Word& word : words.percent.words()) {
    if (percent_.empty() && check::whole_of(word.canonical, words) == 100) percent_ = word.canonical;
  }
  std::size_t count = 0;
  for (const grammar::Word& word : words.final_mark.words()) {
    for (const std::string& spelling : word.spellings)
      add_final(spelling, static_cast<std::uint8_t>(1U << (count++ % 8)));
  }
}

Glance::Bytes Glance::first_bytes(const grammar::Vocabulary& vocabulary) {
  Bytes bytes{};
  for (const grammar::Word& word : vocabulary.words()) {
    for (const std::string& spelling : word.spellings) {
      if (!spelling.empty()) bytes[static_cast<unsigned char>(spelling.front())] = true;
    }
  }
  return bytes;
}

void Glance::add_final(std::string_view mark, std::uint8_t bit) {
  if (mark.empty()) return;
  final_.last[static_cast<unsigned char>(mark.back())] |= bit;
  if (mark.size() >= wide) {
    final_.third_last[static_cast<unsigned char>(mark[mark.size() - wide])] |= bit;
  } else {
    for (std::uint8_t& bits : final_.third_last) bits |= bit;
  }
}

/// See units.h; what cannot be the unit of a share costs no search.
int Glance::whole_of(std::string_view unit) const {
  if (unit == percent_) return 100;
  return share_bytes_[static_cast<unsigned char>(unit.front())] ? check::whole_of(unit, words_) : 0;
}

std::uint32_t Glance::at(const EntryView& view) const {
  const model::Indicator& entry = view.entry;
  std::uint32_t found = at_targets(view);
  const NumberVerdict& number = view.numbering[view.index];
  if (number.restarts || number.fault != NumberVerdict::Fault::none) found |= trait::number;
  if (view.names.first(view.index) != EntryNames::none) found |= trait::same_name;
  if (entry.level2.id == "quantity" && words_.rate_end.may_end(view.names.core(view.index)))
    found |= trait::quantity;
  if (!view.sound_levels.has(entry.level1, entry.level2)) found |= trait::levels;
  const auto& doubts = view.types.doubts();
  if (!doubts.empty() && doubts.front().entry == view.index) found |= trait::first_doubt;
  return found;
}

std::uint32_t Glance::at_targets(const EntryView& view) const {
  const model::Target &period = view.entry.period, &annual = view.entry.annual;
  const std::string_view period_text = view.text(period.text), annual_text = view.text(annual.text);
  std::uint32_t found = at(period, period_text);
  // Equal targets share their reading, and then say the same.
  if (annual.reading != period.reading || annual.reading == nullptr) {
    const std::uint32_t other = at(annual, annual_text);
    if (annual.reading != nullptr && period.reading != nullptr)
      found |= between(*period.reading, found, *annual.reading, other);
    found |= other;
  }
  if (ends_oddly(view.text(view.entry.name)) || ends_oddly(period_text) || ends_oddly(annual_text))
    found |= trait::final_mark;
  return found;
}

std::uint32_t Glance::at(const model::Target& target, std::string_view text) const {
  if (target.reading == nullptr) return text.empty() ? trait::missing : 0;
  const bool is_odd = (!target.reading->comparator.absent() || !target.reading->parts.empty()) &&
                      has_odd_comparator(*target.reading, text);
  return at(*target.reading) | (is_odd ? trait::odd_comparator : 0);
}

bool Glance::has_odd_comparator(const model::Reading& reading, std::string_view target) const {
  const std::uint32_t begin = reading.comparator.begin;
  if (!reading.comparator.absent() && begin < target.size() &&
      odd_bytes_[static_cast<unsigned char>(target[begin])])
    return true;
  return std::any_of(reading.parts.begin(), reading.parts.end(),
                     [&](const model::Reading& part) { return has_odd_comparator(part, target); });
}

std::uint32_t Glance::at(const model::Reading& reading) const {
  std::uint32_t found = reading.form == Form::prose ? trait::prose : 0;
  const bool says_twice =
      !reading.second_comparator.absent() ||
      std::any_of(reading.parts.begin(), reading.parts.end(),
                  [](const model::Reading& part) { return !part.second_comparator.absent(); });
  if (says_twice) found |= trait::twice;
  const bool is_bound = reading.form == Form::bounded || reading.form == Form::phrase;
  if (!reading.value || (!is_bound && reading.form != Form::exact))
    return above_whole(reading, words_) ? found | trait::above_whole : found;
  const text::Decimal& value = *reading.value;
  if (compare_to(value, 0) == 0) {
    found |= trait::zero;
  } else if (!is_above(reading.op)) {
    found |= trait::some;
  }
  if (is_bound && is_above(reading.op)) found |= trait::from_below;
  if (is_bound && is_below(reading.op)) found |= trait::from_above;
  if (reading.unit.empty()) return reading.form != Form::phrase ? found | trait::without_unit : found;
  const int whole = whole_of(reading.unit);
  if (whole == 0) return reading.form != Form::phrase ? found | trait::with_unit : found;
  if (compare_to(value, whole) > 0) found |= trait::above_whole;
  return found | share_at(reading, whole);
}

}  // namespace jixiao::check
