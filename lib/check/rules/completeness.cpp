#include <algorithm>

#include "check/rules/all.h"

/// What a project lacks. Nothing is said where a piece of its cells could not be read: it may be there.
namespace jixiao::check::apply {
namespace {

Draft& add(RuleId id, finding::Severity severity, const ProjectView& view, std::string_view field,
           Report& report) {
  Draft& draft = report.add(id, severity, view.project.row.text, view.project.row.name);
  draft.finding.subject.field = field;
  draft.key = field;
  return draft;
}

/// Whether a level 2 stands under a level 1 of this id in the catalogue.
bool belongs_to(std::string_view level2, std::string_view level1, const grammar::Catalogue& catalogue) {
  const auto item = std::find_if(catalogue.level2.begin(), catalogue.level2.end(),
                                 [&](const grammar::CatalogueItem& known) { return known.id == level2; });
  if (item == catalogue.level2.end()) return false;
  return std::any_of(catalogue.level1.begin(), catalogue.level1.end(), [&](const auto& parent) {
    return parent.id == level1 && (parent.code == item->parent || parent.id == item->parent);
  });
}

bool has_category(std::string_view category, const ProjectView& view) {
  const std::vector<model::Indicator>& entries = view.project.indicators;
  // Cost is a category of its own in some forms, a type of output in others.
  const auto is_of_it = [&](const model::Indicator& entry) {
    return entry.level1.id == category || entry.level2.id == category;
  };
  if (std::any_of(entries.begin(), entries.end(), is_of_it)) return true;
  // Where level 1 is unknown or wrong, level 2 may know better.
  return std::any_of(entries.begin(), entries.end(), [&](const model::Indicator& entry) {
    return entry.level1.id.empty() || belongs_to(entry.level2.id, category, view.grammar.catalogue);
  });
}

}  // namespace

void objective_missing(const ProjectView& view, Report& report) {
  const model::Project& project = view.project;
  const bool missing = project.objective.absent() || project.objective.empty();
  if (!missing || project.damaged > 0 || project.cut_off || !report.wants(RuleId::objective_missing)) return;
  add(RuleId::objective_missing, report.severity(RuleId::objective_missing), view, "objective", report);
}

void indicators_missing(const ProjectView& view, Report& report) {
  const model::Project& project = view.project;
  if (!project.indicators.empty() || project.damaged > 0 || project.cut_off) return;
  if (!report.wants(RuleId::indicators_missing)) return;
  add(RuleId::indicators_missing, report.severity(RuleId::indicators_missing), view, "indicators", report);
}

void categories(const ProjectView& view, Report& report) {
  const model::Project& project = view.project;
  if (project.indicators.empty() || project.damaged > 0 || project.cut_off) return;
  for (std::size_t index = 0; index < std::size(config::categories); ++index) {
    const std::string_view category = config::categories[index];
    const config::Level level = report.required(index);
    if (!level || has_category(category, view)) continue;
    const RuleId id = category == "satisfaction" ? RuleId::satisfaction_missing : RuleId::category_missing;
    if (report.only_counts(*level)) {
      report.count(id, *level);
      continue;
    }
    Draft& draft = add(id, *level, view, "indicators", report);
    draft.key = category;
    if (id == RuleId::category_missing) draft.say("category", std::string(category));
  }
}

}  // namespace jixiao::check::apply
