#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "grammar/built_in.h"
#include "grammar/compile.h"
#include "grammar/describe.h"
#include "grammar/load.h"
#include "grammar/suggest.h"
#include "jixiao/columns.h"
#include "jixiao/commands.h"

namespace jixiao::command {
namespace {

constexpr Flag flags[] = {Flag::output, Flag::grammar, Flag::language, Flag::help};

/// The parts of what is read with, and which of them the user named; no name: all of them.
struct Choice {
  grammar::Definition definition;
  std::string name;
  bool from_file = false;  ///< those that do not come with the program
  /// What is to be said of a pattern, fragment or vocabulary, when that was named.
  std::optional<std::string> described{};

  [[nodiscard]] bool has(const grammar::Part& part) const {
    return from_file ? !part.is_built_in : name.empty() || part.name.text == name;
  }
};

/// The parts, and for `show` patterns and the like as well, can be named.
Choice choose(const Options& options, bool showing) {
  Choice choice{grammar::built_in(), {}, false};
  if (!options.grammar.empty())
    choice.definition = grammar::with_replacement(grammar::built_in(), options.grammar);
  if (options.operands.size() < 2) return choice;
  const std::string& named = options.operands[1];
  std::vector<std::string> known;
  for (const grammar::Part& part : choice.definition.parts) {
    known.push_back(part.name.text);
    if (part.name.text == named) choice.name = named;
  }
  if (choice.name.empty() && showing) choice.described = grammar::describe(choice.definition, named);
  if (choice.described) return choice;
  if (!choice.name.empty()) return choice;
  std::error_code ignored;
  if (std::filesystem::exists(named, ignored))
    return {grammar::with_replacement(grammar::built_in(), named), {}, true};
  const std::string what = say(Say::unknown_part, options.language, {named});
  const std::string meant =
      showing ? grammar::nearest_name(choice.definition, named) : grammar::nearest(named, known);
  throw UsageError(meant.empty() ? what : say(Say::did_you_mean, options.language, {what, meant}));
}

int list(const Options& options, const Choice& choice) {
  Columns columns;
  for (const grammar::Part& part : choice.definition.parts) {
    if (!choice.has(part)) continue;
    const bool chinese = options.language == Language::chinese && !part.summary_zh.empty();
    columns.add({part.name.text, part.path, chinese ? part.summary_zh : part.summary});
  }
  return write_text(options, [&](emit::Output& out) { out.append(columns.text()); });
}

int show(const Options& options, const Choice& choice) {
  if (choice.described) {
    return write_text(options, [&](emit::Output& out) { out.append(*choice.described); });
  }
  return write_text(options, [&](emit::Output& out) {
    for (const grammar::Part& part : choice.definition.parts) {
      if (choice.has(part)) out.append(part.source);
    }
  });
}

/// Runs every sample and reject; what is wrong with the grammar ends as any grammar error does.
int test(const Options& options, const Choice& choice) {
  const grammar::Compilation result = grammar::try_compile(choice.definition, true);
  if (!result.problems.empty()) throw grammar::GrammarError(result.problems);
  Columns columns;
  std::size_t samples = 0;
  std::size_t rejects = 0;
  std::size_t parts = 0;
  for (const grammar::Part& part : choice.definition.parts) {
    if (!choice.has(part)) continue;
    ++parts;
    for (const grammar::PatternTest& one : result.tests) {
      if (one.file != part.path) continue;
      columns.add({part.name.text, one.name, std::to_string(one.samples), std::to_string(one.rejects)});
      samples += one.samples;
      rejects += one.rejects;
    }
  }
  const std::string summary = say(Say::grammar_tested, options.language,
                                  {std::to_string(parts), std::to_string(samples), std::to_string(rejects)});
  return write_text(options, [&](emit::Output& out) {
    out.append(columns.text());
    out.append(summary);
    out.append("\n");
  });
}

int run(const Options& options) {
  const std::string verb = options.operands.empty() ? "list" : options.operands.front();
  const Say wrong = Say::not_one_of;
  if (verb != "list" && verb != "show" && verb != "test") {
    throw UsageError(say(wrong, options.language, {"jixiao grammar", verb, "list, show, test"}));
  }
  const Choice choice = choose(options, verb == "show");
  // A file that can't be read as a grammar at all has nothing to list or show.
  if (verb != "test" && !choice.definition.problems.empty())
    throw grammar::GrammarError(choice.definition.problems);
  if (verb == "list") return list(options, choice);
  return verb == "show" ? show(options, choice) : test(options, choice);
}

}  // namespace

const Command grammar_command{"grammar", flags, 2, run};

}  // namespace jixiao::command
