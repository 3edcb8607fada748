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
  unsigned filled = 0;
  for (const model::Indicator& entry : project.indicators)
    filled |= view.levels.of(entry, view.grammar.catalogue).categories;
  for (std::size_t index = 0; index < std::size(config::categories); ++index) {
    const std::string_view category = config::categories[index];
    const config::Level level = report.required(index);
    if (!level || (filled >> index & 1U) != 0) continue;
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
