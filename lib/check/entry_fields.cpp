#include "check/entry_fields.h"

#include <string>
#include <utility>

namespace jixiao::check {

std::array<Field, 2> targets_of(const EntryView& view) {
  return {{{"period_target", view.entry.period.text, view.entry.period.reading},
           {"annual_target", view.entry.annual.text, view.entry.annual.reading}}};
}

Draft* OncePerEntry::at(const Field& field) {
  if (is_counted_) return nullptr;
  if (const finding::Severity severity = report_.severity(id_); report_.only_counts(severity)) {
    report_.count(id_, severity);
    is_counted_ = true;
    return nullptr;
  }
  std::string text(view_.text(field.text));
  if (draft_ == nullptr) {
    draft_ = &report_.add(id_, view_.project.row.text, field.text);
    draft_->finding.subject.field = field.id;
    draft_->say("text", std::move(text));
    return draft_;
  }
  draft_->key.append("\n").append(text);
  draft_->finding.related.push_back(
      {role_, {{"text", std::move(text)}}, view_.project.row.text.position(field.text.begin)});
  return nullptr;
}

}  // namespace jixiao::check
