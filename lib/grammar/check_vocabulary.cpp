#include "grammar/check_vocabulary.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao::grammar {
namespace {

/// The vocabulary as it is used; without one of its spellings when that is given.
Vocabulary build(const VocabularyDefinition& definition, const Located* left_out = nullptr) {
  std::vector<Word> words;
  for (const WordDefinition& word : definition.words) {
    Word& built = words.emplace_back();
    built.canonical = word.canonical.text;
    for (const Located& spelling : word.spellings) {
      if (&spelling != left_out) built.spellings.push_back(spelling.text);
    }
  }
  return {definition.name.text, std::move(words), definition.lookup.value_or(Lookup::full)};
}

/// Which word is found in a text; none: an empty one.
std::string found_in(const Vocabulary& vocabulary, std::string_view text) {
  const auto hit = vocabulary.look(text);
  return hit ? hit->word->canonical : std::string();
}

/// Whether leaving the spelling out changes what some sample of its word gives.
bool is_needed(const VocabularyDefinition& definition, const WordDefinition& word, const Located& spelling) {
  const auto contains = [&](const Located& sample) {
    return sample.text.find(spelling.text) != std::string::npos;
  };
  if (std::none_of(word.samples.begin(), word.samples.end(), contains)) return false;
  const Vocabulary without = build(definition, &spelling);
  return std::any_of(word.samples.begin(), word.samples.end(), [&](const Located& sample) {
    return found_in(without, sample.text) != word.canonical.text;
  });
}

void check_word(const Part& part, const VocabularyDefinition& definition, const WordDefinition& word,
                const Vocabulary& vocabulary, std::vector<Problem>& problems) {
  for (const Located& sample : word.samples) {
    const std::string found = found_in(vocabulary, sample.text);
    if (found.empty()) {
      problems.push_back(
          problem_at(part, sample, ProblemKind::sample_unmatched, {definition.name.text, sample.text}));
    } else if (found != word.canonical.text) {
      problems.push_back(problem_at(part, sample, ProblemKind::sample_of_other_word,
                                    {sample.text, found, word.canonical.text}));
    }
  }
  for (const Located& spelling : word.spellings) {
    if (is_needed(definition, word, spelling)) continue;
    problems.push_back(
        problem_at(part, spelling, ProblemKind::spelling_unneeded, {spelling.text, word.canonical.text}));
  }
}

}  // namespace

bool has_samples(const VocabularyDefinition& definition) {
  return definition.lookup || !definition.rejects.empty() ||
         std::any_of(definition.words.begin(), definition.words.end(),
                     [](const WordDefinition& word) { return !word.samples.empty(); });
}

void check_spellings(const Part& part, const VocabularyDefinition& definition,
                     std::vector<Problem>& problems) {
  std::map<std::string_view, std::string_view> owners;
  for (const WordDefinition& word : definition.words) {
    for (const Located& spelling : word.spellings) {
      const auto [owner, is_new] = owners.try_emplace(spelling.text, word.canonical.text);
      if (is_new) continue;
      problems.push_back(problem_at(part, spelling, ProblemKind::duplicate_word,
                                    {spelling.text, std::string(owner->second)}));
    }
  }
}

void check_vocabulary_samples(const Part& part, const VocabularyDefinition& definition,
                              std::vector<Problem>& problems) {
  const Vocabulary vocabulary = build(definition);
  for (const WordDefinition& word : definition.words)
    check_word(part, definition, word, vocabulary, problems);
  if (definition.rejects.empty())
    problems.push_back(problem_at(part, definition.name, ProblemKind::no_rejects, {definition.name.text}));
  for (const Reject& reject : definition.rejects) {
    if (!vocabulary.look(reject.text.text)) continue;
    problems.push_back(problem_at(part, reject.text, ProblemKind::reject_matched,
                                  {definition.name.text, reject.text.text, reject.why}));
  }
}

}  // namespace jixiao::grammar
