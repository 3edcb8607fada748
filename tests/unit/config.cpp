#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "config/in_force.h"
#include "config/load.h"

using namespace jixiao;
using finding::Severity;

namespace {

constexpr config::KnownRule rules[] = {
    {"a", Severity::error, config::Profile::publish},
    {"b", Severity::info, config::Profile::publish},
    {"category-missing", Severity::warning, config::Profile::publish},
    {"r", Severity::info, config::Profile::review},
    {"satisfaction-missing", Severity::info, config::Profile::publish},
    {"z", Severity::info, config::Profile::all},
};

config::Configuration load(const std::string& source) {
  std::vector<grammar::Problem> problems;
  config::Configuration out = config::load_text("c.toml", "/work", source, rules, problems);
  for (const grammar::Problem& problem : problems) FAIL(problem.render());
  return out;
}

/// The rules that run, each with the first letter of its severity: "a:e b:i".
std::string running(const config::InForce& in_force) {
  std::string out;
  for (std::size_t index = 0; index < std::size(rules); ++index) {
    if (rules[index].id.size() > 1) continue;
    const config::Level& level = in_force.rules[index].value;
    if (!level) continue;
    out.append(out.empty() ? "" : " ").append(rules[index].id).append(":");
    out += finding::severity_name(*level).front();
  }
  return out;
}

config::InForce apply(const std::string& source, const std::string& command_line = "",
                      std::string_view path = "x.txt") {
  const config::Configuration configuration = load(source);
  const config::Settings more = load(command_line).settings;
  return config::in_force(&configuration, path, more, rules);
}

std::string required(const config::InForce& in_force) {
  std::string out;
  for (const auto& level : in_force.required) {
    out.append(out.empty() ? "" : " ").append(config::level_name(level.value, "off"));
  }
  return out;
}

}  // namespace

TEST_CASE("without any configuration the publish profile runs as it is") {
  const config::InForce in_force = config::in_force(nullptr, "x.txt", {}, rules);
  CHECK(running(in_force) == "a:e b:i");
  CHECK(in_force.fail_on.value == config::Level(Severity::warning));
  CHECK(in_force.rounding.value == config::Rounding::explain);
  CHECK_FALSE(in_force.year.value);
  CHECK(required(in_force) == "warning warning info off");
}

TEST_CASE("rules are chosen by profile, selection, severity and ignoring") {
  CHECK(running(apply("profile = 'review'")) == "a:e b:i r:i");
  CHECK(running(apply("profile = 'all'")) == "a:e b:i r:i z:i");
  CHECK(running(apply("select = ['r', 'b']")) == "b:i r:i");
  CHECK(running(apply("select = 'r'\nignore = ['r']")).empty());
  CHECK(running(apply("ignore = 'a'")) == "b:i");
  CHECK(running(apply("severity.a = 'off'")) == "b:i");
  CHECK(running(apply("severity.a = 'info'")) == "a:i b:i");
  CHECK(running(apply("severity.z = 'warning'")) == "a:e b:i z:w");
  CHECK(running(apply("select = 'a'\nseverity.z = 'warning'")) == "a:e");
}

TEST_CASE("who comes later wins") {
  CHECK(running(apply("ignore = 'a'", "select = 'a'")) == "a:e");
  CHECK(running(apply("ignore = 'a'", "profile = 'review'")) == "b:i r:i");
  CHECK(running(apply("select = 'a'", "profile = 'review'")) == "a:e b:i r:i");
  CHECK(running(apply("select = 'a'", "severity.z = 'error'")) == "a:e z:e");
  CHECK(running(apply("severity.a = 'off'", "severity.a = 'warning'")) == "a:w b:i");
  CHECK(running(apply("severity.a = 'info'", "ignore = 'a'")) == "b:i");
  CHECK(running(apply("severity.a = 'info'", "select = 'a'")) == "a:i");
  CHECK(apply("fail-on = 'error'", "fail-on = 'never'").fail_on.value == std::nullopt);
  CHECK(apply("fail-on = 'error'").fail_on.origin.line == 1);
}

TEST_CASE("overrides apply to the paths that they name, in their order") {
  const std::string source =
      "profile = 'publish'\n"
      "[[override]]\npath = 'old/**'\nseverity.a = 'info'\nfail-on = 'error'\n"
      "[[override]]\npath = ['old/x.txt', '*.dump']\nseverity.a = 'warning'\nprofile = 'review'\n";
  CHECK(running(apply(source)) == "a:e b:i");
  CHECK(running(apply(source, "", "old/y.txt")) == "a:i b:i");
  CHECK(running(apply(source, "", "old/x.txt")) == "a:w b:i r:i");
  CHECK(running(apply(source, "", "new/x.dump")) == "a:w b:i r:i");
  CHECK(running(apply(source, "severity.a = 'error'", "old/x.txt")) == "a:e b:i r:i");
  CHECK(apply(source, "", "old/y.txt").fail_on.origin.line == 5);
}

TEST_CASE("a category weighs what its rule weighs, unless it is said after that") {
  CHECK(required(apply("required = {output = 'error', cost = 'info'}")) == "error warning info info");
  CHECK(required(apply("required.satisfaction = 'off'")) == "warning warning off off");
  CHECK(required(apply("severity.category-missing = 'error'")) == "error error info off");
  CHECK(required(apply("required.output = 'info'\nseverity.category-missing = 'error'")) ==
        "info error info off");
  CHECK(required(apply("required.output = 'info'", "severity.category-missing = 'error'")) ==
        "error error info off");
  CHECK(required(apply("required.output = 'off'", "severity.category-missing = 'error'")) ==
        "off error info off");
  CHECK(required(apply("required.cost = 'info'\nignore = 'category-missing'")) == "off off info off");
  CHECK(required(apply("required.output = 'info'", "select = 'category-missing'")) == "info warning off off");
}

TEST_CASE("the year comes from where the path says it") {
  CHECK(config::year_in("{year}/**", "2024/a/b.txt") == 2024);
  CHECK(config::year_in("*-{year}.txt", "in/guangzhou-2025.txt") == 2025);
  CHECK(config::year_in("*{year}*.txt", "20231101-2024.txt") == 2023);
  CHECK(config::year_in("*-{year}.txt", "20231101-2024.txt") == 2024);
  CHECK(config::year_in("{year}/*-{year}.txt", "2023/a-2024.txt") == std::nullopt);
  CHECK(config::year_in("{year}/**", "1024/a.txt") == std::nullopt);
  CHECK(config::year_in("{year}/**", "a.txt") == std::nullopt);
  CHECK(config::year_in("{year}", "") == std::nullopt);
  const std::string source =
      "year = ['{year}/**', '{year}.txt']\n[[override]]\npath = '2020/**'\nyear = 2021\n";
  CHECK(apply(source, "", "2019/a.txt").year.value == 2019);
  CHECK(apply(source, "", "a/2022.txt").year.value == 2022);
  CHECK(apply(source, "", "2020/a.txt").year.value == 2021);
  CHECK(apply(source, "year = 2030", "2020/a.txt").year.value == 2030);
  CHECK_FALSE(apply(source, "", "a.txt").year.value);
}
