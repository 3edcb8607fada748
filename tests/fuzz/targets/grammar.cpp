// A grammar file to a grammar: what is wrong with it is said with its place, and what is right can be read
// with.
#include <string>
#include <utility>

#include "grammar/built_in.h"
#include "grammar/compile.h"
#include "grammar/load.h"
#include "input.h"
#include "law.h"
#include "parse/parser.h"
#include "problems.h"
#include "targets.h"

namespace jixiao::fuzz {
namespace {

/// A grammar without problems reads an input that has all of its words, and every byte gets its fate.
void read_with(const grammar::Grammar& grammar, std::string_view bytes) {
  CutSource source(bytes, text::Encoding::utf8);
  parse::Parser parser(source, grammar);
  while (const model::Event* const event = parser.next()) {
    const auto* const end = std::get_if<const model::SourceEnd*>(event);
    if (end != nullptr)
      law((*end)->accounting.sum() == bytes.size(), "every byte has one fate", {bytes.size()});
  }
}

}  // namespace

void grammar(std::string_view data) {
  Input input(data);
  const std::string source(input.text());
  std::vector<grammar::Problem> problems;
  grammar::Part part = grammar::load_text("fuzzed.toml", source, problems);
  confirm(problems, "fuzzed.toml", source);

  // Mostly alone, because the samples of all the others take their time.
  grammar::Definition definition;
  if (input.choose(32) == 7) {
    definition = grammar::built_in();
    std::erase_if(definition.parts,
                  [&](const grammar::Part& other) { return other.name.text == part.name.text; });
  }
  definition.parts.push_back(std::move(part));
  definition.problems = std::move(problems);
  const grammar::Compilation compilation = grammar::try_compile(definition, true);
  confirm(compilation.problems, "fuzzed.toml", source);
  if (definition.problems.empty() && compilation.problems.empty()) read_with(compilation.grammar, source);
}

}  // namespace jixiao::fuzz
