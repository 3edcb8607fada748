#include "check/project_review.h"

/// What the review says of a project or a table as a whole.
namespace jixiao::check::apply {

void objective_unfinished(const model::Project& project, Report& report) {
  constexpr std::size_t shown = 12;  // characters
  const text::SplicedText& text = project.row.text;
  const std::string_view objective = text[project.objective];
  std::size_t begin = objective.size();
  for (std::size_t characters = 0; characters < shown && begin > 0; ++characters)
    text::previous_character(objective, begin);
  text::Leaf tail{project.objective.begin + static_cast<std::uint32_t>(begin), project.objective.end};
  const std::string said(text[tail]);
  // The place is where the text breaks off: on its last line.
  tail.begin = std::max(tail.begin, text.splices()[text.splice_at(tail.end - 1)].begin);
  Draft& draft = report.add(RuleId::objective_unfinished, text, tail);
  draft.finding.subject.field = "objective";
  draft.finding.excerpt = said;
  draft.key = said;
  draft.say("tail", said);
}

void cost_indicator_missing(const Place& head, std::uint64_t projects, Report& report) {
  Draft& draft = report.add(RuleId::cost_indicator_missing, head);
  draft.finding.subject.field = "indicators";
  draft.say("n", std::to_string(projects));
  draft.of_table = true;
}

void comparison_limited(const EntryView& view, Report& report) {
  Draft& draft = report.add(RuleId::comparison_limited, view.project.row.text, view.entry.name);
  draft.finding.subject.field = "name";
  draft.say("n", std::to_string(RecentNames::window));
  draft.of_table = true;
}

}  // namespace jixiao::check::apply
