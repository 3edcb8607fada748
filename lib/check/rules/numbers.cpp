#include "check/rules/all.h"

namespace jixiao::check::apply {
namespace {

Draft& add(RuleId id, const EntryView& view, Report& report) {
  Draft& draft = report.add(id, view.project.row.text, view.entry.number_text);
  draft.finding.subject.field = "number";
  draft.key = std::to_string(view.entry.list) + ":" + std::to_string(view.entry.number);
  return draft;
}

void say_gap(const EntryView& view, const NumberVerdict& verdict, Report& report) {
  Draft& draft = add(RuleId::number_gap, view, report);
  if (verdict.previous == 0) draft.say("variant", "start");
  draft.say("previous", std::to_string(verdict.previous));
  draft.say("number", std::to_string(view.entry.number));
  draft.say("missing", view.numbering.missing(verdict));
}

void say_duplicate(const EntryView& view, const NumberVerdict& verdict, Report& report) {
  Draft& draft = add(RuleId::number_duplicate, view, report);
  draft.say("number", std::to_string(view.entry.number));
  const model::Indicator& first = view.project.indicators[verdict.detail];
  draft.finding.related.push_back({"first", {}, view.project.row.text.position(first.number_text.begin)});
}

void say_order(const EntryView& view, const NumberVerdict& verdict, Report& report) {
  Draft& draft = add(RuleId::number_order, view, report);
  draft.say("previous", std::to_string(verdict.previous));
  draft.say("number", std::to_string(view.entry.number));
}

}  // namespace

void numbers(const EntryView& view, Report& report) {
  const NumberVerdict& verdict = view.numbering[view.index];
  if (verdict.restarts && report.wants(RuleId::list_restart)) {
    const finding::Severity severity = report.severity(RuleId::list_restart);
    if (report.only_counts(severity)) {
      report.count(RuleId::list_restart, severity);
    } else {
      add(RuleId::list_restart, view, report).say("list", std::to_string(view.entry.list));
    }
  }
  switch (verdict.fault) {
    case NumberVerdict::Fault::none:
      break;
    case NumberVerdict::Fault::gap:
      if (report.wants(RuleId::number_gap)) say_gap(view, verdict, report);
      break;
    case NumberVerdict::Fault::duplicate:
      if (report.wants(RuleId::number_duplicate)) say_duplicate(view, verdict, report);
      break;
    case NumberVerdict::Fault::order:
      if (report.wants(RuleId::number_order)) say_order(view, verdict, report);
      break;
  }
}

}  // namespace jixiao::check::apply
