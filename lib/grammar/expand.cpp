#include "grammar/expand.h"

#include <re2/re2.h>
#include <algorithm>
#include <utility>

#include "grammar/suggest.h"
#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

constexpr std::string_view vocabulary_prefix = "vocabulary.";

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || text::is_ascii_digit(c) || c == '_' || c == '.' || c == '-';
}

/// The place of the byte at `offset` of a text. Only a literal string on one line says exactly where that is;
/// of others it is where the string begins.
Located inside(const Part& part, const Located& text, std::size_t offset) {
  Located at = text;
  const std::string_view line = source_line(part.source, text.line);
  const std::string_view before = text::first_characters(line, text.column > 0 ? text.column - 1 : 0);
  const std::string_view quoted = line.substr(before.size());
  if (quoted.starts_with('\'') && quoted.substr(1).starts_with(text.text)) {
    at.column +=
        1 + static_cast<std::uint32_t>(text::count_characters(std::string_view(text.text).substr(0, offset)));
  }
  return at;
}

/// All spellings of a vocabulary as one group, the longest first, because RE2 takes the first that fits.
std::string alternation(const VocabularyDefinition& vocabulary) {
  std::vector<std::string_view> spellings;
  for (const WordDefinition& word : vocabulary.words) {
    for (const Located& spelling : word.spellings) spellings.emplace_back(spelling.text);
  }
  std::stable_sort(spellings.begin(), spellings.end(),
                   [](std::string_view left, std::string_view right) { return left.size() > right.size(); });
  std::string all = "(?:";
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    if (i > 0) all += '|';
    all += re2::RE2::QuoteMeta({spellings[i].data(), spellings[i].size()});
  }
  return all + ')';
}

template <class Map>
std::string nearest_key(std::string_view name, const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return nearest(name, std::span<const std::string>(keys));
}

}  // namespace

Problem duplicate(const Part& part, const Located& at, std::string what, const Part& first,
                  const Located& first_at) {
  return problem_at(part, at, ProblemKind::duplicate_name,
                    {std::move(what), at.text, first.path + ':' + std::to_string(first_at.line)});
}

Expander::Expander(const Definition& definition, std::vector<Problem>& problems) : problems_(problems) {
  std::unordered_map<std::string_view, const Part*> vocabulary_parts;
  for (const Part& part : definition.parts) {
    for (const FragmentDefinition& fragment : part.fragments) {
      const auto [taken, is_new] =
          fragments_.try_emplace(fragment.name.text, Fragment{&part, &fragment, {}, {}});
      if (is_new) continue;
      const Fragment& first = taken->second;
      problems_.push_back(duplicate(part, fragment.name, "fragment", *first.part, first.definition->name));
    }
    for (const VocabularyDefinition& vocabulary : part.vocabularies) {
      const auto [taken, is_new] = vocabularies_.try_emplace(vocabulary.name.text, &vocabulary);
      if (is_new) {
        vocabulary_parts[vocabulary.name.text] = &part;
      } else {
        const Part& first = *vocabulary_parts[vocabulary.name.text];
        problems_.push_back(duplicate(part, vocabulary.name, "vocabulary", first, taken->second->name));
      }
    }
  }
}

void Expander::report(const Reference& at, ProblemKind kind, std::vector<std::string> arguments,
                      std::string suggestion) {
  problems_.push_back(
      problem_at(*at.part, inside(*at.part, *at.text, at.offset), kind, std::move(arguments)));
  problems_.back().suggestion = std::move(suggestion);
}

std::optional<std::string> Expander::expand(const Part& part, const Expression& expression) {
  std::string expanded;
  bool good = !expression.empty();
  for (const Located& text : expression) {
    const std::string_view rest = text.text;
    std::size_t done = 0;
    for (std::size_t at = rest.find("%{"); at != std::string_view::npos; at = rest.find("%{", done)) {
      expanded += rest.substr(done, at - done);
      const std::size_t begin = at + 2;
      const auto end_of_name =
          std::find_if_not(rest.begin() + static_cast<std::ptrdiff_t>(begin), rest.end(), is_name_character);
      const auto end = static_cast<std::size_t>(end_of_name - rest.begin());
      done = std::min(end + 1, rest.size());
      const Reference reference{&part, &text, at};
      if (end == begin || end == rest.size() || rest[end] != '}') {
        report(reference, ProblemKind::bad_reference, {});
        good = false;
        continue;
      }
      const auto piece = expand_name(reference, rest.substr(begin, end - begin));
      good = good && piece.has_value();
      if (piece) expanded += *piece;
    }
    expanded += rest.substr(done);
  }
  if (!good) return std::nullopt;
  return expanded;
}

void Expander::expand_all() {
  for (auto& [name, fragment] : fragments_)
    expand_fragment({fragment.part, &fragment.definition->name, 0}, fragment);
}

std::optional<std::string> Expander::expand_name(const Reference& at, std::string_view name) {
  if (name.starts_with(vocabulary_prefix)) {
    return expand_vocabulary(at, name.substr(vocabulary_prefix.size()));
  }
  const auto found = fragments_.find(std::string(name));
  if (found != fragments_.end()) return expand_fragment(at, found->second);
  report(at, ProblemKind::unknown_fragment, {std::string(name)}, nearest_key(name, fragments_));
  return std::nullopt;
}

std::optional<std::string> Expander::expand_fragment(const Reference& at, Fragment& fragment) {
  const std::string& name = fragment.definition->name.text;
  if (fragment.state == Fragment::State::open) {
    std::string chain;
    for (auto open = std::find(open_.begin(), open_.end(), name); open != open_.end(); ++open)
      chain += *open + " -> ";
    report(at, ProblemKind::recursive_fragment, {name, chain + name});
    return std::nullopt;
  }
  if (fragment.state == Fragment::State::untouched) {
    fragment.state = Fragment::State::open;
    open_.push_back(name);
    fragment.expanded = expand(*fragment.part, fragment.definition->expression);
    if (fragment.expanded) *fragment.expanded = "(?:" + *fragment.expanded + ')';
    open_.pop_back();
    fragment.state = Fragment::State::done;
  }
  return fragment.expanded;
}

std::optional<std::string> Expander::expand_vocabulary(const Reference& at, std::string_view name) {
  const auto found = vocabularies_.find(std::string(name));
  if (found == vocabularies_.end()) {
    report(at, ProblemKind::unknown_vocabulary, {std::string(name)}, nearest_key(name, vocabularies_));
    return std::nullopt;
  }
  std::string& all = alternations_[found->first];
  if (all.empty()) all = alternation(*found->second);
  return all;
}

}  // namespace jixiao::grammar
