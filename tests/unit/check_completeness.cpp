#include <catch2/catch.hpp>

#include "check/names.h"
#include "check/recent.h"
#include "check_table.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

Entry entry_of(std::uint32_t number, const std::string& code1, const std::string& name1,
               const std::string& code2, const std::string& name2, const std::string& name) {
  Entry entry;
  entry.number = number;
  entry.code1 = code1;
  entry.name1 = name1;
  entry.code2 = code2;
  entry.name2 = name2;
  entry.name = name;
  return entry;
}

const Entry output = entry_of(1, "1", "产出指标", "11", "数量指标", "养护面积");
const Entry benefit = entry_of(2, "2", "效益指标", "22", "社会效益", "受益人数");
const Entry satisfaction = entry_of(3, "3", "满意度指标", "31", "服务对象满意度", "居民满意度");

std::string missing(const std::vector<Entry>& entries) {
  return judged(entries, check::Family::completeness).rules();
}

/// Two entries of these names, beside what a project needs.
std::string names(const std::string& one, const std::string& other) {
  Entry first = output, second = benefit;
  first.name = one;
  second.name = other;
  return missing({first, second, satisfaction});
}

}  // namespace

TEST_CASE("a complete project says nothing") {
  CHECK(missing({output, benefit, satisfaction}).empty());
  CHECK(missing({satisfaction, benefit, output}).empty());
}

TEST_CASE("each category that is missing is said once, at the name of the project") {
  CHECK(missing({output, benefit}) == "satisfaction-missing");
  CHECK(missing({output, satisfaction}) == "category-missing");
  CHECK(missing({satisfaction}) == "category-missing category-missing");
  CHECK(missing({benefit}) == "category-missing satisfaction-missing");
  const Table table = judged({satisfaction}, check::Family::completeness);
  REQUIRE(table.findings.size() == 2);
  CHECK(finding::message(table.findings[0], "zh") == "未设置产出指标");
  CHECK(finding::message(table.findings[1], "zh") == "未设置效益指标");
  CHECK(table.findings[0].excerpt == "城区绿道养护");
  CHECK(table.findings[0].fingerprint != table.findings[1].fingerprint);
  CHECK(judged({output, benefit}, check::Family::completeness).said("satisfaction-missing", "zh") ==
        "未设置满意度指标；面向公众或服务对象的项目应当设置");
}

TEST_CASE("where a level is wrong or unknown, the category may be there") {
  CHECK(missing({output, entry_of(2, "1", "产出指标", "22", "社会效益", "受益人数"), satisfaction}).empty());
  CHECK(missing({output, entry_of(2, "7", "其他指标", "79", "其他", "受益人数"), satisfaction}).empty());
}

TEST_CASE("no objective, no indicators") {
  Table table(only(check::Family::completeness));
  table.objective.clear();
  table.head({}).project("a", {"1.00", "1.00"}, {output, benefit, satisfaction});
  CHECK(table.rules() == "objective-missing");
  CHECK(table.said("objective-missing", "zh") == "未填写绩效目标");
  table.project("b", {"1.00", "1.00"});
  CHECK(table.rules() == "objective-missing objective-missing indicators-missing");
  CHECK(table.said("indicators-missing", "zh") == "未填写绩效指标");
}

TEST_CASE("nothing is missing where something could not be read") {
  Table table(only(check::Family::completeness));
  table.objective.clear();
  table.damaged = 1;
  table.head({}).project("a", {"1.00", "1.00"}).project("b", {"1.00", "1.00"}, {output});
  table.damaged = 0;
  table.cut_off = true;
  table.project("c", {"1.00", "1.00"}).end(true);
  CHECK(table.findings.empty());
}

TEST_CASE("the same indicator twice in a project") {
  CHECK(names("设施完好率", "设施完好率") == "duplicate-indicator");
  CHECK(names("设施完好率", "设施完好率.") == "duplicate-indicator");
  CHECK(names("设施完好率（%）", "设施完好率") == "duplicate-indicator");
  CHECK(names("设施完好率（年度）。", "设施完好率%") == "duplicate-indicator");
  CHECK(names("养护面积（万平方米）", "养护面积") == "duplicate-indicator");
  CHECK(names("受训人次(次／日)", "受训人次（次/日）") == "duplicate-indicator");
  CHECK(names("ＩＴ服务", "IT服务") == "duplicate-indicator");
  CHECK(names("设施完好率（一期）", "设施完好率（二期）").empty());
  CHECK(names("设施完好率（A类）", "设施完好率").empty());
  CHECK(names("设施完好率", "设备完好率").empty());
  CHECK(names("%", ".").empty());

  Entry again = output;
  again.number = 4;
  const Table table = judged({output, benefit, satisfaction, again, again}, check::Family::completeness);
  REQUIRE(table.rules() == "duplicate-indicator duplicate-indicator");
  CHECK(table.said("duplicate-indicator", "zh") == "指标“养护面积”重复，与第 1 条相同");
  CHECK(table.findings[0].subject.number == 4);
  REQUIRE(table.findings[0].related.size() == 1);
  CHECK(table.findings[0].fingerprint != table.findings[1].fingerprint);
}

TEST_CASE("the same project twice under one spending unit") {
  const std::vector<Entry> entries = {output, benefit, satisfaction};
  const std::vector<std::string> amounts = {"1.00", "1.00"};
  Table table(only(check::Family::completeness));
  table.head({}).unit("市园林中心", amounts).project("绿道照明", amounts, entries);
  table.project("绿道照明（二期）", amounts, entries).project("绿道照明", amounts, entries);
  REQUIRE(table.rules() == "duplicate-project");
  CHECK(table.said("duplicate-project", "zh") == "项目“绿道照明”在本单位重复列示");
  CHECK(table.findings[0].related.size() == 1);
  table.unit("市植物园", amounts).project("绿道照明", amounts, entries).end();
  table.head({}).project("绿道照明", amounts, entries).end();
  CHECK(table.findings.size() == 1);
}

TEST_CASE("the names of a bounded number of rows are remembered") {
  check::RecentNames names;
  const std::size_t window = check::RecentNames::window;
  const auto hash = [](std::uint64_t number) { return number * 0x9e3779b97f4a7c15U; };
  for (std::uint64_t number = 0; number < window + 1000; ++number)
    REQUIRE_FALSE(names.add(hash(number), {number, number, 1}));
  for (std::uint64_t number = 1000; number < window + 1000; number += 997) {
    const auto first = names.add(hash(number), {});
    REQUIRE(first);
    CHECK(first->byte == number);
  }
  CHECK_FALSE(names.add(hash(999), {}));
  names.clear();
  CHECK_FALSE(names.add(hash(2000), {}));
  CHECK(names.add(hash(2000), {}));
}

TEST_CASE("doubled characters are told from words that repeat") {
  CHECK(check::is_doubled("合合计计"));
  CHECK(check::half_of("合合计计") == "合计");
  CHECK(check::is_doubled("项项目目经经费费"));
  CHECK(check::is_doubled("松松岗岗市市市市政政"));  // 松岗市市政
  for (const char* text : {"", "合", "合合", "合计", "合合计", "1122", "哈哈哈哈", "合合计计表"}) {
    CAPTURE(text);
    CHECK_FALSE(check::is_doubled(text));
  }
  Table table(only(check::Family::structure));
  table.head({}).unit("合合计计", {"1.00"}).project("绿道照明", {"1.00"}).unit("总总计计", {"1.00"}).end();
  REQUIRE(table.rules() == "doubled-character");
  CHECK(table.said("doubled-character", "zh") == "有 2 处名称逐字重复，如“合合计计”，似为“合计”");
  CHECK(table.findings[0].begin.line == 3);
}

TEST_CASE("what is read differently is said once a table, where it is first") {
  Table table(only(check::Family::structure));
  table.facts.look_alikes = 3;
  table.facts.look_alike_char = "\u2F6C";
  table.facts.look_alike_read_as = "目";
  table.facts.first_look_alike = {70, 7, 4};
  table.facts.first_look_alike_end = {73, 7, 5};
  table.facts.stray_spaces = 85;
  table.facts.first_stray_space = {90, 9, 5};
  table.head({}).project("绿道照明", {"1.00"}).end();
  REQUIRE(table.rules() == "look-alike-character stray-space");
  CHECK(table.said("look-alike-character", "zh") == "有 3 处形近字符，如“\u2F6C”（U+2F6C）按“目”读取");
  CHECK(table.said("stray-space", "zh") == "有 85 处多余空格，读取时已略去");
  CHECK(table.findings[0].begin.line == 7);
  CHECK(table.findings[0].end.column == 5);
  CHECK(table.findings[1].begin.column == 5);
}
