#include "grammar/built_in.h"

#include <re2/re2.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "grammar/archive.h"
#include "grammar/compile.h"
#include "grammar/describe.h"
#include "grammar/entry_sample.h"
#include "grammar/load.h"
#include "grammar/required.h"

using namespace jixiao::grammar;

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const Grammar& grammar() {
  static const Grammar loaded = load_grammar();
  return loaded;
}

}  // namespace

TEST_CASE("every pattern of the built-in grammar shows what it can do") {
  const Compilation compilation = try_compile(built_in(), true);
  if (!compilation.problems.empty()) FAIL(GrammarError(compilation.problems).what());
  CHECK(compilation.tests.size() > 20);
  for (const PatternTest& test : compilation.tests) {
    INFO(test.name);
    CHECK(test.ok);
    CHECK(test.samples > 0);
    CHECK(test.rejects > 0);
  }
}

TEST_CASE("what is built in is what stands in grammar/") {
  for (const Part& part : built_in().parts) {
    INFO(part.path);
    CHECK(part.is_built_in);
    REQUIRE(std::filesystem::exists(part.path));
    CHECK(part.source == read_file(part.path));
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator("grammar"))
    files += entry.path().extension() == ".toml";
  CHECK(files == built_in().parts.size());
}

TEST_CASE("an archive keeps everything") {
  const std::string bytes = archive(built_in());
  const Definition again = unarchive(bytes);
  CHECK(archive(again) == bytes);
  REQUIRE(again.parts.size() == built_in().parts.size());
  for (std::size_t i = 0; i < again.parts.size(); ++i)
    CHECK(again.parts[i].source == built_in().parts[i].source);
}

TEST_CASE("the grammar that is built in is what its files compile to") {
  const std::string bytes(built_in_bytes());
  CHECK(archive(compile(built_in(), false)) == bytes);
  CHECK(archive(grammar()) == bytes);
}

TEST_CASE("the names that the program asks for are listed, and the grammar has them") {
  const re2::RE2 use(R"re(\b(pattern|vocabulary)\("([^"]+)"\))re");
  std::set<std::string> used;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("lib")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    const std::string source = read_file(entry.path());
    re2::StringPiece rest(source);
    for (std::string kind, name; re2::RE2::FindAndConsume(&rest, use, &kind, &name);) {
      used.insert(kind + ' ' + name);
    }
  }
  std::set<std::string> listed;
  for (const std::string_view name : required_names().patterns) {
    listed.insert("pattern " + std::string(name));
    CHECK_NOTHROW(grammar().lexicon.pattern(name));
  }
  for (const std::string_view name : required_names().vocabularies) {
    listed.insert("vocabulary " + std::string(name));
    CHECK_NOTHROW(grammar().lexicon.vocabulary(name));
  }
  CHECK(used == listed);
  CHECK_THROWS_AS(grammar().lexicon.pattern("no.such"), std::logic_error);
}

TEST_CASE("the form of Guangzhou has its columns in order, the longest spelling first") {
  REQUIRE_FALSE(grammar().forms.empty());
  const Form& form = grammar().forms.front();
  CHECK(form.name == "guangzhou");
  std::vector<std::string> ids;
  for (const Column& column : form.columns) {
    ids.push_back(column.id);
    for (std::size_t i = 1; i < column.spellings.size(); ++i) {
      CHECK(column.spellings[i - 1].size() >= column.spellings[i].size());
    }
  }
  CHECK(ids == std::vector<std::string>{"name", "total", "fiscal_appropriation", "special_account",
                                        "other_funds", "objective", "indicators"});
  CHECK(form.columns[0].role == ColumnRole::name);
  CHECK(form.columns[1].role == ColumnRole::amount);
  CHECK(form.columns[5].role == ColumnRole::objective);
  CHECK(form.columns[6].role == ColumnRole::indicators);
  const auto has = [](const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  CHECK(has(form.department_labels, "部门名称："));
  CHECK(has(form.department_labels, "主管部门:"));
  CHECK(has(form.money_unit_labels, "金额单位："));
  REQUIRE(form.money_unit.find("人民币万元") != nullptr);
  CHECK(form.money_unit.find("人民币万元")->canonical == "万元");
  REQUIRE(form.entry.fields.size() == 5);
  CHECK(form.entry.fields[2].labels.empty());
  CHECK(has(form.entry.fields[4].labels, "年度指标值:"));
  CHECK(has(form.entry.fields[4].labels, "年度指标值："));
}

TEST_CASE("the catalogue knows codes and names of the 2015 scheme") {
  const Catalogue& catalogue = grammar().catalogue;
  CHECK(catalogue.name == "2015");
  REQUIRE(catalogue.by_code(1, "3") != nullptr);
  CHECK(catalogue.by_code(1, "3")->id == "satisfaction");
  REQUIRE(catalogue.by_code(2, "22") != nullptr);
  CHECK(catalogue.by_code(2, "22")->parent == "2");
  CHECK(catalogue.by_code(2, "19") == nullptr);
  CHECK(catalogue.by_code(2, "") == nullptr);
  const std::pair<const char*, const char*> names[] = {{"数量指标", "quantity"},
                                                       {"质量", "quality"},
                                                       {"进度指标", "timeliness"},
                                                       {"产出成本指标", "cost"},
                                                       {"经济效益指标", "economic"},
                                                       {"社会效益", "social"},
                                                       {"环境效益指标", "ecological"},
                                                       {"可持续影响", "sustainable"},
                                                       {"社会公众或服务对象满意度指标", "service_recipient"}};
  for (const auto& [name, id] : names) {
    INFO(name);
    REQUIRE(catalogue.by_name(2, name) != nullptr);
    CHECK(catalogue.by_name(2, name)->id == id);
  }
  CHECK(catalogue.by_name(1, "效果指标") == catalogue.by_code(1, "2"));
  CHECK(catalogue.by_name(1, "数量指标") == nullptr);
}

TEST_CASE("a name that several items share is that of none") {
  Catalogue catalogue;
  catalogue.level2 = {{"11", "quantity", "1", "数量", {"数量", "指标"}},
                      {"12", "quality", "1", "质量", {"质量", "指标"}}};
  CHECK(catalogue.by_name(2, "指标") == nullptr);
  CHECK(catalogue.by_name(2, "质量") == &catalogue.level2[1]);
}

TEST_CASE("show prints a part as it is, and a pattern with everything put in") {
  CHECK(describe(built_in(), "furniture") == read_file("grammar/furniture.toml"));
  const auto head = describe(built_in(), "guangzhou.entry.head");
  REQUIRE(head.has_value());
  CHECK(head->find("%{") == std::string::npos);
  CHECK(head->find("(?P<number>(?:[0-9０-９]){1,3})") != std::string::npos);
  CHECK(head->find("grammar/guangzhou.toml:") != std::string::npos);
  CHECK(head->find("numbered prose in an objective") != std::string::npos);
  CHECK(describe(built_in(), "digit").has_value());
  CHECK_FALSE(describe(built_in(), "guangzhou.entry.tail").has_value());
  CHECK(nearest_name(built_in(), "guangzhuo") == "guangzhou");
}

TEST_CASE("all entries of the published table read as entries") {
  const char* shared = std::getenv("JIXIAO_SHARED");
  const std::filesystem::path truth =
      std::filesystem::path(shared != nullptr ? shared : "../shared") / "check/guangzhou-2024.truth.json";
  if (!std::filesystem::exists(truth)) {
    std::cout << "skipped: " << truth.string() << " is not here\n";
    return;
  }
  std::size_t entries = 0;
  const auto read = [&](const nlohmann::json& indicator) {
    const auto text = [&](const char* key) { return indicator.at(key).get<std::string>(); };
    const std::string whole = std::to_string(indicator.at("seq").get<int>()) + "、" + text("l1") + '-' +
                              text("l1n") + "；" + text("l2") + '-' + text("l2n") + "；" + text("name") +
                              "；实施周期指标值:" + text("period") + "；年度指标值:" + text("annual") + "。";
    const EntryReading reading = read_entry(grammar().forms.front().entry, whole);
    INFO(whole);
    REQUIRE(reading.is_entry);
    CHECK(reading.captures.at("level2") == text("l2n"));
    CHECK(reading.captures.at("name") == text("name"));
    CHECK(reading.captures.at("annual_target") == text("annual"));
    ++entries;
  };
  const std::function<void(const nlohmann::json&)> visit = [&](const nlohmann::json& value) {
    if (value.is_object() && value.contains("seq")) return read(value);
    if (value.is_structured()) {
      for (const auto& inner : value) visit(inner);
    }
  };
  visit(nlohmann::json::parse(read_file(truth)));
  CHECK(entries == 329);
}
