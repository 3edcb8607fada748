#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/definition.h"

namespace jixiao::grammar {

/// Puts fragments and vocabularies in the place of their names: %{digit}, %{vocabulary.comparator}.
/// The definition must outlive it.
class Expander {
 public:
  /// Takes in all fragments and vocabularies; names that are given twice are problems.
  Expander(const Definition& definition, std::vector<Problem>& problems);

  /// The expression of that part as one regular expression; nothing when it has a problem, which is then
  /// reported.
  std::optional<std::string> expand(const Part& part, const Expression& expression);
  /// Expands every fragment, so that problems of those that nobody uses are found as well.
  void expand_all();

 private:
  struct Fragment {
    const Part* part = nullptr;
    const FragmentDefinition* definition = nullptr;
    enum class State { untouched, open, done } state = State::untouched;
    std::optional<std::string> expanded;
  };

  /// Where a name is used: `offset` bytes into a text of a part. Its line and column are worked out for a
  /// problem.
  struct Reference {
    const Part* part = nullptr;
    const Located* text = nullptr;
    std::size_t offset = 0;
  };

  std::optional<std::string> expand_name(const Reference& at, std::string_view name);
  std::optional<std::string> expand_fragment(const Reference& at, Fragment& fragment);
  std::optional<std::string> expand_vocabulary(const Reference& at, std::string_view name);
  void report(const Reference& at, ProblemKind kind, std::vector<std::string> arguments,
              std::string suggestion = {});

  std::unordered_map<std::string, Fragment> fragments_;
  std::unordered_map<std::string, const VocabularyDefinition*> vocabularies_;
  std::unordered_map<std::string, std::string> alternations_;
  std::vector<std::string> open_;  ///< fragments that are being expanded, outermost first
  std::vector<Problem>& problems_;
};

/// A problem that says that `name` is taken by something in `first`.
Problem duplicate(const Part& part, const Located& at, std::string what, const Part& first,
                  const Located& first_at);

}  // namespace jixiao::grammar
