#include <algorithm>

#include "check/rules/all.h"

/// Whether indicators are filed under the type that their names say.
namespace jixiao::check::apply {
namespace {

/// How many other entries of the project a finding names.
constexpr std::size_t most_related = 32;

std::string printed_type(const EntryView& view, const model::Indicator& entry) {
  return std::string(view.text(entry.level2.name));
}

}  // namespace

/// Once a project: at its first entry in doubt, the others beside it.
void indicator_type_doubtful(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::indicator_type_doubtful)) return;
  const auto& doubts = view.types.doubts();
  if (doubts.empty() || doubts.front().entry != view.index) return;
  const finding::Severity severity = report.severity(RuleId::indicator_type_doubtful);
  if (report.only_counts(severity)) return report.count(RuleId::indicator_type_doubtful, severity);
  Draft& draft = report.add(RuleId::indicator_type_doubtful, view.project.row.text, view.entry.name);
  draft.finding.subject.field = "level2";
  draft.say("name", std::string(view.text(view.entry.name)));
  draft.say("printed", printed_type(view, view.entry));
  if (doubts.front().better == nullptr) {
    draft.say("variant", "plain");
  } else {
    draft.say("suggested", doubts.front().better->name);
  }
  const std::size_t shown = std::min(doubts.size(), most_related + 1);
  for (std::size_t at = 1; at < shown; ++at) {
    const model::Indicator& other = view.project.indicators[doubts[at].entry];
    const bool known = doubts[at].better != nullptr;
    finding::Related related{
        known ? "also_type" : "also_type_doubtful",
        {{"name", std::string(view.text(other.name))}, {"printed", printed_type(view, other)}},
        view.project.row.text.position(other.name.begin)};
    if (known) related.arguments.push_back({"suggested", doubts[at].better->name});
    draft.key.append("\n").append(view.text(other.name));
    draft.finding.related.push_back(std::move(related));
  }
  draft.finding.related_omitted = doubts.size() - shown;
}

}  // namespace jixiao::check::apply
