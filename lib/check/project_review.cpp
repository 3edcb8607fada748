#include "check/project_review.h"

#include <algorithm>

#include "text/text_memo.h"

namespace jixiao::check {
namespace {

bool runs_any(const Selection& selection) {
  constexpr Family families[] = {Family::projects, Family::texts};
  const auto all = rules();
  return std::any_of(all.begin(), all.end(), [&](const Rule& rule) {
    return selection.runs(rule.id) &&
           std::find(std::begin(families), std::end(families), rule.family) != std::end(families);
  });
}

/// Whether there is more in a target than a bound, a number and a unit.
bool has_words(const model::Target& target) {
  using enum model::Form;
  if (target.reading == nullptr) return false;
  return target.reading->form != bounded && target.reading->form != exact && target.reading->form != range;
}

}  // namespace

ProjectReview::ProjectReview(const ProjectWords& words, const Selection& selection)
    : words_(words),
      runs_(runs_any(selection)),
      texts_(words_, selection),
      persons_(words_, selection),
      years_(words_, selection),
      indicators_(words_, selection),
      objectives_(words_, selection),
      units_(words_, selection) {}

void ProjectReview::head(const model::TableHead& head, Report& report) {
  if (!runs_) return;
  set_place(head_, head.text, head.title);
  if (head.title.absent()) head_.begin = head_.end = head.at;
  projects_ = finished_ = unfinished_ = 0;
  has_cost_ = said_limited_ = false;
  indicators_.open_table();
  objectives_.open_table();
  units_.open_table();
  persons_.open_table(report);
  persons_.text(head.text, head.total_amounts_text, report);
  texts_.heading({head.text, head.title, "title"}, report);
  texts_.heading({head.text, head.department, "department"}, report);
  years_.open_table(head, report);
}

void ProjectReview::unit(const model::SpendingUnit& unit, Report& report) {
  if (!runs_) return;
  indicators_.open_unit();
  persons_.text(unit.row.text, unit.row.amounts_text, report);
  texts_.heading({unit.row.text, unit.row.name, "name"}, report);
  units_.open_unit(unit, report);
}

void ProjectReview::project(const model::Project& project, Report& report) {
  if (!runs_) return;
  // What is known of its texts comes from afar while the row is looked through.
  const std::string_view objective = project.row.text[project.objective];
  const std::uint64_t name_hash = text::hash_text(project.row.text[project.row.name]);
  const std::uint64_t objective_hash = text::hash_text(objective);
  harmless_names_.expect(name_hash);
  harmless_.expect(objective_hash);
  persons_.project(project, report);
  look_at_name(project, name_hash, report);
  if (!objective.empty()) look_at_objective(project, objective_hash, report);
  years_.project(project, report);
  indicators_.open_project();
  units_.project(project, report);
  look_for_cost(project);
}

void ProjectReview::entry(const EntryView& view, Report& report) {
  if (!runs_) return;
  const text::SplicedText& text = view.project.row.text;
  const auto is_harmless = [&] {
    const std::uint64_t before = report.added();
    texts_.name({text, view.entry.name, "name"}, report);
    return report.added() == before;
  };
  NameFacts& facts = view.names.facts(view.index);
  const bool is_new = !facts.knows(NameFacts::Question::harmless);
  if (!facts.is(NameFacts::Question::harmless, is_harmless) && !is_new)
    texts_.name({text, view.entry.name, "name"}, report);
  if (has_words(view.entry.period)) texts_.target({text, view.entry.period.text, "period_target"}, report);
  // Equal targets share their reading: what was said of the one is not said again of the other.
  if (view.entry.annual.reading != view.entry.period.reading && has_words(view.entry.annual))
    texts_.target({text, view.entry.annual.text, "annual_target"}, report);
  years_.entry(view, report);
  indicators_.entry(view, report);
  say_limited(view, report);
}

void ProjectReview::table_end(Report& report) {
  if (!runs_ || has_cost_ || projects_ == 0 || !report.wants(RuleId::cost_indicator_missing)) return;
  apply::cost_indicator_missing(head_, projects_, report);
}

void ProjectReview::damage(const model::Damage& damage, Report& report) {
  if (!runs_) return;
  has_cost_ = has_cost_ || damage.kind == model::Damage::Kind::entry_unparsed ||
              damage.kind == model::Damage::Kind::row_unparsed ||
              damage.kind == model::Damage::Kind::table_truncated;
  persons_.damage(damage, report);
}

void ProjectReview::look_at_name(const model::Project& project, std::uint64_t hash, Report& report) {
  const std::string_view name = project.row.text[project.row.name];
  if (harmless_names_.has(name, hash)) return;
  const std::uint64_t before = report.added();
  texts_.name({project.row.text, project.row.name, "name"}, report);
  if (report.added() == before) harmless_names_.add(name, hash);
}

void ProjectReview::look_at_objective(const model::Project& project, std::uint64_t hash, Report& report) {
  const text::SplicedText& text = project.row.text;
  const std::string_view objective = text[project.objective];
  const ReviewText review{text, project.objective, "objective"};
  const std::optional<FoundWord>* const known = harmless_.find(objective, hash);
  bool repeats_nothing = known != nullptr;
  TextReview::Said said;
  if (known == nullptr) {
    said = texts_.objective(review, project, report);
  } else if (*known) {
    texts_.promise(review, **known, project, report);
  }
  look_for_end(project, report);
  objectives_.project(project, hash, repeats_nothing, report);
  if (known == nullptr && !said.any && repeats_nothing) harmless_.add(objective, hash, said.promise);
}

/// A table that ends none of its objectives like sentences has a habit, not a fault.
void ProjectReview::look_for_end(const model::Project& project, Report& report) {
  constexpr std::uint64_t habit = 3;
  if (!report.wants(RuleId::objective_unfinished) || project.cut_off) return;
  if (words_.objective_end.at_end(project.row.text[project.objective])) {
    ++finished_;
    return;
  }
  const bool is_habit = unfinished_ >= habit && unfinished_ > finished_;
  ++unfinished_;
  if (!is_habit && project.damaged == 0) apply::objective_unfinished(project, report);
}

void ProjectReview::look_for_cost(const model::Project& project) {
  if (has_cost_ || project.indicators.empty()) return;
  ++projects_;
  has_cost_ =
      project.damaged > 0 ||
      std::any_of(project.indicators.begin(), project.indicators.end(), [](const model::Indicator& entry) {
        return entry.level1.id == "cost" || entry.level2.id == "cost";
      });
}

void ProjectReview::say_limited(const EntryView& view, Report& report) {
  if (said_limited_) return;
  if (!indicators_.passed_window() && !objectives_.passed_window() && !units_.passed_window()) return;
  said_limited_ = true;
  if (report.wants(RuleId::comparison_limited)) apply::comparison_limited(view, report);
}

}  // namespace jixiao::check
