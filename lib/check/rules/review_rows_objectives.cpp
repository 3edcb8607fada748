#include <algorithm>

#include "check/names.h"
#include "check/row_review.h"

namespace jixiao::check {
namespace {

/// Shorter objectives and sentences are alike by chance.
constexpr std::size_t shortest_objective = 24, shortest_sentence = 60;

/// A sentence without its number.
text::Leaf without_number(const text::SplicedText& text, text::Leaf sentence, const ProjectWords& words) {
  while (sentence.begin < sentence.end) {
    const auto mark = words.item_mark.at_start(text[sentence]);
    if (!mark) break;
    sentence.begin += static_cast<std::uint32_t>(mark->length);
  }
  return sentence;
}

}  // namespace

void ObjectiveReview::project(const model::Project& project, Report& report) {
  const text::Leaf objective = project.objective;
  if (!runs_ || objective.absent() || objective.size() < shortest_objective) return;
  const text::SplicedText& text = project.row.text;
  const std::uint64_t hash = hash_of_name(text[objective]);
  if (seen_.find(hash) == nullptr) {
    seen_.add(hash, {text.position(objective.begin), ShortText<90>(text[project.row.name])});
    compare_sentences(project, report);
    return;
  }
  const Seen& first = *seen_.find(hash);
  Draft& draft = report.add(RuleId::objective_duplicate, text, objective);
  draft.finding.subject.field = "objective";
  draft.say("other", first.project.text());
  draft.finding.related.push_back({"first", {}, first.at});
}

void ObjectiveReview::compare_sentences(const model::Project& project, Report& report) {
  const text::SplicedText& text = project.row.text;
  const std::string_view objective = text[project.objective];
  if (objective.size() < 2 * shortest_sentence) return;
  sentences_.clear();
  std::size_t begin = 0;
  for (std::size_t at = 0; at < objective.size();) {
    const std::size_t here = at;
    text::next_character(objective, at);
    const auto mark = words_.objective_end.at_start(objective.substr(here));
    if (at < objective.size() && !(mark && mark->word->canonical == "closed" && mark->length > 1)) continue;
    const std::size_t end = mark ? here : at;
    const auto leaf = [&](std::size_t offset) {
      return project.objective.begin + static_cast<std::uint32_t>(offset);
    };
    const text::Leaf sentence = without_number(text, {leaf(begin), leaf(end)}, words_);
    begin = at;
    if (sentence.size() < shortest_sentence) continue;
    const std::uint64_t hash = hash_of_name(text[sentence]);
    const auto same = std::find_if(sentences_.begin(), sentences_.end(),
                                   [hash](const Sentence& known) { return known.hash == hash; });
    if (same == sentences_.end()) {
      if (sentences_.size() < 256) sentences_.push_back({hash, sentence});
      continue;
    }
    Draft& draft = report.add(RuleId::objective_duplicate, text, sentence);
    draft.finding.subject.field = "objective";
    draft.say("variant", "paragraph");
    draft.finding.related.push_back({"first", {}, text.position(same->leaf.begin)});
    return;
  }
}

}  // namespace jixiao::check
