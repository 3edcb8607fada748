#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "check/baseline.h"

using namespace jixiao;
using check::Baseline;

namespace {

constexpr std::string_view head = "{\"format\":\"jixiao-baseline/1\"}\n";
const std::string one(32, 'a'), two(32, 'b'), three = std::string(31, 'c') + "0";

std::string entry(const std::string& fingerprint, const std::string& rule) {
  return R"({"fingerprint":")" + fingerprint + R"(","rule":")" + rule +
         R"(","subject":"u / p","message":"m"})" + "\n";
}

/// A baseline of these bytes, in a file that is gone again.
std::unique_ptr<Baseline> read(const std::string& source) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("jixiao-baseline-" + std::to_string(::getpid()))).string();
  std::ofstream(path, std::ios::binary) << source;
  try {
    auto baseline = Baseline::read(path);
    std::remove(path.c_str());
    return baseline;
  } catch (...) {
    std::remove(path.c_str());
    throw;
  }
}

std::vector<grammar::Problem> problems_of(const std::string& source) {
  try {
    (void)read(source);
    return {};
  } catch (const check::BaselineError& error) {
    return error.problems;
  }
}

finding::Finding finding_of(const std::string& fingerprint) {
  finding::Finding finding;
  finding.fingerprint = fingerprint;
  finding.subject.table = 1;
  return finding;
}

}  // namespace

TEST_CASE("a baseline holds what it knows, and says what nobody needed") {
  const auto baseline =
      read(std::string(head) + entry(one, "number-gap") + "\r\n" + entry(two, "number-gap") +
           entry(three, "code-unknown") + entry(one, "number-gap") + entry(std::string(32, '1'), "gone"));
  check::Options options;
  options.select = {"number-gap"};
  baseline->looks_for(check::Selection(options));
  CHECK(baseline->holds(finding_of(one)));
  CHECK(baseline->holds(finding_of(one)));
  CHECK_FALSE(baseline->holds(finding_of(std::string(32, 'd'))));
  CHECK_FALSE(baseline->holds(finding_of("")));
  CHECK(baseline->held_back().findings == 2);
  // The rule of the third did not run; that of the last is no more.
  CHECK(baseline->unused() == std::vector<std::uint32_t>{4, 7});
  CHECK(baseline->held_back().unused == 2);
  CHECK(baseline->description(4) == "number-gap: u / p: m");
}

TEST_CASE("what belongs to no table and quotes nothing is never held back") {
  const auto baseline = read(std::string(head) + entry(one, "no-table"));
  finding::Finding finding = finding_of(one);
  finding.subject.table = 0;
  CHECK_FALSE(baseline->holds(finding));
  finding.excerpt = "x";
  CHECK(baseline->holds(finding));
}

TEST_CASE("a wrong baseline is told with its place") {
  using grammar::ProblemKind;
  for (const std::string& source : {std::string(), std::string("\n"), std::string("[]"), std::string("{}"),
                                    std::string("\xff"), std::string(R"({"format":"jixiao-baseline/2"})")}) {
    const auto problems = problems_of(source);
    INFO(source);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].kind == ProblemKind::bad_baseline);
    CHECK(problems[0].line == 1);
  }
  const auto problems = problems_of(std::string(head) + entry(one, "x") + "<<<<<<< HEAD\n" +
                                    entry("AB", "x") + "{\"fingerprint\":3}\n" + std::string(100000, '['));
  REQUIRE(problems.size() == 4);
  for (const grammar::Problem& problem : problems) CHECK(problem.kind == ProblemKind::bad_baseline_entry);
  CHECK(problems[0].line == 3);
  CHECK(problems[3].line == 6);
  CHECK_THROWS_AS(Baseline::read("no/such/file"), check::BaselineError);
}
