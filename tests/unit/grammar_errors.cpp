#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "grammar/compile.h"
#include "grammar/load.h"

using namespace jixiao::grammar;
namespace fs = std::filesystem;

namespace {

const fs::path folder = "tests/cases/grammar";

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Problem> problems_of(const fs::path& path) {
  return try_compile(with_replacement(built_in(), path), true).problems;
}

/// The mistakes kept in tests/cases/grammar: NAME.toml or a folder NAME, beside what is said of it in
/// NAME.errors; and what is wrong with each. Each is read once: that compiles a grammar and runs its samples.
const std::map<fs::path, std::vector<Problem>>& cases() {
  static const auto all = [] {
    std::map<fs::path, std::vector<Problem>> read;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (!entry.is_directory() && entry.path().extension() != ".toml") continue;
      read.emplace(entry.path(), problems_of(entry.path()));
    }
    return read;
  }();
  return all;
}

}  // namespace

TEST_CASE("every mistake in a grammar is told with its place") {
  for (const auto& [path, problems] : cases()) {
    std::string said =
        problems.empty() ? "" : GrammarError(problems).render("en") + GrammarError(problems).render("zh");
    fs::path golden = path;
    golden.replace_extension(".errors");
    if (std::getenv("ACCEPT") != nullptr && !said.empty()) std::ofstream(golden, std::ios::binary) << said;
    INFO(path.string());
    CHECK(said == read_file(golden));
  }
}

TEST_CASE("every kind of mistake occurs in a case, and all have words in both languages") {
  // The first two see below; the others only a configuration or a baseline has: config_errors.cpp,
  // baseline.cpp.
  std::set<ProblemKind> seen = {ProblemKind::file_unreadable,   ProblemKind::folder_empty,
                                ProblemKind::glob_without_year, ProblemKind::unknown_rule,
                                ProblemKind::bad_baseline,      ProblemKind::bad_baseline_entry};
  for (const auto& [path, problems] : cases()) {
    for (const Problem& problem : problems) seen.insert(problem.kind);
  }
  for (std::size_t i = 0; i <= static_cast<std::size_t>(ProblemKind::wrong_type); ++i) {
    const ProblemWords& words = problem_words(static_cast<ProblemKind>(i));
    INFO(words.message_en);
    CHECK(seen.contains(words.kind));
    CHECK_FALSE(words.message_en.empty());
    CHECK_FALSE(words.message_zh.empty());
    CHECK(words.hint_en.empty() == words.hint_zh.empty());
  }
}

TEST_CASE("compile throws everything that is wrong at once") {
  try {
    (void)load_grammar(folder / "several.toml");
    FAIL("not refused");
  } catch (const GrammarError& error) {
    CHECK(error.problems.size() == 6);
    CHECK(std::string(error.what()) == error.render("en"));
    CHECK(error.problems.front().line < error.problems.back().line);
  }
}

TEST_CASE("a file that is not there, and a folder without grammars, are said so") {
  const auto missing = problems_of(folder / "no-such-file.toml");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].kind == ProblemKind::file_unreadable);
  CHECK(missing[0].line == 0);
  CHECK(missing[0].render("en") ==
        (folder / "no-such-file.toml").string() + ": error: cannot be read: No such file or directory\n");
  const auto empty = problems_of("tests/unit");
  REQUIRE(empty.size() == 1);
  CHECK(empty[0].kind == ProblemKind::folder_empty);
}

TEST_CASE("a good file comes on top of the built-in grammar, or takes the place of the part of its name") {
  const Definition on_top = with_replacement(built_in(), folder / "good.toml");
  CHECK(on_top.parts.size() == built_in().parts.size() + 1);
  const Grammar grammar = compile(on_top, true);
  std::vector<std::string_view> groups;
  REQUIRE(grammar.lexicon.pattern("good.count").match("12场次", groups));
  CHECK(groups[static_cast<std::size_t>(grammar.lexicon.pattern("good.count").group("unit"))] == "场次");
  CHECK(grammar.forms.size() == 1);

  const Definition replaced = with_replacement(built_in(), "grammar/furniture.toml");
  CHECK(replaced.parts.size() == built_in().parts.size());
  CHECK(try_compile(replaced, true).problems.empty());

  const Definition whole = with_replacement(built_in(), "grammar");
  CHECK(whole.parts.size() == built_in().parts.size());
  CHECK(std::none_of(whole.parts.begin(), whole.parts.end(),
                     [](const Part& part) { return part.is_built_in; }));
  CHECK(try_compile(whole, true).problems.empty());
}

TEST_CASE("hostile grammar files end with problems, never with a crash") {
  const std::string inputs[] = {
      "",
      std::string("\0\0\0", 3),
      "\xff\xfe",
      "name = \"\"",
      "[[pattern]]",
      "[form]\n[entry]\n[amounts]\n[furniture]\n[catalogue]",
      "[[entry.field]]\nname = 'level1'\nname = 'level1'",
      "[entry]\nfield = 3\nsample = 'x'\nhead = { pattern = ['a', 1] }",
      "[fragment]\na = '%{a}'\nb = '%{b'\nc = '%{}'\nd = '%{vocabulary.}'",
      "[[pattern]]\nname='x'\npattern='(((((((((((((((((((((((((((((((((((a'\nsamples=[]\nrejects=[]",
      "[[pattern]]\nname='x'\npattern='a{1000}{1000}'\nsamples=[{text='a'}]\nrejects=[{text='b',why='c'}]",
      "[[pattern]]\nname='x'\npattern='(?P<a>x)|(?P<a>y)'\nsamples=[{text='x'}]\nrejects=[{text='b',why='c'}"
      "]",
  };
  for (const std::string& input : inputs) {
    Definition definition;
    definition.parts.push_back(load_text("hostile.toml", input, definition.problems));
    const Compilation compilation = try_compile(definition, true);
    INFO(input);
    REQUIRE_FALSE(compilation.problems.empty());
    CHECK_FALSE(GrammarError(compilation.problems).render("zh").empty());
  }
}
