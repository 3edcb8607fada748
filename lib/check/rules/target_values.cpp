#include <algorithm>

#include "check/rules/all.h"
#include "check/units.h"

/// What the values of targets say, beside each other and beside the name.
namespace jixiao::check::apply {
namespace {

/// The names of the two targets, and what they have in common.
struct Pair {
  const model::Reading* period;
  const model::Reading* annual;
};

/// Both readings if they say different things and each is one value with a unit; equal texts are read once.
std::optional<Pair> valued_pair(const EntryView& view) {
  const Pair pair{view.entry.period.reading, view.entry.annual.reading};
  if (pair.period == nullptr || pair.annual == nullptr || pair.period == pair.annual) return std::nullopt;
  const auto is_value = [](const model::Reading& reading) {
    using enum model::Form;
    const bool one = reading.form == bounded || reading.form == exact || reading.form == phrase;
    return one && reading.value.has_value() && reading.has_unit;
  };
  if (!is_value(*pair.period) || !is_value(*pair.annual)) return std::nullopt;
  return pair;
}

enum class Direction : std::uint8_t { exact, lower, upper };

Direction direction_of(model::Op op) {
  using enum model::Op;
  if (op == greater || op == greater_equal) return Direction::lower;
  return op == less || op == less_equal ? Direction::upper : Direction::exact;
}

/// How two bounds are compared; nothing when one is from below and the other from above. A plain value beside
/// a bound is compared as that bound.
std::optional<Direction> common_direction(const Pair& pair) {
  const Direction period = direction_of(pair.period->op), annual = direction_of(pair.annual->op);
  if (period == annual) return period;
  if (period == Direction::exact) return annual;
  if (annual == Direction::exact) return period;
  return std::nullopt;
}

/// What it means that the annual value is the larger one.
std::optional<finding::Severity> weigh(Direction direction, ValueKind kind, finding::Severity usual) {
  const bool is_rate = kind == ValueKind::rate || kind == ValueKind::score;
  if (direction == Direction::upper) {
    // To allow less as the years go on is progress, but a whole is never less than its part.
    if (kind == ValueKind::count) return usual;
    return std::nullopt;
  }
  if (kind == ValueKind::duration) return direction == Direction::exact ? std::nullopt : std::optional(usual);
  return is_rate ? finding::Severity::info : usual;
}

Draft& add(RuleId id, const EntryView& view, Report& report) {
  Draft& draft = report.add(id, view.project.row.text, view.entry.annual.text);
  const std::string period(view.text(view.entry.period.text));
  draft.finding.subject.field = "annual_target";
  draft.key.append("\n").append(period);
  draft.finding.related.push_back(
      {"period", {{"text", period}}, view.project.row.text.position(view.entry.period.text.begin)});
  return draft;
}

bool may_be_above_whole(const EntryView& view, std::string_view target) {
  const std::string_view name = view.text(view.entry.name);
  if (view.words.fall.inside(name) || view.words.fall.inside(target)) return false;
  return view.words.above_whole.inside(name) || view.words.above_whole.inside(target);
}

}  // namespace

void percent_out_of_range(const EntryView& view, Report& report) {
  const model::Reading* const period = view.entry.period.reading;
  const bool same = period == view.entry.annual.reading;
  if (same && (period == nullptr || !above_whole(*period, view.words))) return;  // nearly all
  Draft* draft = nullptr;
  for (const bool annual : {false, true}) {
    const model::Target& target = annual ? view.entry.annual : view.entry.period;
    if (target.reading == nullptr || !above_whole(*target.reading, view.words)) continue;
    if (may_be_above_whole(view, view.text(target.text))) continue;
    if (!report.wants(RuleId::percent_out_of_range)) continue;
    std::string text(view.text(target.text));
    if (draft != nullptr) {
      draft->key.append("\n").append(text);
      draft->finding.related.push_back(
          {"also_text", {{"text", std::move(text)}}, view.project.row.text.position(target.text.begin)});
      continue;
    }
    draft = &report.add(RuleId::percent_out_of_range, view.project.row.text, target.text);
    draft->finding.subject.field = annual ? "annual_target" : "period_target";
    draft->say("name", std::string(view.text(view.entry.name)));
    draft->say("text", std::move(text));
  }
}

void annual_exceeds_period(const EntryView& view, Report& report) {
  const auto pair = valued_pair(view);
  if (!pair || compare_values(*pair->annual, *pair->period, view.words) <= 0) return;
  if (!same_unit(pair->period->unit, pair->annual->unit, view.words)) return;
  if (pair->period->per != pair->annual->per) return;
  const auto direction = common_direction(*pair);
  if (!direction || !report.wants(RuleId::annual_exceeds_period)) return;
  const std::string_view annual = view.text(view.entry.annual.text);
  const ValueKind kind = kind_of(*pair->annual, annual, view.text(view.entry.name), view.words);
  const auto severity = weigh(*direction, kind, report.severity(RuleId::annual_exceeds_period));
  if (!severity) return;
  Draft& draft = add(RuleId::annual_exceeds_period, view, report);
  draft.finding.severity = *severity;
  draft.say("annual", std::string(annual));
  draft.say("period", std::string(view.text(view.entry.period.text)));
}

void target_unit_mismatch(const EntryView& view, Report& report) {
  const auto pair = valued_pair(view);
  if (!pair || pair->period->unit.empty() || pair->annual->unit.empty()) return;
  if (same_unit(pair->period->unit, pair->annual->unit, view.words)) return;
  if (!report.wants(RuleId::target_unit_mismatch)) return;
  Draft& draft = add(RuleId::target_unit_mismatch, view, report);
  draft.say("period_unit", pair->period->unit);
  draft.say("annual_unit", pair->annual->unit);
}

}  // namespace jixiao::check::apply
