#include <catch2/catch.hpp>

#include "check/figures.h"
#include "check_table.h"

using namespace jixiao;
using namespace jixiao::check_test;
using check::Exact;
using check::Judgement;

namespace {

using Basis = model::AmountsBasis;

text::DecimalSum sum_of(std::string_view figure) {
  text::DecimalSum sum;
  sum.add(*text::Decimal::read(figure));
  return sum;
}

Judgement judged(std::string_view printed, std::string_view sum, std::uint64_t parts,
                 Exact exact = Exact::none) {
  return check::compare(*text::Decimal::read(printed), sum_of(sum), parts, exact).judgement;
}

std::vector<std::string> four(const std::string& total) {
  return {total, total, "0.00", "0.00"};
}

/// A unit with that figure and projects with these.
Table unit_of(const std::string& printed, const std::vector<std::string>& parts,
              const std::string& money = "万元") {
  Head head;
  head.money = money;
  Table table(only(check::Family::amounts));
  table.head(head).unit("市园林中心", four(printed));
  for (std::size_t index = 0; index < parts.size(); ++index) {
    table.project("项目" + std::to_string(index + 1), four(parts[index]), numbered({1}));
  }
  table.end();
  return table;
}

}  // namespace

TEST_CASE("rounding is a certificate, not a tolerance") {
  CHECK(judged("10.00", "10.00", 1) == Judgement::exact);
  CHECK(judged("10.00", "10.01", 1) == Judgement::mismatch);
  CHECK(judged("10.00", "10.01", 2) == Judgement::rounding);
  CHECK(judged("10.00", "10.02", 2) == Judgement::mismatch);
  CHECK(judged("10.00", "10.02", 3) == Judgement::rounding);
  CHECK(judged("10.00", "9.98", 3) == Judgement::rounding);
  CHECK(judged("10.00", "10.03", 3) == Judgement::mismatch);
  CHECK(judged("60226.61", "60226.62", 18) == Judgement::rounding);
  CHECK(judged("100.00", "100.04", 18) == Judgement::rounding);  // 3·√(19/12) = 3.77…
  CHECK(judged("100.00", "100.05", 18) == Judgement::rounding_unlikely);
  CHECK(judged("100.00", "100.09", 18) == Judgement::rounding_unlikely);  // 9.5 units are possible
  CHECK(judged("100.00", "100.10", 18) == Judgement::mismatch);
  CHECK(judged("100.00", "100.03", 11) == Judgement::rounding);  // 3·√(12/12) is 3, not more
  CHECK(judged("100.00", "100.04", 11) == Judgement::rounding_unlikely);
  CHECK(judged("100.00", "100.01", 18, Exact::all) == Judgement::mismatch);  // by decree
  CHECK(judged("100", "101", 18, Exact::all) == Judgement::mismatch);
  CHECK(judged("10.0", "10.01", 3) == Judgement::rounding);  // the finest digit counts
  CHECK(judged("10", "11", 2) == Judgement::rounding);
  CHECK(judged("10.00", "10.01", 18, Exact::cents) == Judgement::mismatch);  // 元 with two decimals
  CHECK(judged("10", "11", 18, Exact::cents) == Judgement::rounding);        // 元 without
}

TEST_CASE("bounds and sums are written exactly") {
  CHECK(check::rounding_bound(18, 2) == "0.095");
  CHECK(check::rounding_bound(3, 2) == "0.02");
  CHECK(check::rounding_bound(2, 0) == "1.5");
  CHECK(check::rounding_bound(3, 0) == "2");
  CHECK(check::rounding_bound(399, 2) == "2.00");
  CHECK(check::written_like(sum_of("60226.62"), "60,226.61") == "60,226.62");
  CHECK(check::written_like(sum_of("1234567.5"), "1,234,567.00") == "1,234,567.5");
  CHECK(check::written_like(sum_of("226.62"), "60,226.61") == "226.62");
  CHECK(check::written_like(sum_of("-123456"), "1,0") == "-123,456");
  CHECK(check::written_like(sum_of("60226.62"), "60226.61") == "60226.62");
}

TEST_CASE("the total of a row is the sum of its funding columns") {
  const auto row = [](const std::vector<std::string>& amounts, Basis basis = Basis::position) {
    Table table({check::Options::Scope::all, {"row-sum-mismatch", "sum-rounding"}, {}, {}});
    table.head({}).project("城区绿道养护", amounts, {}, basis).end();
    return table;
  };
  CHECK(row({"125.00", "100.00", "20.00", "5.00"}).rules().empty());
  CHECK(row({"125.00", "125.00", "", ""}).rules().empty());
  CHECK(row({"125.00", "125.00", "", ""}, Basis::order).rules().empty());
  CHECK(row({"125.00", "", "", ""}).rules().empty());
  CHECK(row({"", "125.00", "", ""}).rules().empty());
  CHECK(row({"125.00", "1x0.00", "", ""}).rules().empty());
  CHECK(row({"125.00", "100.00", "20.00", "5.01"}).rules() == "sum-rounding");
  CHECK(row({"125.00", "125.01", "", ""}).rules() == "row-sum-mismatch");
  CHECK(row({"125.00", "120.00", "", ""}, Basis::order).rules() == "row-sum-mismatch");

  const Table table = row({"1,125.00", "1,100.00", "20.00", ""});
  REQUIRE(table.rules() == "row-sum-mismatch");
  const finding::Finding& found = table.findings[0];
  CHECK(finding::message(found, "en") ==
        "total 1,125.00 differs from the sum of its funding columns 1,120.00 by 5.00 万元");
  CHECK(finding::message(found, "zh") == "总计 1,125.00 与各项资金之和 1,120.00 不符，相差 5.00 万元");
  CHECK(found.subject.field == "total");
  CHECK(found.subject.project == "城区绿道养护");
  CHECK(found.excerpt == "1,125.00");
  CHECK(found.snippet.line == "城区绿道养护 1,125.00 1,100.00 20.00");
  CHECK(found.snippet.line.substr(found.snippet.begin, found.snippet.end - found.snippet.begin) ==
        "1,125.00");
  REQUIRE(found.related.size() == 2);
  CHECK(finding::related_message(found.related[1], "en") == "财政专户拨款 20.00");
}

TEST_CASE("a spending unit is the sum of its projects") {
  CHECK(unit_of("300.00", {"120.00", "100.00", "80.00"}).count("spending-unit-sum-mismatch") == 0);
  const Table wrong = unit_of("300.00", {"120.00", "170.00"});
  REQUIRE(wrong.count("spending-unit-sum-mismatch") == 1);
  CHECK(wrong.said("spending-unit-sum-mismatch", "en") ==
        "\"市园林中心\" 总计, 财政拨款 300.00 differs from the sum 290.00 of its 2 projects by 10.00 万元");
  CHECK(wrong.said("spending-unit-sum-mismatch", "zh") ==
        "“市园林中心”总计、财政拨款 300.00 与所属 2 个项目之和 290.00 不符，相差 10.00 万元");
  const finding::Finding& found = wrong.first("spending-unit-sum-mismatch");
  REQUIRE(found.related.size() == 2);
  CHECK(finding::related_message(found.related[0], "zh") == "项目1 120.00");
  CHECK(found.related_omitted == 0);
  CHECK(found.snippet.line == "市园林中心 300.00 300.00 0.00 0.00");
  CHECK(found.snippet.begin == 16);
  CHECK(found.subject.spending_unit == "市园林中心");
  CHECK(found.subject.project.empty());

  const Table rounded = unit_of("300.00", {"120.00", "100.00", "80.01"});
  CHECK(rounded.count("sum-rounding") == 1);
  CHECK(
      rounded.said("sum-rounding", "zh") ==
      "“市园林中心”总计、财政拨款 300.00 与 3 项之和 300.01 相差 0.01 万元，属四舍五入尾差（3 项最多 0.02）");
  CHECK(unit_of("300.00", {"120.00", "100.00", "80.01"}, "元").count("spending-unit-sum-mismatch") == 1);
  CHECK(unit_of("300", {"120", "100", "81"}, "元").count("sum-rounding") == 1);
  CHECK(unit_of("300.00", {"300.01"}).count("spending-unit-sum-mismatch") == 1);
  CHECK(unit_of("300.00", {}).findings.empty());
}

TEST_CASE("unlikely rounding is a warning of its own") {
  std::vector<std::string> parts(17, "10.00");
  parts.emplace_back("30.05");
  const Table table = unit_of("200.00", parts);
  REQUIRE(table.count("sum-rounding-unlikely") == 1);
  CHECK(table.said("sum-rounding-unlikely", "zh") ==
        "“市园林中心”总计、财政拨款 200.00 与 18 项之和 200.05 相差 0.05 万元，尾差偏大，请核对");
  CHECK(table.first("sum-rounding-unlikely").severity == finding::Severity::warning);
}

TEST_CASE("the total row is the sum of the units, and of the projects under none") {
  Table right;
  right.head({.total = four("30.00")}).unit("甲所", four("10.00")).project("a", four("10.00"), numbered({1}));
  right.unit("乙所", four("20.00")).project("b", four("20.00"), numbered({1})).end();
  CHECK(right.count("total-sum-mismatch") == 0);

  Table wrong;
  wrong.head({.total = four("31.00")}).unit("甲所", four("10.00")).project("a", four("10.00"), numbered({1}));
  wrong.unit("乙所", four("20.00")).project("b", four("20.00"), numbered({1})).end();
  REQUIRE(wrong.count("total-sum-mismatch") == 1);
  CHECK(wrong.said("total-sum-mismatch", "zh") ==
        "合计行总计、财政拨款 31.00 与 2 个资金使用单位之和 30.00 不符，相差 1.00 万元");
  CHECK(wrong.said("total-sum-mismatch", "en") ==
        "total row 总计, 财政拨款 31.00 differs from the sum 30.00 of 2 spending units by 1.00 万元");
  CHECK(wrong.passed.back() == "end");
  CHECK(wrong.first("total-sum-mismatch").begin.line == 3);

  Table no_units;
  no_units.head({.total = four("31.00")}).project("a", four("10.00")).project("b", four("20.00")).end();
  CHECK(no_units.said("total-sum-mismatch", "zh") ==
        "合计行总计、财政拨款 31.00 与 2 个项目之和 30.00 不符，相差 1.00 万元");

  Table mixed;
  mixed.head({.total = four("31.00")}).project("a", four("10.00"));
  mixed.unit("乙所", four("20.00")).project("b", four("20.00")).end();
  CHECK(mixed.said("total-sum-mismatch", "zh") ==
        "合计行总计、财政拨款 31.00 与 2 个资金使用单位和项目之和 30.00 不符，相差 1.00 万元");

  Table late;
  late.head({}).unit("甲所", four("10.00")).project("a", four("10.00")).end(false, four("12.00"));
  CHECK(late.count("total-sum-mismatch") == 1);
  Table no_total;
  no_total.head({}).unit("甲所", four("10.00")).project("a", four("10.00")).end();
  CHECK(no_total.count("total-sum-mismatch") == 0);
}

TEST_CASE("a unit's finding comes before the next unit, the table's before its end") {
  Table table(only(check::Family::amounts));
  table.head({.total = four("5.00")}).unit("甲所", four("10.00")).project("a", four("9.00"), numbered({1}));
  table.unit("乙所", four("20.00")).project("b", four("20.00"), numbered({1})).end();
  std::vector<std::string> order;
  for (const std::string& name : table.passed) {
    const check::Rule* rule = check::find_rule(name);
    if (rule == nullptr || rule->family == check::Family::amounts) order.push_back(name);
  }
  CHECK(order == std::vector<std::string>{"head", "unit", "project", "spending-unit-sum-mismatch", "unit",
                                          "project", "total-sum-mismatch", "end"});
}

TEST_CASE("a sum with something unreadable is not judged") {
  Table malformed;
  malformed.head({.total = four("99.00")}).unit("甲所", four("10.00"));
  malformed.project("a", {"1,0.5x", "1.00", "0", "0"}).project("b", four("2.00")).end();
  CHECK(malformed.count("spending-unit-sum-mismatch") == 0);
  CHECK(malformed.count("amount-malformed") == 1);
  CHECK(malformed.count("total-sum-mismatch") == 1);  // the unit itself is readable

  Table damaged;
  damaged.head({.total = four("99.00")}).unit("甲所", four("10.00")).project("a", four("1.00"));
  damaged.damage(model::Damage::Kind::row_unparsed, "养护 3.00").unit("乙所", four("5.00"));
  damaged.project("b", four("4.00")).end();
  CHECK(damaged.rules().find("total-sum") == std::string::npos);
  CHECK(damaged.count("spending-unit-sum-mismatch") == 1);  // only the unit after the damage
  CHECK(damaged.first("spending-unit-sum-mismatch").subject.spending_unit == "乙所");

  Table entry;  // a damaged entry does not touch the amounts
  entry.head({}).unit("甲所", four("10.00")).damage(model::Damage::Kind::entry_unparsed, "3、");
  entry.project("a", four("1.00")).end();
  CHECK(entry.count("spending-unit-sum-mismatch") == 1);

  Table truncated;
  truncated.head({.total = four("99.00")}).unit("甲所", four("10.00")).project("a", four("1.00"));
  truncated.damage(model::Damage::Kind::table_truncated, "年度指标值").end(true);
  CHECK(truncated.rules().find("mismatch") == std::string::npos);
}

TEST_CASE("funding columns are compared only where they are sure") {
  const auto two_projects = [](Basis basis, const std::vector<std::string>& second) {
    Table table(only(check::Family::amounts));
    table.head({}).unit("甲所", {"30.00", "10.00", "20.00"}, basis);
    table.project("a", {"10.00", "4.00", "6.00"}, {}, basis).project("b", second, {}, basis).end();
    return table;
  };
  CHECK(two_projects(Basis::order, {"20.00", "6.00", "14.00"}).count("spending-unit-sum-mismatch") == 0);
  // The same number of amounts on all rows: the second column is wrong, the total right.
  const Table wrong = two_projects(Basis::order, {"20.00", "5.00", "15.00"});
  REQUIRE(wrong.count("spending-unit-sum-mismatch") == 1);
  const finding::Finding& found = wrong.first("spending-unit-sum-mismatch");
  CHECK(finding::message(found, "zh") ==
        "“甲所”财政拨款 10.00 与所属 2 个项目之和 9.00 不符，相差 1.00 万元");
  REQUIRE(found.related.size() == 3);
  CHECK(finding::related_message(found.related[0], "zh") == "财政专户拨款 20.00 与 21.00 相差 1.00");
  CHECK(found.excerpt == "10.00");
  // Different numbers of amounts in a dump without columns: nobody knows which they are.
  CHECK(two_projects(Basis::order, {"20.00", "20.00"}).count("spending-unit-sum-mismatch") == 0);
  // In a dump that keeps columns they are known.
  CHECK(two_projects(Basis::position, {"20.00", "20.00"}).count("spending-unit-sum-mismatch") == 1);
  CHECK(two_projects(Basis::position, {"20.00", "6.00", "14.00"}).count("spending-unit-sum-mismatch") == 0);
  // The total is always compared.
  CHECK(two_projects(Basis::order, {"21.00", "21.00"}).count("spending-unit-sum-mismatch") == 1);
}

TEST_CASE("of many parts the first 32 are remembered and the rest is counted") {
  const std::vector<std::string> parts(1000, "1.00");
  const Table table = unit_of("2,000.00", parts);
  const finding::Finding& found = table.first("spending-unit-sum-mismatch");
  CHECK(found.related.size() == 32);
  CHECK(found.related_omitted == 968);
  CHECK(finding::message(found, "en") ==
        "\"市园林中心\" 总计, 财政拨款 2,000.00 differs from the sum 1,000.00 of its 1000 projects by "
        "1000.00 万元");
}

TEST_CASE("a thing in the place of an amount is quoted") {
  Table table(only(check::Family::amounts));
  table.head({}).project("城区绿道养护", {"1,54.9x", "5O.65", "", ""}, numbered({1})).end();
  REQUIRE(table.count("amount-malformed") == 1);
  CHECK(table.said("amount-malformed", "en") == "\"1,54.9x\" is no amount");
  CHECK(table.said("amount-malformed", "zh") == "金额“1,54.9x”格式有误");
  REQUIRE(table.first("amount-malformed").related.size() == 1);
  CHECK(finding::related_message(table.first("amount-malformed").related[0], "zh") == "另有“5O.65”");
}

TEST_CASE("the money unit is missed at the head") {
  Table table(only(check::Family::amounts));
  table.head({.money = ""}).end();
  REQUIRE(table.rules() == "money-unit-missing");
  CHECK(table.findings[0].begin.line == 1);
  CHECK(table.said("money-unit-missing", "zh") == "表头未注明金额单位（万元或元）");
  Table clean;
  clean.head({}).end();
  CHECK(clean.findings.empty());

  Table sum;
  sum.head({.money = ""}).project("a", {"3.00", "1.00"}).end();
  CHECK(sum.said("row-sum-mismatch", "zh") == "总计 3.00 与各项资金之和 1.00 不符，相差 2.00");
}

TEST_CASE("assumed columns are said once a table") {
  Table table(only(check::Family::amounts));
  table.head({.total = {"9.00", "9.00"}, .basis = Basis::order}).unit("甲所", {"9.00", "9.00"}, Basis::order);
  table.project("a", {"9.00", "9.00"}, numbered({1}), Basis::order).end();
  CHECK(table.count("amount-column-assumed") == 1);
  CHECK(table.said("amount-column-assumed", "zh") ==
        "每行只列出 2 个金额，无法确定所属栏次，暂按从左到右对应“总计、财政拨款”");
  CHECK(table.first("amount-column-assumed").begin.line == 3);
  CHECK(table.passed[0] == "head");
  table.head({}).project("a", {"9.00", "9.00"}, numbered({1}), Basis::order).end();
  CHECK(table.count("amount-column-assumed") == 2);

  Table sure;
  sure.head({}).project("a", {"9.00", "9.00"}, numbered({1}), Basis::sums).end();
  sure.head({}).project("a", {"9.00", "9.00", "0.00", "0.00"}, numbered({1}), Basis::order).end();
  CHECK(sure.count("amount-column-assumed") == 0);
}
