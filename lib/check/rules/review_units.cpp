#include "check/entry_fields.h"
#include "check/rules/all.h"
#include "check/target_words.h"
#include "check/traits.h"
#include "check/units.h"
#include "text/utf8.h"

/// Whether the unit of a target is the one that its name says.
namespace jixiao::check::apply {
namespace {

using model::Form;
using Question = NameFacts::Question;
using Wanted = NameFacts::Wanted;

/// The unit that stands in brackets at the end of a name; empty: none.
std::string_view unit_of_name(std::string_view name, const EntryView& view) {
  const auto mark = view.words.final_mark.at_end(name);
  if (mark && mark->length < name.size()) name.remove_suffix(mark->length);
  if (!view.words.name.closing_bracket.at_end(name)) return {};
  std::vector<std::string_view> groups;
  const grammar::Pattern& pattern = view.target_words.unit_in_name;
  if (!pattern.find(name, 0, groups)) return {};
  return groups[static_cast<std::size_t>(pattern.group("unit"))];
}

std::string_view dimension_of(std::string_view unit, const EntryView& view) {
  const std::string_view measure = measure_word(unit, view.words);
  if (const auto* word = view.target_words.unit_dimension.find(measure)) return word->canonical;
  // Whatever else is counted, but for points, times and parts.
  const bool is_counter = view.words.counter.find(measure) != nullptr;
  return is_counter && view.words.unit_kind.find(measure) == nullptr ? "event" : std::string_view{};
}

/// Whether a unit in brackets and that of a target can't be one: neither begins like the other. Metres and
/// kilometres are not told apart: a figure that says its unit is right in either.
bool differ(std::string_view named, std::string_view unit, const EntryView& view) {
  if (same_unit(named, unit, view.words) || named.ends_with(unit)) return false;
  // （次/日） is met by 次 and by 次/日, （台/套） by either.
  for (std::string_view rest = named; !rest.empty();) {
    const std::string_view word = measure_word(rest, view.words);
    if (word.empty()) {
      std::size_t offset = 0;
      text::next_character(rest, offset);
      rest.remove_prefix(offset);
      continue;
    }
    if (word.starts_with(unit) || unit.starts_with(word)) return false;
    rest.remove_prefix(word.size());
  }
  const std::string_view dimension = dimension_of(named, view);
  if (dimension == "period") return false;  // （年度） says when, not what
  if (dimension.empty() || dimension != dimension_of(unit, view)) return true;
  return dimension != "length" && dimension != "weight" && dimension != "money";
}

/// Whether a name ends like the number of something, and of nothing that grows or falls.
bool counts(const EntryView& view) {
  return view.names.facts(view.index).is(Question::number, [&] {
    const std::string_view name = view.names.core(view.index);
    const auto count = view.target_words.count.look(name);
    return count && count->word->canonical == "number" && !view.words.above_whole.inside(name) &&
           !view.words.fall.inside(name);
  });
}

bool is_rate(const EntryView& view) {
  const auto look = [&] { return view.target_words.rate_noun.look(view.names.core(view.index)); };
  return view.names.facts(view.index).word(Wanted::rate, look).word != nullptr;
}

/// The word at the end of a name that says what its unit is; null: none, as mostly.
const grammar::Word* unit_word(const EntryView& view) {
  const std::string_view name = view.names.core(view.index);
  NameFacts& facts = view.names.facts(view.index);
  const auto look_for_rate = [&] { return view.target_words.rate_noun.look(name); };
  const auto look_for_dimension = [&] { return view.target_words.dimension.look(name); };
  const grammar::Word* const rate = facts.word(Wanted::rate, look_for_rate).word;
  return rate != nullptr ? rate : facts.word(Wanted::dimension, look_for_dimension).word;
}

/// Whether a figure of this unit contradicts the end of a name without brackets.
bool contradicts_end(std::string_view name, const model::Reading& reading, const EntryView& view) {
  if (whole_of(reading.unit, view.words) != 0) return counts(view);
  const grammar::Word* const named = unit_word(view);
  if (named == nullptr) return false;
  const std::string_view said = named->canonical;
  const std::string_view dimension = dimension_of(reading.unit, view);
  if (dimension.empty() || dimension == "period" || measure_word(reading.unit, view.words) != reading.unit)
    return false;
  if (is_rate(view)) return said == "share" && reading.per.empty() && dimension != "duration";
  if (name.ends_with(reading.unit) || said == dimension) return false;  // 人次 counted in 次
  return dimension != "piece" || (said != "people" && said != "household");
}

}  // namespace

void unit_contradicts_name(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::unit_contradicts_name)) return;
  const std::string_view name = view.text(view.entry.name);
  const auto find_unit = [&](std::string_view text) { return unit_of_name(text, view); };
  const std::string_view named = view.names.facts(view.index).unit(name, find_unit);
  if (named.empty()) {
    // Most names say nothing of a unit, and most of the others are shares in a name that counts nothing.
    std::uint32_t silent = counts(view) ? 0 : trait::plain_share;
    if ((view.traits & trait::with_unit) != 0 && unit_word(view) == nullptr) silent |= trait::with_unit;
    view.names.facts(view.index).silent |= silent;
    if ((view.traits & (trait::with_unit | trait::plain_share) & ~silent) == 0) return;
  }
  const auto is_wrong = [&](const Field& field) {
    const model::Reading* reading = field.reading;
    if (reading == nullptr || !reading->value || reading->unit.empty()) return false;
    if (reading->form != Form::bounded && reading->form != Form::exact) return false;
    return named.empty() ? contradicts_end(view.names.core(view.index), *reading, view)
                         : differ(named, reading->unit, view);
  };
  const auto [period, annual] = targets_of(view);
  const bool period_is_wrong = is_wrong(period);
  const bool annual_is_wrong = annual.reading == period.reading ? period_is_wrong : is_wrong(annual);
  OncePerEntry once(RuleId::unit_contradicts_name, "also_text", view, report);
  for (const Field& field : {period, annual}) {
    if (!(field.id == period.id ? period_is_wrong : annual_is_wrong)) continue;
    if (Draft* draft = once.at(field)) draft->say("name", std::string(name));
  }
}

}  // namespace jixiao::check::apply
