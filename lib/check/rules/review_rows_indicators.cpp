#include <algorithm>

#include "check/row_review.h"
#include "check/units.h"
#include "text/text_memo.h"

namespace jixiao::check {
namespace {

/// A name as it is compared across projects: without stray marks and (%) at its end. A bracket that says what
/// is counted or for how long (（年度）) may tell two indicators apart and stays.
std::string_view comparable(std::string_view name, const Words& words) {
  for (std::string_view core = name;;) {
    if (const auto mark = words.name.mark.at_end(core)) {
      core.remove_suffix(mark->length);
    } else if (const auto close = words.name.closing_bracket.at_end(core)) {
      std::string_view inner = core.substr(0, core.size() - close->length);
      const auto percent = words.percent.at_end(inner);
      if (!percent) return core;
      inner.remove_suffix(percent->length);
      std::size_t open = inner.size();
      if (inner.empty()) return name;
      const char32_t bracket = text::previous_character(inner, open);
      if (bracket != '(' && bracket != 0xFF08 && bracket != 0xFE59) return core;
      core = inner.substr(0, open);
    } else {
      return core;
    }
    if (core.empty()) return name;
  }
}

/// Whether a name says enough to be of one thing only: at least eight Han characters, and no satisfaction.
bool is_specific(std::string_view name, const ProjectWords& words) {
  constexpr std::size_t least = 8;
  if (name.size() < 3 * least) return false;
  std::size_t han = 0;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t character = text::next_character(name, at);
    han += character >= 0x3400 && character <= 0x9FFF ? 1 : 0;
  }
  return han >= least && !words.generic_name.inside(name);
}

std::size_t type_index(std::string_view id, const grammar::Catalogue& catalogue) {
  const auto at = std::find_if(catalogue.level2.begin(), catalogue.level2.end(),
                               [id](const grammar::CatalogueItem& item) { return item.id == id; });
  return static_cast<std::size_t>(at - catalogue.level2.begin());
}

/// A hash of what a target says: 95% and 95.0 %, 不少于95 and ≥95 are the same; of prose its words.
std::uint64_t hash_of_target(const model::Reading* reading, std::string_view text, const Words& words) {
  if (reading == nullptr || !reading->value || reading->form == model::Form::compound) {
    if (const auto mark = words.final_mark.at_end(text)) text.remove_suffix(mark->length);
    return hash_of_name(text);
  }
  const text::Decimal value = reading->value->times_power_of_ten(0).value_or(*reading->value);
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  const auto number = static_cast<std::uint64_t>(value.units) * odd + value.scale;
  const std::uint64_t unit = text::hash_text(reading->unit) + text::hash_text(reading->per) * odd;
  return (number * odd) ^ (unit + static_cast<std::uint64_t>(reading->op));
}

}  // namespace

IndicatorReview::IndicatorReview(const ProjectWords& words, const Selection& selection)
    : words_(words),
      looks_at_types_(selection.runs(RuleId::same_indicator_other_type)),
      looks_at_results_(selection.runs(RuleId::same_indicator_other_target) ||
                        selection.runs(RuleId::same_result_twice)),
      whole_table_(selection.compare() == config::Compare::table) {}

void IndicatorReview::open_table() {
  types_.clear();
  results_.clear();
}

void IndicatorReview::open_unit() {
  if (!whole_table_) types_.clear();
  results_.clear();
}

void IndicatorReview::entry(const EntryView& view, Report& report) {
  if (!looks_at_types_ && !looks_at_results_) return;
  NameFacts& facts = view.names.facts(view.index);
  std::string_view name = view.text(view.entry.name);
  const NameFacts::Compared core = view.names.compared_core(view.index);
  const auto compared = [&]() -> NameFacts::Compared {
    const std::string_view found = comparable(name, view.words);
    const bool is_core = found.size() == core.size;
    return {is_core ? core.hash : hash_of_name(found), static_cast<std::uint32_t>(found.size())};
  };
  const auto [hash, size] = view.names.may_end_oddly(view.index) ? facts.compared(compared) : core;
  name = name.substr(0, size);
  if (name.empty()) return;
  if (looks_at_types_) compare_types(view, name, hash, report);
  if (!looks_at_results_) return;
  const auto specific = [&] { return is_specific(name, words_); };
  if (facts.is(NameFacts::Question::specific, specific)) compare_results(view, name, hash, report);
}

void IndicatorReview::compare_types(const EntryView& view, std::string_view name, std::uint64_t hash,
                                    Report& report) {
  const std::string_view type = view.entry.level2.id;
  if (type.empty()) return;
  const text::SplicedText& text = view.project.row.text;
  const grammar::Catalogue& catalogue = view.grammar.catalogue;
  const finding::Severity severity = report.severity(RuleId::same_indicator_other_type);
  const bool only_counts = report.only_counts(severity);
  Types* const known = types_.find_or_add(hash, [&](Types& types) {
    types.first = type;
    if (!only_counts) types.at = text.position(view.entry.name.begin);
  });
  if (known == nullptr) return;
  // Ids are those of the catalogue: mostly the very same one.
  if (known->first.data() == type.data() || known->first == type) return;
  const std::size_t index = type_index(type, catalogue), first = type_index(known->first, catalogue);
  const std::uint32_t bit = 1U << (index % 32);
  if ((known->seen & bit) != 0 || index >= catalogue.level2.size() || first >= catalogue.level2.size())
    return;
  known->seen |= bit;  // each further type once
  if (only_counts) return report.count(RuleId::same_indicator_other_type, severity);
  Draft& draft = report.add(RuleId::same_indicator_other_type, text, view.entry.name);
  draft.finding.subject.field = "level2";
  draft.key.append("\n").append(type);
  draft.say("name", std::string(name));
  draft.say("a", catalogue.level2[first].name);
  draft.say("b", catalogue.level2[index].name);
  if (whole_table_) draft.say("variant", "table");
  draft.finding.related.push_back({"first", {}, known->at});
}

void IndicatorReview::compare_results(const EntryView& view, std::string_view name, std::uint64_t hash,
                                      Report& report) {
  const std::string_view target = view.text(view.entry.annual.text);
  if (target.empty()) return;
  const text::SplicedText& text = view.project.row.text;
  const std::uint64_t said = hash_of_target(view.entry.annual.reading, target, view.words);
  const bool only_counts = report.only_counts(report.severity(RuleId::same_result_twice)) &&
                           report.only_counts(report.severity(RuleId::same_indicator_other_target));
  Result* const known = results_.find_or_add(hash, [&](Result& result) {
    result.target = said;
    result.project = project_;
    result.projects = 1;
    if (only_counts) return;
    result.text = ShortText<47>(target);
    result.at = text.position(view.entry.name.begin);
  });
  if (known == nullptr || known->project == project_) return;
  const bool same = known->target == said;
  const RuleId id = same ? RuleId::same_result_twice : RuleId::same_indicator_other_target;
  if (same) {
    ++known->projects;
    known->project = project_;
  }
  if (!report.wants(id)) return;
  if (only_counts) return report.count(id, report.severity(id));
  Draft& draft = report.add(id, text, same ? view.entry.name : view.entry.annual.text);
  draft.finding.subject.field = same ? "name" : "annual_target";
  draft.say("name", std::string(name));
  if (same) {
    draft.key.append("\n").append(target);
    draft.say("text", std::string(target));
    draft.say("n", std::to_string(known->projects));
  } else {
    draft.key.append("\n").append(known->text.text());
    draft.say("a", known->text.text());
    draft.say("b", std::string(target));
  }
  draft.finding.related.push_back({"first", {}, known->at});
}

}  // namespace jixiao::check
