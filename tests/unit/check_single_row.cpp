#include <catch2/catch.hpp>

#include "check_table.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

using Figures = std::vector<std::string>;

struct Unit {
  Figures figures;
  std::vector<Figures> projects;
};

/// A table of these rows comes to those before it.
void append(Table& table, const Figures& total, const std::vector<Unit>& units,
            const std::string& money = "万元") {
  table.head({.money = money, .total = total});
  std::size_t number = 0;
  for (const Unit& unit : units) {
    table.unit("单位" + std::to_string(++number), unit.figures);
    for (const Figures& project : unit.projects) table.project("项目" + std::to_string(++number), project);
  }
  table.end();
}

/// A table of these rows, judged by the rules of amounts.
Table table_of(const Figures& total, const std::vector<Unit>& units, const std::string& money = "万元") {
  Table table(only(check::Family::amounts));
  append(table, total, units, money);
  return table;
}

/// The table that all tests change: 300 = 180 + 120.
const std::vector<Unit> sound = {{{"180.00", "180.00"}, {{"124.78", "124.78"}, {"55.22", "55.22"}}},
                                 {{"120.00", "120.00"}, {{"120.00", "120.00"}}}};

std::vector<Unit> with_project(std::size_t unit, std::size_t project, const Figures& figures) {
  std::vector<Unit> units = sound;
  units[unit].projects[project] = figures;
  return units;
}

std::vector<Unit> with_unit(std::size_t unit, const Figures& figures) {
  std::vector<Unit> units = sound;
  units[unit].figures = figures;
  return units;
}

std::string said(const Table& table) {
  return table.count("sum-single-row") == 0 ? "" : table.said("sum-single-row", "zh");
}

}  // namespace

TEST_CASE("a sound table needs no change") {
  CHECK(table_of({"300.00", "300.00"}, sound).rules().empty());
}

TEST_CASE("one wrong figure in a project is found by its row and its unit") {
  const Table table = table_of({"300.00", "300.00"}, with_project(0, 0, {"142.78", "124.78"}));
  CHECK(said(table) == "“项目2”总计 142.78 如改为 124.78，全表各项合计均相符，疑为两位数字颠倒");
  CHECK(table.first("sum-single-row").excerpt == "142.78");
  CHECK(table.first("sum-single-row").subject.project == "项目2");
  CHECK(table.first("sum-single-row").subject.spending_unit == "单位1");
  CHECK(said(table_of({"300.00", "300.00"}, with_project(0, 0, {"124.78", "12.48"}))) ==
        "“项目2”财政拨款 12.48 如改为 124.78，全表各项合计均相符，疑漏一位数字");
  CHECK(said(table_of({"300.00", "300.00"}, with_project(0, 0, {"1,247.80", "124.78"}))) ==
        "“项目2”总计 1,247.80 如改为 124.78，全表各项合计均相符，疑为小数点错位");
  CHECK(said(table_of({"300.00", "300.00"}, with_project(0, 0, {"14.78", "124.78"}))) ==
        "“项目2”总计 14.78 如改为 124.78，全表各项合计均相符，疑漏一位数字");
}

TEST_CASE("several projects would do, so none is named") {
  CHECK(said(table_of({"300.00", "300.00"}, with_project(0, 0, {"142.78", "142.78"}))).empty());
  CHECK(said(table_of({"300.00", "300.00"}, with_project(0, 1, {"155.22", "155.22"}))).empty());
}

TEST_CASE("the only project of a unit is named") {
  CHECK(said(table_of({"300.00", "300.00"}, with_project(1, 0, {"210.00", "210.00"}))) ==
        "“项目5”总计、财政拨款 210.00 如改为 120.00，全表各项合计均相符，疑为两位数字颠倒");
}

TEST_CASE("a unit's row is named when the sums on both sides of it are wrong") {
  CHECK(said(table_of({"300.00", "300.00"}, with_unit(0, {"108.00", "108.00"}))) ==
        "“单位1”总计、财政拨款 108.00 如改为 180.00，全表各项合计均相符，疑为两位数字颠倒");
  CHECK(said(table_of({"300.00", "300.00"}, with_unit(0, {"180.00", "263.40"}))) ==
        "“单位1”财政拨款 263.40 如改为 180.00，全表各项合计均相符");
  CHECK(said(table_of({"300.00", "300.00"}, with_unit(0, {"185.00", "180.00"}))) ==
        "“单位1”总计 185.00 如改为 180.00，全表各项合计均相符，疑错一位数字");
}

TEST_CASE("the total row is named when it alone is wrong") {
  CHECK(said(table_of({"310.00", "310.00"}, sound)) ==
        "“合计”总计、财政拨款 310.00 如改为 300.00，全表各项合计均相符，疑错一位数字");
  CHECK(table_of({"310.00", "310.00"}, sound).first("sum-single-row").subject.spending_unit.empty());
}

TEST_CASE("two wrong rows cannot be mended by one") {
  std::vector<Unit> units = with_project(0, 0, {"142.78", "124.78"});
  units[1].projects[0] = {"121.00", "120.00"};
  CHECK(said(table_of({"300.00", "300.00"}, units)).empty());
  CHECK(said(table_of({"310.00", "310.00"}, with_project(0, 0, {"142.78", "124.78"}))).empty());
  CHECK(said(table_of({"310.00", "310.00"}, with_unit(0, {"108.00", "108.00"}))).empty());
}

TEST_CASE("what rounding explains is no fault, before and after the change") {
  std::vector<Unit> units = with_project(0, 0, {"142.78", "124.78"});
  units[0].figures = {"180.01", "180.01"};
  CHECK(said(table_of({"300.01", "300.01"}, units)) ==
        "“项目2”总计 142.78 如改为 124.78，全表各项合计均相符，疑为两位数字颠倒");
  CHECK(said(table_of({"300.01", "300.01"}, sound)).empty());
  CHECK(said(table_of({"300.01", "300.01"}, sound, "元")) ==
        "“合计”总计、财政拨款 300.01 如改为 300.00，全表各项合计均相符，疑错一位数字");
}

TEST_CASE("nothing is claimed where a figure cannot be read") {
  CHECK(said(table_of({"310.00", "310.00"}, with_project(0, 0, {"1x4.78", "124.78"}))).empty());
  Table table(only(check::Family::amounts));
  table.head({.total = {"310.00", "310.00"}}).unit("单位1", {"300.00", "300.00"});
  table.project("项目1", {"300.00", "300.00"}).damage(model::Damage::Kind::row_unparsed, "x").end();
  CHECK(said(table).empty());
  Table truncated(only(check::Family::amounts));
  truncated.head({.total = {"310.00", "310.00"}}).unit("单位1", {"300.00", "300.00"}).end(true);
  CHECK(said(truncated).empty());
}

TEST_CASE("figures that differ from column to column are all said") {
  std::vector<Unit> units = {{{"120.00", "100.00", "20.00"}, {{"121.00", "100.00", "21.00"}}}};
  const Table split = table_of({"120.00", "100.00", "20.00"}, units);
  CHECK(said(split) == "“项目2”总计 121.00 如改为 120.00，全表各项合计均相符，疑错一位数字");
  REQUIRE(split.first("sum-single-row").related.size() == 1);
  CHECK(finding::related_message(split.first("sum-single-row").related[0], "zh") ==
        "财政专户拨款：21.00 改为 20.00");
}

TEST_CASE("nothing of a table counts in the one behind it") {
  const Figures total = {"300.00", "300.00"};
  const std::vector<Unit> other = {{{"200.00", "200.00"}, {{"200.00", "200.00"}}}};
  for (const std::vector<Unit>& before :
       {with_project(0, 0, {"142.78", "124.78"}), with_project(1, 0, {"102.00", "102.00"}),
        with_unit(0, {"108.00", "108.00"}), sound}) {
    Table table(only(check::Family::amounts));
    append(table, total, before);
    const std::size_t count = table.count("sum-single-row");
    append(table, total, with_project(0, 0, {"142.78", "142.78"}));
    CHECK(table.count("sum-single-row") == count);  // either of two projects would do
    append(table, {"200.00", "200.00"}, other);
    CHECK(table.count("sum-single-row") == count);
    append(table, total, with_project(0, 0, {"142.78", "124.78"}));
    CHECK(table.count("sum-single-row") == count + 1);
  }
}
