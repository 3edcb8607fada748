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

/// What the value of a figure adds.
std::uint32_t at_value(const text::Decimal& value, const TargetFacts& facts) {
  const bool is_zero = compare_to(value, 0) == 0;
  std::uint32_t found = is_zero ? trait::zero : trait::some;
  if (facts.whole != 0) {
    const int to_whole = compare_to(value, facts.whole);
    if (to_whole > 0) found |= trait::above_whole;
    if (to_whole != 0 && !is_zero) found |= trait::open_share;
    if (compare_to(value, facts.whole * 6 / 10) < 0) found |= trait::low_share;
  }
  return found & facts.by_value;
}

/// What two readings that differ say beside each other; the traits of each are known.
std::uint32_t between(const model::Target& period_target, std::uint32_t of_period,
                      const model::Target& annual_target, std::uint32_t of_annual) {
  const model::Reading &period = *period_target.reading, &annual = *annual_target.reading;
  std::uint32_t found = 0;
  if (((of_period & trait::from_below) != 0 && (of_annual & trait::from_above) != 0) ||
      ((of_period & trait::from_above) != 0 && (of_annual & trait::from_below) != 0))
    found |= trait::opposite;
  if (!period.value || !annual.value) return found;
  const bool is_alike = period_target.alike != 0 && period_target.alike == annual_target.alike;
  if (!is_alike && period.unit != annual.unit) return found | trait::two_units | trait::larger_year;
  return text::compare(*annual.value, *period.value) > 0 ? found | trait::larger_year : found;
}

}  // namespace

Glance::Glance(const Words& words)
    : words_(words),
      share_bytes_(first_bytes(words.percent)),
      odd_bytes_(first_bytes(words.book_mark)),
      final_({&words.final_mark}),
      marks_have_digits_(words.final_mark.has_digits()) {
  for (const grammar::Word& word : words.percent.words()) {
    if (percent_.empty() && check::whole_of(word.canonical, words) == 100) percent_ = word.canonical;
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

/// See units.h; what cannot be the unit of a share costs no search.
int Glance::whole_of(std::string_view unit) const {
  if (unit == percent_) return 100;
  return share_bytes_[static_cast<unsigned char>(unit.front())] ? check::whole_of(unit, words_) : 0;
}

std::uint32_t Glance::at(const EntryView& view, KnownTargets& known) const {
  std::uint32_t found = at_targets(view, known);
  const NumberVerdict& number = view.numbering[view.index];
  if (number.restarts || number.fault != NumberVerdict::Fault::none) found |= trait::number;
  if (view.names.first(view.index) != EntryNames::none) found |= trait::same_name;
  const LevelPairs::Pair& levels = view.levels.of(view.entry, view.grammar.catalogue);
  const std::string_view core = view.names.core(view.index);
  // Entries of quantity come in no order: both are asked, so that none is guessed wrong.
  const unsigned is_quantity = levels.is_quantity, may_be_rate = words_.rate_end.may_end(core);
  found |= (is_quantity & may_be_rate) * trait::quantity;
  if (!levels.is_sound) found |= trait::levels;
  if (final_.may_end(view.text(view.entry.name))) found |= trait::final_mark;
  const auto& doubts = view.types.doubts();
  if (!doubts.empty() && doubts.front().entry == view.index) found |= trait::first_doubt;
  return found;
}

std::uint32_t Glance::at_targets(const EntryView& view, KnownTargets& known) const {
  const model::Target &period = view.entry.period, &annual = view.entry.annual;
  const std::uint32_t found = at(period, view, known);
  // Equal targets share their reading, and then say the same.
  if (annual.reading == period.reading && annual.reading != nullptr) return found;
  const std::uint32_t other = at(annual, view, known);
  if (annual.reading == nullptr || period.reading == nullptr) return found | other;
  return found | other | between(period, found, annual, other);
}

std::uint32_t Glance::at(const model::Target& target, const EntryView& view, KnownTargets& known) const {
  const auto with_value = [&](const TargetFacts& facts) {
    return facts.by_value == 0 ? facts.traits : facts.traits | at_value(*target.reading->value, facts);
  };
  if (target.alike == 0 || marks_have_digits_) return with_value(facts_of(target, view.text(target.text)));
  TargetFacts& facts = known.of(target);
  if (facts.alike != target.alike) facts = facts_of(target, view.text(target.text));
  return with_value(facts);
}

TargetFacts Glance::facts_of(const model::Target& target, std::string_view text) const {
  TargetFacts facts;
  facts.alike = target.alike;
  if (!text.empty() && final_.may_end(text)) facts.traits |= trait::final_mark;
  if (target.reading == nullptr) {
    if (text.empty()) facts.traits |= trait::missing;
    return facts;
  }
  const model::Reading& reading = *target.reading;
  const bool may_be_odd = !reading.comparator.absent() || !reading.parts.empty();
  if (may_be_odd && has_odd_comparator(reading, text)) facts.traits |= trait::odd_comparator;
  if (reading.form == Form::prose) facts.traits |= trait::prose;
  const bool says_twice =
      !reading.second_comparator.absent() ||
      std::any_of(reading.parts.begin(), reading.parts.end(),
                  [](const model::Reading& part) { return !part.second_comparator.absent(); });
  if (says_twice) facts.traits |= trait::twice;
  const bool is_figure =
      reading.form == Form::bounded || reading.form == Form::phrase || reading.form == Form::exact;
  if (reading.value && is_figure) {
    note_figure(reading, facts);
  } else if (above_whole(reading, words_)) {
    facts.traits |= trait::above_whole;
  }
  return facts;
}

/// Of a target that is one value.
void Glance::note_figure(const model::Reading& reading, TargetFacts& facts) const {
  const bool is_exact = reading.form == Form::exact, is_phrase = reading.form == Form::phrase;
  facts.by_value = trait::zero | (is_above(reading.op) ? 0 : trait::some);
  if (!is_exact && is_above(reading.op)) facts.traits |= trait::from_below;
  if (!is_exact && is_below(reading.op)) facts.traits |= trait::from_above;
  facts.whole = reading.unit.empty() ? 0 : whole_of(reading.unit);
  if (facts.whole == 0) {
    if (!is_phrase) facts.traits |= reading.unit.empty() ? trait::without_unit : trait::with_unit;
    return;
  }
  facts.traits |= trait::share | (is_phrase ? 0 : trait::plain_share);
  facts.by_value |= trait::above_whole | (is_below(reading.op) ? 0 : trait::low_share);
  if (is_exact && reading.comparator.absent()) facts.by_value |= trait::open_share;
}

bool Glance::has_odd_comparator(const model::Reading& reading, std::string_view target) const {
  const std::uint32_t begin = reading.comparator.begin;
  if (!reading.comparator.absent() && begin < target.size() &&
      odd_bytes_[static_cast<unsigned char>(target[begin])])
    return true;
  return std::any_of(reading.parts.begin(), reading.parts.end(),
                     [&](const model::Reading& part) { return has_odd_comparator(part, target); });
}

}  // namespace jixiao::check
