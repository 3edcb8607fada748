#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "check/rules.h"
#include "config/load.h"

using namespace jixiao;
namespace fs = std::filesystem;

namespace {

const fs::path folder = "tests/cases/config";

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The configurations kept in tests/cases/config: NAME.toml beside what is said of it in NAME.errors.
std::vector<fs::path> cases() {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") all.push_back(entry.path());
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<grammar::Problem> problems_of(const fs::path& path) {
  std::vector<grammar::Problem> problems;
  config::load_file(path.string(), path.string(), folder.string(), check::known_rules(), problems);
  return problems;
}

}  // namespace

TEST_CASE("every mistake in a configuration is told with its place, in both languages") {
  for (const fs::path& path : cases()) {
    const std::vector<grammar::Problem> problems = problems_of(path);
    const std::string said = problems.empty() ? ""
                                              : config::ConfigError(problems).render("en") +
                                                    config::ConfigError(problems).render("zh");
    fs::path golden = path;
    golden.replace_extension(".errors");
    if (std::getenv("ACCEPT") != nullptr && !said.empty()) std::ofstream(golden, std::ios::binary) << said;
    INFO(path.string());
    CHECK(said == read_file(golden));
  }
}

TEST_CASE("the mistakes that only a configuration can have occur in a case") {
  std::set<grammar::ProblemKind> seen;
  for (const fs::path& path : cases()) {
    for (const grammar::Problem& problem : problems_of(path)) seen.insert(problem.kind);
  }
  CHECK(seen.contains(grammar::ProblemKind::glob_without_year));
  CHECK(seen.contains(grammar::ProblemKind::unknown_rule));
}

TEST_CASE("a configuration that is not there, and a folder in its place, are said so") {
  for (const fs::path& path : {folder / "no-such-file.toml", folder}) {
    const auto problems = problems_of(path);
    INFO(path.string());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].kind == grammar::ProblemKind::file_unreadable);
    CHECK(problems[0].line == 0);
    CHECK(problems[0].file == path.string());
  }
  CHECK(problems_of(folder / "no-such-file.toml")[0].message("zh") == "无法读取：没有这个文件或文件夹");
}

TEST_CASE("hostile configurations end with problems or are read, never with a crash") {
  const std::string inputs[] = {
      "",
      std::string("\0\0\0", 3),
      "\xff\xfe",
      "\xef\xbb\xbfprofile = 'all'",
      "[[override]]\n[[override]]\npath = [[]]",
      "[severity]\n'' = ''\n",
      "year = []",
      "select = [[], {}]",
      "override = [1, {path = 'x', severity = {}}]",
      "severity.number-gap.x = 1",
      "year = 9223372036854775807",
      "required = {output = {}}",
      std::string(100000, '['),
  };
  for (const std::string& input : inputs) {
    std::vector<grammar::Problem> problems;
    config::load_text("hostile.toml", "/", input, check::known_rules(), problems);
    INFO(input.substr(0, 80));
    for (const grammar::Problem& problem : problems) CHECK_FALSE(problem.render("zh").empty());
  }
}
