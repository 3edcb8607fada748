#include "check/entry_fields.h"
#include "check/rules/all.h"
#include "check/target_words.h"
#include "check/traits.h"
#include "check/units.h"

/// Whether a target points where its name does: more of what is good, less of what is bad, none of what must
/// not be.
namespace jixiao::check::apply {
namespace {

using model::Form;
using model::Op;
using Question = NameFacts::Question;

bool from_below(Op op) {
  return op == Op::greater || op == Op::greater_equal;
}

bool from_above(Op op) {
  return op == Op::less || op == Op::less_equal;
}

/// Whether a target is a figure with what it bounds: ranks and dates are ordered the other way round.
bool is_bound(const model::Reading* reading) {
  if (reading == nullptr || !reading->value) return false;
  return reading->form == Form::bounded || reading->form == Form::phrase;
}

bool is_figure(const model::Reading* reading) {
  return is_bound(reading) || (reading != nullptr && reading->value && reading->form == Form::exact);
}

/// Whether the printed comparator may also mean: exactly this. 达到 does.
bool is_reached(const model::Reading& reading, std::string_view target, const TargetWords& words) {
  if (reading.comparator.absent() || reading.comparator.begin >= target.size()) return false;
  return words.reaching.at_start(target.substr(reading.comparator.begin)).has_value();
}

/// Whether a good result is bounded from above where only more of it makes sense: a share, or a number that
/// says no unit.
bool caps_good(const Field& field, const EntryView& view) {
  if (!is_bound(field.reading) || !from_above(field.reading->op)) return false;
  const std::string_view unit = field.reading->unit;
  return unit.empty() || whole_of(unit, view.words) != 0;
}

bool asks_for_bad(const Field& field, const EntryView& view) {
  if (!is_bound(field.reading) || !from_below(field.reading->op)) return false;
  return !is_reached(*field.reading, view.text(field.text), view.target_words);
}

template <class IsWrong>
void say_direction(const EntryView& view, Report& report, bool good, IsWrong&& is_wrong) {
  OncePerEntry once(RuleId::comparator_direction, "also_text", view, report);
  for (const Field& field : targets_of(view)) {
    if (!is_wrong(field, view)) continue;
    Draft* draft = once.at(field);
    if (draft == nullptr) continue;
    draft->say("name", std::string(view.text(view.entry.name)));
    if (!good) draft->say("variant", "bad");
  }
}

}  // namespace

void comparator_direction(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::comparator_direction)) return;
  const std::string_view name = view.names.core(view.index);
  const TargetWords& words = view.target_words;
  NameFacts& facts = view.names.facts(view.index);
  const auto good = [&] { return is_good_result(name, words) && !words.spending.look(name); };
  const auto bad = [&] { return is_bad_result(name, words); };
  if ((view.traits & trait::from_above) != 0) {
    if (facts.is(Question::good_result, good)) {
      say_direction(view, report, true, caps_good);
    } else {
      facts.silent |= trait::from_above;
    }
  }
  if ((view.traits & trait::from_below) == 0) return;
  if (facts.is(Question::bad_result, bad)) {
    say_direction(view, report, false, asks_for_bad);
  } else {
    facts.silent |= trait::from_below;
  }
}

void tolerance_not_zero(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::tolerance_not_zero)) return;
  const auto is_some = [](const Field& field) {
    const model::Reading* reading = field.reading;
    if (!is_figure(reading) || from_below(reading->op)) return false;
    // Fewer than one of what is counted is none.
    const bool none =
        reading->op == Op::less && *reading->value <= text::Decimal{1, 0} && reading->unit != "%";
    return !none && *reading->value > text::Decimal{0, 0};
  };
  const auto [period, annual] = targets_of(view);
  if (!is_some(period) && !is_some(annual)) return;
  const auto never = [&] { return must_not_happen(view.names.core(view.index), view.target_words); };
  NameFacts& facts = view.names.facts(view.index);
  if (!facts.is(Question::must_not_be, never)) {
    facts.silent |= trait::some;
    return;
  }
  OncePerEntry once(RuleId::tolerance_not_zero, "also_text", view, report);
  for (const Field& field : {period, annual}) {
    if (!is_some(field)) continue;
    if (Draft* draft = once.at(field)) draft->say("name", std::string(view.text(view.entry.name)));
  }
}

void double_negative(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::double_negative)) return;
  const auto is_zero = [](const Field& field) {
    return is_figure(field.reading) && *field.reading->value == text::Decimal{0, 0} &&
           !from_below(field.reading->op) && field.reading->op != Op::less;
  };
  const auto [period, annual] = targets_of(view);
  if (!is_zero(period) && !is_zero(annual)) return;
  const auto denies = [&] { return denies_result(view.names.core(view.index), view.target_words); };
  NameFacts& facts = view.names.facts(view.index);
  if (!facts.is(Question::denies, denies)) {
    facts.silent |= trait::zero;
    return;
  }
  OncePerEntry once(RuleId::double_negative, "also_text", view, report);
  for (const Field& field : {period, annual}) {
    if (!is_zero(field)) continue;
    if (Draft* draft = once.at(field)) draft->say("name", std::string(view.text(view.entry.name)));
  }
}

void comparator_conflict(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::comparator_conflict)) return;
  const auto [period, annual] = targets_of(view);
  if (period.reading == annual.reading || !is_bound(period.reading) || !is_bound(annual.reading)) return;
  const Op one = period.reading->op, other = annual.reading->op;
  if (!(from_below(one) && from_above(other)) && !(from_above(one) && from_below(other))) return;
  Draft& draft = report.add(RuleId::comparator_conflict, view.project.row.text, annual.text);
  const std::string whole(view.text(period.text));
  draft.finding.subject.field = annual.id;
  draft.key.append("\n").append(whole);
  draft.say("period", whole);
  draft.say("annual", std::string(view.text(annual.text)));
  draft.finding.related.push_back(
      {"period", {{"text", whole}}, view.project.row.text.position(period.text.begin)});
}

}  // namespace jixiao::check::apply
