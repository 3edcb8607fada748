#include "grammar/describe.h"

#include <functional>
#include <vector>

#include "grammar/expand.h"
#include "grammar/suggest.h"

namespace jixiao::grammar {
namespace {

/// Every pattern of a part, whatever section it belongs to.
void each_pattern(const Part& part, const std::function<void(const PatternDefinition&)>& visit) {
  for (const PatternDefinition& pattern : part.patterns) visit(pattern);
  if (part.form) {
    visit(part.form->title);
    visit(part.form->year);
    for (const auto* patterns : {&part.form->after, &part.form->around, &part.form->continued})
      for (const PatternDefinition& pattern : *patterns) visit(pattern);
  }
  if (part.entry) {
    visit(part.entry->head);
    for (const FieldDefinition& field : part.entry->fields) visit(field.pattern);
    visit(part.entry->trace);
  }
  if (part.amounts) {
    const AmountsDefinition& amounts = *part.amounts;
    for (const auto* pattern : {&amounts.amount, &amounts.integer, &amounts.blank, &amounts.malformed})
      visit(*pattern);
  }
  if (part.furniture) {
    for (const PatternDefinition& pattern : part.furniture->lines) visit(pattern);
    for (const PatternDefinition& pattern : part.furniture->page_edge) visit(pattern);
  }
}

std::string heading(const Part& part, const Located& at, std::string_view name) {
  return "# " + std::string(name) + "  " + part.path + ':' + std::to_string(at.line) + '\n';
}

std::string expanded(const Definition& definition, const Part& part, const Expression& expression) {
  std::vector<Problem> problems;
  Expander expander(definition, problems);
  const auto whole = expander.expand(part, expression);
  return whole ? *whole : joined(expression);
}

std::string describe_pattern(const Definition& definition, const Part& part,
                             const PatternDefinition& pattern) {
  std::string text = heading(part, pattern.name, pattern.name.text);
  text += expanded(definition, part, pattern.expression) + '\n';
  if (!pattern.samples.empty()) text += "\n# samples\n";
  for (const Sample& sample : pattern.samples) {
    text += sample.text.text;
    for (const Want& want : sample.wants) text += "\n    " + want.capture.text + " = " + want.value.text;
    text += '\n';
  }
  if (!pattern.rejects.empty()) text += "\n# rejects\n";
  for (const Reject& reject : pattern.rejects) text += reject.text.text + "\n    " + reject.why + '\n';
  return text;
}

std::string describe_vocabulary(const Part& part, const VocabularyDefinition& vocabulary) {
  std::string text = heading(part, vocabulary.name, vocabulary.name.text);
  for (const WordDefinition& word : vocabulary.words) {
    text += word.canonical.text + ':';
    for (const Located& spelling : word.spellings) text += ' ' + spelling.text;
    text += '\n';
    for (const Located& sample : word.samples) text += "    " + sample.text + '\n';
  }
  if (!vocabulary.rejects.empty()) text += "\n# rejects\n";
  for (const Reject& reject : vocabulary.rejects) text += reject.text.text + "\n    " + reject.why + '\n';
  return text;
}

std::optional<std::string> describe_in(const Definition& definition, const Part& part,
                                       std::string_view name) {
  std::optional<std::string> text;
  each_pattern(part, [&](const PatternDefinition& pattern) {
    if (!text && pattern.name.text == name) text = describe_pattern(definition, part, pattern);
  });
  for (const FragmentDefinition& fragment : part.fragments) {
    if (text || fragment.name.text != name) continue;
    text = heading(part, fragment.name, name) + expanded(definition, part, fragment.expression) + '\n';
  }
  for (const VocabularyDefinition& vocabulary : part.vocabularies) {
    if (!text && vocabulary.name.text == name) text = describe_vocabulary(part, vocabulary);
  }
  return text;
}

}  // namespace

std::optional<std::string> describe(const Definition& definition, std::string_view name) {
  for (const Part& part : definition.parts) {
    if (part.name.text == name) return part.source;
  }
  for (const Part& part : definition.parts) {
    if (auto text = describe_in(definition, part, name)) return text;
  }
  return std::nullopt;
}

std::string nearest_name(const Definition& definition, std::string_view name) {
  std::vector<std::string> names;
  for (const Part& part : definition.parts) {
    names.push_back(part.name.text);
    each_pattern(part, [&](const PatternDefinition& pattern) { names.push_back(pattern.name.text); });
    for (const FragmentDefinition& fragment : part.fragments) names.push_back(fragment.name.text);
    for (const VocabularyDefinition& vocabulary : part.vocabularies) names.push_back(vocabulary.name.text);
  }
  return nearest(name, std::span<const std::string>(names));
}

}  // namespace jixiao::grammar
