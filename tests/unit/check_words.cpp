#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <sstream>

#include "check/selection.h"
#include "check_table.h"

using namespace jixiao;
using finding::Section;

namespace {

/// The names that a template asks for.
std::vector<std::string> names_in(std::string_view pattern) {
  std::vector<std::string> names;
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
    const std::string_view field = pattern.substr(at + 1, pattern.find('}', at) - at - 1);
    names.emplace_back(field.substr(0, field.find_first_of(":|")));
  }
  return names;
}

std::vector<std::string> words_of(std::string_view line) {
  std::istringstream in{std::string(line)};
  return {std::istream_iterator<std::string>(in), {}};
}

std::vector<std::string> variants_of(std::string_view page, std::string_view heading) {
  std::vector<std::string> variants{""};
  const std::string mark = "### " + std::string(heading) + ": ";
  for (std::size_t at = page.find(mark); at != std::string_view::npos; at = page.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    variants.emplace_back(page.substr(begin, page.find('\n', begin) - begin));
  }
  return variants;
}

}  // namespace

TEST_CASE("the list of rules is sorted, and each rule stands at its number") {
  const auto all = check::rules();
  for (std::size_t index = 0; index < all.size(); ++index) {
    CHECK(static_cast<std::size_t>(all[index].id) == index);
    if (index > 0) CHECK(all[index - 1].kind.id < all[index].kind.id);
  }
}

TEST_CASE("every rule has a page, and every page a rule") {
  const auto pages = finding::pages();
  REQUIRE(pages.size() == check::rules().size());
  for (std::size_t index = 0; index < pages.size(); ++index)
    CHECK(pages[index].id == check::rules()[index].kind.id);
}

TEST_CASE("every rule has all its words in both languages") {
  for (const check::Rule& rule : check::rules()) {
    CAPTURE(rule.kind.id);
    for (const std::string_view language : {"en", "zh"}) {
      for (const Section part : {Section::summary, Section::message, Section::why, Section::example,
                                 Section::mend, Section::source}) {
        CAPTURE(language, static_cast<int>(part));
        CHECK_FALSE(finding::section(rule.kind.id, part, language).empty());
      }
      const std::string_view summary = finding::summary(rule.kind, language);
      CHECK(summary.find('\n') == std::string_view::npos);
      const std::string_view message = finding::section(rule.kind.id, Section::message, language);
      CHECK(message.find('\n') == std::string_view::npos);
      CHECK_FALSE(message.ends_with("."));
      CHECK_FALSE(message.ends_with("。"));
      CHECK_FALSE(summary.ends_with("."));
      CHECK_FALSE(summary.ends_with("。"));
    }
  }
}

TEST_CASE("no message asks for what its rule does not give") {
  for (std::size_t index = 0; index < check::rules().size(); ++index) {
    const check::Rule& rule = check::rules()[index];
    const std::vector<std::string> given = words_of(rule.arguments);
    const auto english = variants_of(finding::pages()[index].text, "Message");
    const auto chinese = variants_of(finding::pages()[index].text, "消息");
    CAPTURE(rule.kind.id);
    CHECK(english == chinese);
    for (const std::string& variant : english) {
      for (const std::string_view language : {"en", "zh"}) {
        for (const std::string& name :
             names_in(finding::section(rule.kind.id, Section::message, language, variant))) {
          CAPTURE(language, name);
          CHECK(std::find(given.begin(), given.end(), name) != given.end());
        }
      }
    }
  }
}

TEST_CASE("templates are filled") {
  using finding::fill;
  const std::vector<finding::Argument> arguments = {{"n", "1"},
                                                    {"m", "3"},
                                                    {"list",
                                                     "a\x1f"
                                                     "b"},
                                                    {"field", "annual_target"},
                                                    {"money", ""},
                                                    {"long", std::string(100, 'x')}};
  CHECK(fill("{n|project|projects} {m|project|projects}", arguments, "en") == "1 project 3 projects");
  CHECK(fill("{list:list}", arguments, "en") == "a, b");
  CHECK(fill("{list:list}", arguments, "zh") == "a、b");
  CHECK(fill("{field:term}", arguments, "en") == "annual target");
  CHECK(fill("{field:term}", arguments, "zh") == "年度指标值");
  CHECK(fill("by {m} {money}", arguments, "en") == "by 3");
  CHECK(fill("{nothing} {", arguments, "en") == "{nothing} {");
  CHECK(fill("{long}", arguments, "en") == std::string(80, 'x') + "…");
}

TEST_CASE("a rule is explained in both languages") {
  const finding::Kind& kind = check::find_rule("number-gap")->kind;
  const std::string chinese = finding::page(kind, "zh");
  CHECK(chinese.starts_with("number-gap (错误)\n\n绩效指标序号有缺号\n\n为什么\n  "));
  CHECK(chinese.find("示例\n    1、…。2、…。4、…。\n  缺 3。\n") != std::string::npos);
  CHECK(finding::page(kind, "en").starts_with("number-gap (error)\n\nthe numbers of the indicators"));
  for (const check::Rule& rule : check::rules()) {
    for (const std::string_view language : {"en", "zh"}) {
      const std::string page = finding::page(rule.kind, language);
      CAPTURE(page);
      CHECK(page.find('{') == std::string::npos);
      CHECK(page.find("```") == std::string::npos);
    }
  }
}

TEST_CASE("an unknown rule is refused with the nearest one") {
  check::Options options;
  options.ignore = {"number-gpa"};
  CHECK_THROWS_AS(check::Selection(options), std::invalid_argument);
  CHECK_THROWS_WITH(check::Selection(options), "unknown rule 'number-gpa'; did you mean 'number-gap'?");
  options = {};
  options.severities = {{"sum-roundng", finding::Severity::error}};
  CHECK_THROWS_WITH(check::Selection(options), Catch::Contains("'sum-rounding'"));
}

TEST_CASE("rules are selected, left out and weighed") {
  using check::RuleId;
  check::Options options;
  options.select = {"number-gap", "list-restart"};
  options.ignore = {"list-restart"};
  options.severities = {{"number-gap", finding::Severity::info}};
  const check::Selection some(options);
  CHECK(some.runs(RuleId::number_gap));
  CHECK(some.severity(RuleId::number_gap) == finding::Severity::info);
  CHECK_FALSE(some.runs(RuleId::list_restart));
  CHECK_FALSE(some.runs(RuleId::row_unparsed));
  options = {};
  options.scope = check::Options::Scope::structure;
  const check::Selection structure(options);
  CHECK(structure.runs(RuleId::row_unparsed));
  CHECK_FALSE(structure.runs(RuleId::number_gap));
}
