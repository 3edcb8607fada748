#include "grammar/compile.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "grammar/check_pattern.h"
#include "grammar/check_vocabulary.h"
#include "grammar/compile_catalogue.h"
#include "grammar/expand.h"
#include "grammar/required.h"
#include "grammar/suggest.h"

namespace jixiao::grammar {
namespace {

constexpr std::array<std::string_view, 4> column_roles = {"name", "amount", "objective", "indicators"};
constexpr std::array<std::string_view, 5> field_roles = {"level1", "level2", "name", "period_target",
                                                         "annual_target"};

/// The position of a value in a list of those allowed; reports it, with the nearest one, when it is none of
/// them.
template <std::size_t size>
std::size_t choose(const Part& part, const Located& value, std::string_view key,
                   const std::array<std::string_view, size>& allowed, std::vector<Problem>& problems) {
  const auto found = std::find(allowed.begin(), allowed.end(), value.text);
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  check_value(part, value, key, allowed, problems);
  return 0;
}

std::vector<std::string> texts(const std::vector<Located>& located) {
  std::vector<std::string> all;
  all.reserve(located.size());
  for (const Located& text : located) all.push_back(text.text);
  return all;
}

std::vector<std::string> longest_first(const std::vector<Located>& located) {
  std::vector<std::string> all = texts(located);
  std::stable_sort(all.begin(), all.end(), [](const std::string& left, const std::string& right) {
    return left.size() > right.size();
  });
  return all;
}

/// One run over a definition.
class Compiler {
 public:
  Compiler(const Definition& definition, bool run_samples)
      : definition_(definition), run_samples_(run_samples), expander_(definition, compilation_.problems) {}

  Compilation run() {
    if (run_samples_) expander_.expand_all();
    for (const Part& part : definition_.parts) compile_part(part);
    make_lists(compilation_.grammar);
    check_sections();
    if (run_samples_) {
      check_required();
      compile_alternatives();
    }
    return std::move(compilation_);
  }

 private:
  std::vector<Problem>& problems() { return compilation_.problems; }

  void compile_part(const Part& part) {
    for (const VocabularyDefinition& vocabulary : part.vocabularies) {
      compilation_.grammar.lexicon.add(compile_vocabulary(part, vocabulary));
    }
    for (const PatternDefinition& pattern : part.patterns) compile_named(part, pattern);
    if (part.form) compile_form(part);
    if (part.amounts && claim(part, "amounts", part.amounts->at)) compile_amounts(part, *part.amounts);
    if (part.furniture && claim(part, "furniture", part.furniture->at)) {
      compile_furniture(part, *part.furniture, compilation_.grammar.furniture);
    }
    if (part.catalogue && claim(part, "catalogue", part.catalogue->at)) {
      compilation_.grammar.catalogue = compile_catalogue(part, *part.catalogue, problems());
    }
    if (part.entry && !part.form) {
      problems().push_back(problem_at(part, part.entry->at, ProblemKind::half_form, {"entry", "form"}));
    }
  }

  /// Whether this is the first section of that name.
  bool claim(const Part& part, const std::string& section, const Located& at) {
    const auto [first, is_new] = sections_.try_emplace(section, part.path + ':' + std::to_string(at.line));
    if (!is_new)
      problems().push_back(problem_at(part, at, ProblemKind::duplicate_section, {section, first->second}));
    return is_new;
  }

  Vocabulary compile_vocabulary(const Part& part, const VocabularyDefinition& definition) {
    const Lookup lookup = definition.lookup.value_or(Lookup::full);
    if (run_samples_) check_vocabulary(part, definition);
    const std::span<const std::string_view> values = canonical_values(definition.name.text);
    std::vector<Word> words;
    words.reserve(definition.words.size());
    for (const WordDefinition& word : definition.words) {
      if (!values.empty()) check_value(part, word.canonical, "canonical", values, problems());
      words.push_back({word.canonical.text, texts(word.spellings)});
    }
    return {definition.name.text, std::move(words), lookup};
  }

  void check_vocabulary(const Part& part, const VocabularyDefinition& definition) {
    const std::size_t before = problems().size();
    check_spellings(part, definition, problems());
    if (!has_samples(definition)) return;
    check_vocabulary_samples(part, definition, problems());
    std::size_t samples = 0;
    for (const WordDefinition& word : definition.words) samples += word.samples.size();
    add_test(part, definition.name.text, samples, definition.rejects.size(), problems().size() == before);
  }

  /// The compiled pattern, and its checks if samples are run; empty when it cannot be used.
  Pattern compile_pattern(const Part& part, const PatternDefinition& definition,
                          bool samples_of_its_own = true) {
    const auto expanded = expander_.expand(part, definition.expression);
    if (!expanded) {
      add_test(part, definition.name.text, definition.samples.size(), definition.rejects.size(), false);
      return {};
    }
    BuiltPattern built{&part, &definition, Pattern(definition.name.text, *expanded)};
    if (run_samples_) {
      const std::size_t before = problems().size();
      const bool is_usable = check_expression(built, problems());
      if (is_usable && samples_of_its_own) {
        std::set<std::string> used;
        check_samples(built, used, problems());
        check_complete(built, used, problems());
      }
      if (samples_of_its_own) {
        add_test(part, definition.name.text, definition.samples.size(), definition.rejects.size(),
                 problems().size() == before);
      }
      if (!is_usable) return {};
      by_name_.try_emplace(definition.name.text, built);
    }
    return built.pattern;
  }

  void add_test(const Part& part, std::string name, std::size_t samples, std::size_t rejects, bool ok) {
    if (run_samples_) compilation_.tests.push_back({std::move(name), part.path, samples, rejects, ok});
  }

  /// A pattern whose capture the program reads.
  Pattern compile_with_capture(const Part& part, const PatternDefinition& definition,
                               std::string_view capture, bool samples_of_its_own = true) {
    Pattern pattern = compile_pattern(part, definition, samples_of_its_own);
    if (run_samples_ && !pattern.empty()) check_capture({&part, &definition, pattern}, capture, problems());
    return pattern;
  }

  void compile_named(const Part& part, const PatternDefinition& definition) {
    const auto [first, is_new] = named_.try_emplace(definition.name.text, &part, &definition);
    if (!is_new) {
      const auto& [first_part, first_definition] = first->second;
      problems().push_back(duplicate(part, definition.name, "pattern", *first_part, first_definition->name));
      return;
    }
    compilation_.grammar.lexicon.add(definition.name.text, compile_pattern(part, definition));
  }

  void compile_form(const Part& part) {
    const FormDefinition& definition = *part.form;
    Form form;
    form.name = part.name.text;
    form.summary = part.summary;
    form.title = compile_with_capture(part, definition.title, "title");
    form.year = compile_with_capture(part, definition.year, "year");
    form.department_labels = longest_first(definition.department_labels);
    form.money_unit_labels = longest_first(definition.money_unit_labels);
    form.money_unit = compile_vocabulary(part, definition.money_unit);
    compile_columns(part, definition, form);
    form.total_names = longest_first(definition.total_names);
    form.notes = longest_first(definition.notes);
    compile_list(part, definition.after, form.after);
    compile_list(part, definition.around, form.around);
    compile_list(part, definition.continued, form.continued);
    if (part.entry) {
      compile_entry(part, *part.entry, form.entry);
    } else {
      problems().push_back(problem_at(part, definition.at, ProblemKind::half_form, {"form", "entry"}));
    }
    compilation_.grammar.forms.push_back(std::move(form));
  }

  void compile_columns(const Part& part, const FormDefinition& definition, Form& form) {
    std::map<std::string_view, const Located*> ids;
    std::size_t amounts = 0;
    for (const ColumnDefinition& column : definition.columns) {
      const auto [first, is_new] = ids.try_emplace(column.id.text, &column.id);
      if (!is_new) problems().push_back(duplicate(part, column.id, "column", part, *first->second));
      const auto role = static_cast<ColumnRole>(choose(part, column.role, "role", column_roles, problems()));
      if (role == ColumnRole::amount) ++amounts;
      form.columns.push_back({column.id.text, role, longest_first(column.spellings)});
    }
    if (amounts > most_money_columns) {
      problems().push_back(problem_at(part, definition.at, ProblemKind::too_many_columns,
                                      {std::to_string(amounts), std::to_string(most_money_columns)}));
    }
  }

  void compile_entry(const Part& part, const EntryDefinition& definition, Entry& entry) {
    const std::size_t before = problems().size();
    entry.head = compile_with_capture(part, definition.head, "number", false);
    entry.separators = longest_first(definition.separators);
    entry.ends = longest_first(definition.ends);
    std::map<std::string_view, const Located*> names;
    for (const FieldDefinition& field : definition.fields) {
      const auto [first, is_new] = names.try_emplace(field.name.text, &field.name);
      if (!is_new) problems().push_back(duplicate(part, field.name, "field", part, *first->second));
      const auto role = static_cast<FieldRole>(choose(part, field.name, "name", field_roles, problems()));
      entry.fields.push_back(
          {role, longest_first(field.labels), compile_pattern(part, field.pattern, false)});
    }
    entry.trace = compile_pattern(part, definition.trace);
    if (!run_samples_) return;
    const bool is_whole =
        !entry.head.empty() && std::none_of(entry.fields.begin(), entry.fields.end(),
                                            [](const Field& f) { return f.pattern.empty(); });
    if (is_whole) check_entry(part, definition, entry);
    add_test(part, part.name.text + ".entry", definition.samples.size(), definition.rejects.size(),
             problems().size() == before);
  }

  /// Head and fields may have samples of their own; together with those of the entry they must speak of all
  /// captures.
  void check_entry(const Part& part, const EntryDefinition& definition, const Entry& entry) {
    std::set<std::string> used;
    check_entry_samples(part, definition, entry, used, problems());
    std::vector<BuiltPattern> patterns = {{&part, &definition.head, entry.head}};
    for (std::size_t i = 0; i < entry.fields.size(); ++i) {
      patterns.push_back({&part, &definition.fields[i].pattern, entry.fields[i].pattern});
    }
    for (const BuiltPattern& built : patterns) {
      if (built.definition->samples.empty() && built.definition->rejects.empty()) continue;
      const std::size_t before = problems().size();
      check_samples(built, used, problems());
      add_test(part, built.definition->name.text, built.definition->samples.size(),
               built.definition->rejects.size(), problems().size() == before);
    }
    if (definition.samples.empty()) return;
    for (const BuiltPattern& built : patterns) check_captures_used(built, used, problems());
  }

  void compile_amounts(const Part& part, const AmountsDefinition& definition) {
    AmountPatterns& amounts = compilation_.grammar.amounts;
    amounts.amount = compile_pattern(part, definition.amount);
    amounts.integer = compile_pattern(part, definition.integer);
    amounts.blank = compile_pattern(part, definition.blank);
    amounts.malformed = compile_pattern(part, definition.malformed);
  }

  void compile_furniture(const Part& part, const FurnitureDefinition& definition, Furniture& furniture) {
    compile_list(part, definition.lines, furniture.lines);
    compile_list(part, definition.page_edge, furniture.page_edge);
  }

  void compile_list(const Part& part, const std::vector<PatternDefinition>& definitions,
                    std::vector<Pattern>& patterns) {
    for (const PatternDefinition& pattern : definitions) {
      const auto [first, is_new] = list_names_.try_emplace(pattern.name.text, &pattern.name);
      if (!is_new) problems().push_back(duplicate(part, pattern.name, "pattern", part, *first->second));
      patterns.push_back(compile_pattern(part, pattern));
    }
  }

  void compile_alternatives() {
    std::vector<std::string> names;
    for (const auto& [name, built] : by_name_) names.push_back(name);
    for (const Part& part : definition_.parts) {
      for (const AlternativesDefinition& definition : part.alternatives) {
        std::vector<const BuiltPattern*> alternatives;
        for (const Located& name : definition.names) {
          const auto found = by_name_.find(name.text);
          if (found != by_name_.end()) {
            alternatives.push_back(&found->second);
          } else if (!named_.contains(name.text)) {
            problems().push_back(problem_at(part, name, ProblemKind::unknown_name, {name.text}));
            problems().back().suggestion = nearest(name.text, std::span<const std::string>(names));
          }
        }
        check_alternatives(alternatives, problems());
      }
    }
  }

  void check_sections() {
    const auto require = [&](const std::string& section, bool is_there) {
      if (!is_there) report_missing(ProblemKind::missing_section, section);
    };
    require("form", std::any_of(definition_.parts.begin(), definition_.parts.end(),
                                [](const Part& part) { return part.form.has_value(); }));
    for (const char* section : {"amounts", "furniture", "catalogue"})
      require(section, sections_.contains(section));
  }

  void check_required() {
    const RequiredNames required = required_names();
    const Lexicon& lexicon = compilation_.grammar.lexicon;
    for (const std::string_view name : required.patterns) {
      if (!lexicon.has_pattern(name)) report_missing(ProblemKind::missing_pattern, name);
    }
    for (const std::string_view name : required.vocabularies) {
      if (!lexicon.has_vocabulary(name)) report_missing(ProblemKind::missing_vocabulary, name);
    }
  }

  /// What is missing has no place; the file that came from outside is the likeliest to have lost it.
  void report_missing(ProblemKind kind, std::string_view name) {
    const auto outside = std::find_if(definition_.parts.begin(), definition_.parts.end(),
                                      [](const Part& part) { return !part.is_built_in; });
    const Part nowhere;
    problems().push_back(
        problem_at(outside == definition_.parts.end() ? nowhere : *outside, {}, kind, {std::string(name)}));
  }

  const Definition& definition_;
  bool run_samples_;
  Compilation compilation_;
  Expander expander_;
  std::map<std::string, std::string> sections_;  ///< section → where it is
  std::map<std::string, std::pair<const Part*, const PatternDefinition*>> named_;
  std::map<std::string_view, const Located*> list_names_;  ///< of patterns in lists
  std::map<std::string, BuiltPattern> by_name_;            ///< every usable pattern, for alternatives
};

/// Faults of a file that would make everything else look wrong as well.
bool hides_the_rest(const Problem& problem) {
  return problem.kind == ProblemKind::syntax || problem.kind == ProblemKind::file_unreadable ||
         problem.kind == ProblemKind::folder_empty;
}

void sort_by_place(const Definition& definition, std::vector<Problem>& problems) {
  std::map<std::string_view, std::size_t> order;
  for (const Part& part : definition.parts) order.try_emplace(part.path, order.size() + 1);
  std::stable_sort(problems.begin(), problems.end(), [&](const Problem& left, const Problem& right) {
    return std::tuple(order[left.file], left.line, left.column) <
           std::tuple(order[right.file], right.line, right.column);
  });
}

}  // namespace

Compilation try_compile(const Definition& definition, bool run_samples) {
  Compilation compilation;
  if (std::none_of(definition.problems.begin(), definition.problems.end(), hides_the_rest)) {
    compilation = Compiler(definition, run_samples).run();
  }
  compilation.problems.insert(compilation.problems.end(), definition.problems.begin(),
                              definition.problems.end());
  sort_by_place(definition, compilation.problems);
  return compilation;
}

Grammar compile(const Definition& definition, bool run_samples) {
  Compilation compilation = try_compile(definition, run_samples);
  if (!compilation.problems.empty()) throw GrammarError(std::move(compilation.problems));
  return std::move(compilation.grammar);
}

}  // namespace jixiao::grammar
