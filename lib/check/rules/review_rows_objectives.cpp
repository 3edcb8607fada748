#include <algorithm>
#include <array>
#include <cstring>

#include "check/row_review.h"
#include "text/text_memo.h"

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

/// The marks that end a sentence. A full stop of one byte may be a decimal point.
text::Marks sentence_ends(const ProjectWords& words) {
  std::vector<std::string> marks;
  for (const grammar::Word& word : words.objective_end.words()) {
    for (const std::string& spelling : word.spellings) {
      if (word.canonical == "closed" && spelling.size() > 1) marks.push_back(spelling);
    }
  }
  return text::Marks(std::move(marks));
}

}  // namespace

ObjectiveReview::ObjectiveReview(const ProjectWords& words, const Selection& selection)
    : words_(words), runs_(selection.runs(RuleId::objective_duplicate)), ends_(sentence_ends(words)) {}

void ObjectiveReview::project(const model::Project& project, std::uint64_t hash, bool& repeats_nothing,
                              Report& report) {
  const text::Leaf objective = project.objective;
  if (!runs_ || objective.size() < shortest_objective) {
    repeats_nothing = true;
    return;
  }
  const text::SplicedText& text = project.row.text;
  const Seen* const first = seen_.find_or_add(hash, [&](Seen& seen) {
    seen.at = text.position(objective.begin);
    seen.project = ShortText<90>(text[project.row.name]);
  });
  if (first == nullptr) {
    repeats_nothing = repeats_nothing || !repeats_sentence(project, report);
    return;
  }
  Draft& draft = report.add(RuleId::objective_duplicate, text, objective);
  draft.finding.subject.field = "objective";
  draft.say("other", first->project.text());
  draft.finding.related.push_back({"first", {}, first->at});
}

/// Whether a sentence seems to stand in an objective for the second time, which is said if it does.
bool ObjectiveReview::repeats_sentence(const model::Project& project, Report& report) {
  const text::SplicedText& text = project.row.text;
  const text::Leaf objective = project.objective;
  if (objective.size() < 2 * shortest_sentence) return false;
  ends_.find(text.text(), objective.begin, objective.end, found_);
  if (found_.empty()) return false;
  found_.add({objective.end, 0, 0});
  if (!may_repeat(text.text(), objective.begin)) return false;
  say_repeated(project, report);
  return true;
}

/// Whether two of the sentences that were found end alike: hardly ever.
bool ObjectiveReview::may_repeat(std::string_view text, std::uint32_t begin) const {
  std::uint64_t seen = 0;
  for (const text::Mark& mark : found_) {
    const std::uint32_t size = mark.at - begin;
    begin = mark.at + mark.size;
    if (size < shortest_sentence) continue;
    std::array<std::uint64_t, 4> tail;
    std::memcpy(tail.data(), text.data() + mark.at - sizeof tail, sizeof tail);
    std::uint64_t hash = 0;
    for (const std::uint64_t part : tail) hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
    const std::uint64_t bit = std::uint64_t{1} << (hash >> 58);
    if ((seen & bit) != 0) return true;
    seen |= bit;
  }
  return false;
}

void ObjectiveReview::say_repeated(const model::Project& project, Report& report) {
  constexpr std::size_t most_sentences = 256;
  const text::SplicedText& text = project.row.text;
  sentences_.clear();
  std::uint32_t begin = project.objective.begin;
  for (const text::Mark& mark : found_) {
    const text::Leaf whole{begin, mark.at};
    begin = mark.at + mark.size;
    if (whole.size() < shortest_sentence) continue;
    const text::Leaf sentence = without_number(text, whole, words_);
    const std::uint64_t hash = text::hash_text(text[sentence]);
    const auto same = std::find_if(sentences_.begin(), sentences_.end(),
                                   [hash](const Sentence& known) { return known.hash == hash; });
    if (same == sentences_.end()) {
      if (sentences_.size() < most_sentences && sentence.size() >= shortest_sentence)
        sentences_.push_back({hash, sentence});
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
