#include "emit/baseline_writer.h"

#include <utility>
#include <variant>

#include "finding/held_back.h"
#include "finding/words.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

/// Whom and what a finding is about, from the unit down to the entry.
std::string subject_of(const finding::Subject& subject) {
  std::string out;
  const auto add = [&out](std::string_view part) {
    if (!part.empty()) out.append(out.empty() ? "" : " / ").append(part);
  };
  add(subject.spending_unit);
  add(subject.project);
  if (subject.number) add(std::to_string(*subject.number));
  add(subject.indicator);
  if (out.empty()) add(subject.department);
  return out;
}

}  // namespace

BaselineWriter::BaselineWriter(BaselineFile& file, std::unique_ptr<Emitter> behind, std::string_view language)
    : file_(file), behind_(std::move(behind)), language_(language) {
  file_.output.append("{\"format\":\"jixiao-baseline/1\"}\n");
}

void BaselineWriter::write(const model::Event& event) {
  const auto* finding = std::get_if<const finding::Finding*>(&event);
  if (finding == nullptr || !finding::can_be_held_back(**finding)) return behind_->write(event);
  write_entry(**finding);
  ++file_.entries;
  file_.output.flush_if_full();
}

void BaselineWriter::write_entry(const finding::Finding& finding) {
  text::JsonPen pen(file_.output.buffer());
  pen.raw("{\"fingerprint\":");
  pen.string(finding.fingerprint);
  pen.raw(",\"rule\":");
  pen.string(finding.kind->id);
  pen.raw(",\"subject\":");
  pen.string(subject_of(finding.subject));
  pen.raw(",\"message\":");
  pen.string(finding::message(finding, language_));
  pen.raw("}\n");
}

void BaselineWriter::finish() {
  behind_->finish();
  file_.output.flush();
}

}  // namespace jixiao::emit
