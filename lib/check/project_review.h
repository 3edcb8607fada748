#pragma once
#include <optional>
#include <utility>

#include "check/known_texts.h"
#include "check/personal_review.h"
#include "check/project_words.h"
#include "check/report.h"
#include "check/row_review.h"
#include "check/rule.h"
#include "check/text_review.h"
#include "check/year_review.h"
#include "model/event.h"

namespace jixiao::check {

/// The review of projects, their texts and what rows have in common: takes what the judge sees, in its order,
/// and gives it to those whose rules run.
class ProjectReview {
 public:
  /// All must outlive it.
  ProjectReview(const ProjectWords& words, const Selection& selection);

  /// Whether another one of the same grammar says the same of a name and of an objective.
  [[nodiscard]] bool looks_like(const ProjectReview& other) const {
    return runs_ == other.runs_ && texts_.looks_like(other.texts_) &&
           objectives_.runs() == other.objectives_.runs();
  }
  /// Takes over what such a one has learned of objectives and of names of projects.
  void learn_from(ProjectReview& before) {
    harmless_ = std::move(before.harmless_);
    harmless_names_ = std::move(before.harmless_names_);
  }

  void head(const model::TableHead& head, Report& report);
  void unit(const model::SpendingUnit& unit, Report& report);
  /// A project, before its entries.
  void project(const model::Project& project, Report& report);
  void entry(const EntryView& view, Report& report);
  void table_end(Report& report);
  void damage(const model::Damage& damage, Report& report);

 private:
  void look_at_name(const model::Project& project, std::uint64_t hash, Report& report);
  void look_at_objective(const model::Project& project, std::uint64_t hash, Report& report);
  void look_for_end(const model::Project& project, Report& report);
  void look_for_cost(const model::Project& project);
  void say_limited(const EntryView& view, Report& report);

  const ProjectWords& words_;
  const bool runs_;  ///< any of its rules
  TextReview texts_;
  PersonalReview persons_;
  YearReview years_;
  IndicatorReview indicators_;
  ObjectiveReview objectives_;
  UnitReview units_;
  /// Objectives in which nothing is to be found but, perhaps, that they promise something.
  KnownTexts<std::optional<FoundWord>> harmless_;
  KnownTexts<> harmless_names_;  ///< of projects

  // Of the open table.
  Place head_;                    ///< what is said of the table stands there
  std::uint64_t projects_ = 0;    ///< whose entries could all be read
  bool has_cost_ = false;         ///< an indicator of costs, or something that could not be read
  std::uint64_t finished_ = 0;    ///< objectives that end like a sentence
  std::uint64_t unfinished_ = 0;  ///< those that do not
  bool said_limited_ = false;
};

namespace apply {

void objective_unfinished(const model::Project& project, Report& report);
void cost_indicator_missing(const Place& head, std::uint64_t projects, Report& report);
void comparison_limited(const EntryView& view, Report& report);

}  // namespace apply
}  // namespace jixiao::check
