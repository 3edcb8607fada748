#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "diff/amounts.h"
#include "diff/compare.h"
#include "diff/compare_indicators.h"
#include "diff/match.h"
#include "emit/difference.h"

using namespace jixiao;
using Kind = model::ChangeKind;

namespace {

diff::Name name(const std::string& text) {
  return {text, text, {0, 1, 1}};
}

diff::Figure figure(const std::string& text) {
  const bool negative = text.starts_with('-');
  auto value = text::Decimal::read(negative ? text.substr(1) : text);
  if (value && negative) value->units = -value->units;
  return {text, value, {0, 2, 1}};
}

diff::Target target(const std::string& text, model::Op op, const std::string& value,
                    const std::string& unit) {
  diff::Target out;
  out.text = text;
  out.op = op;
  out.value = text::Decimal::read(value);
  out.unit = unit;
  return out;
}

diff::Indicator indicator(const std::string& called, const std::string& type = "1-a/11-b",
                          const std::string& value = "5") {
  const diff::Target five = target("≥" + value, model::Op::greater_equal, value, "");
  return {name(called), type, five, five};
}

diff::Project project(const std::string& called, const std::string& amount = "1.00",
                      std::vector<diff::Indicator> indicators = {}) {
  diff::Project out;
  out.name = name(called);
  out.amounts[0] = figure(amount);
  out.indicators = std::move(indicators);
  return out;
}

/// A side with one table of these units.
diff::Side side(std::vector<diff::Unit> units, const std::string& department = "d") {
  diff::Side out;
  out.paths = {"x"};
  diff::Table& table = out.tables.emplace_back();
  table.department = name(department);
  table.columns = {{"total", "t"}, {"fiscal_appropriation", "f"}, {"other_funds", "o"}};
  table.total_column = 0;
  table.units = std::move(units);
  return out;
}

diff::Unit unit(const std::string& called, std::vector<diff::Project> projects) {
  diff::Unit out;
  out.name = name(called);
  out.projects = std::move(projects);
  return out;
}

/// "amount-raised p; target-lowered q".
std::string said(const model::Difference& difference) {
  std::string out;
  for (const model::Change& change : difference.changes) {
    const std::string& about = !change.indicator.empty() ? change.indicator
                               : !change.project.empty() ? change.project
                                                         : change.spending_unit;
    out.append(out.empty() ? "" : "; ").append(model::change_name(change.kind)).append(" ").append(about);
  }
  return out;
}

}  // namespace

TEST_CASE("names are alike by the pairs of characters that they share") {
  CHECK(diff::similarity("abc", "abc") == 100);
  CHECK(diff::similarity("abcd", "xbcd") == 66);
  CHECK(diff::similarity("abab", "baba") == 66);
  CHECK(diff::similarity("ab", "cd") == 0);
  CHECK(diff::similarity("", "a") == 0);
  CHECK(diff::similarity("a", "a") == 100);
  CHECK(diff::similarity("aba", "bab") == 99);
  CHECK(diff::similarity("城区绿道养护", "城区绿道维护") == 60);
}

TEST_CASE("equal names find each other in their order, the rest by likeness") {
  const auto matches =
      diff::match({"a", "b", "a", "left"}, {"a", "a", "a", "b"},
                  [](std::size_t old_index, std::size_t) { return old_index == 3 ? 70U : 0U; });
  REQUIRE(matches.size() == 4);
  CHECK(matches[0].old_index == 0);
  CHECK(matches[1].old_index == 2);
  CHECK((matches[2].old_index == 3 && matches[2].similarity == 70));
  CHECK((matches[3].old_index == 1 && matches[3].similarity == 0));
}

TEST_CASE("a side and itself have no difference") {
  const diff::Side one =
      side({unit("u", {project("p", "1.00", {indicator("i"), indicator("i")}), project("p")})});
  const model::Difference difference = diff::compare(one, one);
  CHECK(difference.changes.empty());
  CHECK(difference.sums.empty());
  CHECK((difference.projects == 2 && difference.projects_unchanged == 2 && difference.unchanged.size() == 2));
  CHECK(diff::compare({}, {}).changes.empty());
}

TEST_CASE("projects stay, come, go, move, and are renamed") {
  const diff::Side old_side =
      side({unit("u", {project("stays"), project("goes away"), project("moves")}), unit("v", {})});
  const diff::Side new_side =
      side({unit("u", {project("stays"), project("comes anew 1")}), unit("v", {project("moves")})});
  CHECK(said(diff::compare(old_side, new_side)) ==
        "project-added comes anew 1; project-dropped goes away; project-moved moves");
  const model::Difference renamed = diff::compare(side({unit("u", {project("repair of bridges 2023")})}),
                                                  side({unit("u", {project("repair of bridges 2024")})}));
  REQUIRE(said(renamed) == "project-renamed repair of bridges 2024");
  CHECK(renamed.changes[0].similarity > 80);
  // An objective that is the same word for word is as good as a name that is much the same.
  diff::Project before = project("one"), after = project("another");
  before.objective = after.objective = "the same";
  CHECK(said(diff::compare(side({unit("u", {before})}), side({unit("u", {after})}))) ==
        "project-renamed another");
}

TEST_CASE("units come and go with their projects") {
  CHECK(said(diff::compare(side({unit("u", {project("p")})}), side({unit("w", {project("q")})}))) ==
        "unit-added w; project-added q; unit-dropped u; project-dropped p");
  CHECK(said(diff::compare(side({unit("the office of works", {project("p")})}),
                           side({unit("the office of work", {project("p")})}))) ==
        "unit-renamed the office of work");
}

TEST_CASE("amounts: raised, cut, moved, unreadable; exact, and 元 against 万元") {
  const auto change = [](const std::vector<std::string>& old_figures,
                         const std::vector<std::string>& new_figures, unsigned old_power = 0,
                         unsigned new_power = 0) {
    diff::Project before = project("p"), after = project("p");
    for (std::size_t index = 0; index < old_figures.size(); ++index) {
      before.amounts[index] = old_figures[index].empty() ? diff::Figure{} : figure(old_figures[index]);
      after.amounts[index] = new_figures[index].empty() ? diff::Figure{} : figure(new_figures[index]);
    }
    diff::Side old_side = side({unit("u", {before})}), new_side = side({unit("u", {after})});
    old_side.tables[0].money_power = old_power;
    new_side.tables[0].money_power = new_power;
    const model::Difference difference = diff::compare(old_side, new_side);
    std::string out = said(difference);
    for (const model::Change& one : difference.changes) {
      for (const model::ColumnChange& column : one.columns) out += " " + column.id + " " + column.difference;
    }
    return out;
  };
  CHECK(change({"1.00", "1.00", ""}, {"1.10", "1.10", ""}) ==
        "amount-raised p total 0.10 fiscal_appropriation 0.10");
  CHECK(change({"1,000.00", "", ""}, {"999.99", "", ""}) == "amount-cut p total -0.01");
  CHECK(change({"2.00", "1.00", "1.00"}, {"2.00", "0.50", "1.50"}) ==
        "amount-moved p fiscal_appropriation -0.50 other_funds 0.50");
  CHECK(change({"2.00", "1.00", "1.00"}, {"2.00", "1.00", "1.50"}) == "amount-changed p other_funds 0.50");
  CHECK(change({"2.00", "", ""}, {"2.OO", "", ""}) == "amount-changed p total ");
  CHECK(change({"2.00", "2.00", ""}, {"2.00", "2.00", "0.00"}).empty());
  CHECK(change({"2.5", "", ""}, {"2.50", "", ""}).empty());
  CHECK(change({"12345.00", "", ""}, {"1.2345", "", ""}, 0, 4).empty());
  CHECK(change({"1.2345", "", ""}, {"12345", "", ""}, 4, 0).empty());
  CHECK(change({"12345.01", "", ""}, {"1.2345", "", ""}, 0, 4) == "amount-cut p total -0.000001");
}

TEST_CASE("targets: raised, lowered, easier or not, reworded, of another kind") {
  using model::Op;
  const auto change = [](const diff::Target& before, const diff::Target& after) {
    diff::Indicator old_one = indicator("i"), new_one = indicator("i");
    old_one.annual = before;
    new_one.annual = after;
    const model::Difference difference = diff::compare(side({unit("u", {project("p", "1", {old_one})})}),
                                                       side({unit("u", {project("p", "1", {new_one})})}));
    REQUIRE(difference.changes.size() == 1);
    CHECK(difference.changes[0].field == "annual_target");
    const auto& easier = difference.changes[0].easier;
    return std::string(model::change_name(difference.changes[0].kind)) +
           (easier ? *easier ? " easier" : " harder" : "");
  };
  const diff::Target base = target("≥95%", Op::greater_equal, "95", "%");
  CHECK(change(base, target("≥90%", Op::greater_equal, "90", "%")) == "target-lowered easier");
  CHECK(change(base, target("100%", Op::equal, "100", "%")) == "target-raised harder");
  CHECK(change(target("≤3", Op::less_equal, "3", "天"), target("≤5", Op::less_equal, "5", "天")) ==
        "target-raised easier");
  CHECK(change(base, target("不低于95%", Op::greater_equal, "95", "%")) == "target-reworded");
  CHECK(change(base, target(">95%", Op::greater, "95", "%")) == "target-changed");
  CHECK(change(base, target("≤90%", Op::less_equal, "90", "%")) == "target-changed");
  CHECK(change(base, target("≥90个", Op::greater_equal, "90", "个")) == "target-changed");
  CHECK(change(base, diff::Target{}) == "target-changed");
}

TEST_CASE("indicators: added, dropped, renamed, filed otherwise") {
  const auto change = [](std::vector<diff::Indicator> before, std::vector<diff::Indicator> after) {
    return said(diff::compare(side({unit("u", {project("p", "1", std::move(before))})}),
                              side({unit("u", {project("p", "1", std::move(after))})})));
  };
  CHECK(change({indicator("one"), indicator("two")}, {indicator("two"), indicator("three")}) ==
        "indicator-added three; indicator-dropped one");
  CHECK(change({indicator("one")}, {indicator("one", "2-c/21-d")}) == "indicator-retyped one");
  CHECK(change({indicator("roads repaired in time")}, {indicator("roads repaired on time")}) ==
        "indicator-renamed roads repaired on time");
  CHECK(change({indicator("one"), indicator("one", "1-a/11-b", "7")}, {indicator("one")}) ==
        "indicator-dropped one");
}

TEST_CASE("sums of units and tables, and tables that are on one side only") {
  const model::Difference difference =
      diff::compare(side({unit("u", {project("p", "1.00"), project("q", "2.50")})}),
                    side({unit("u", {project("p", "1.00")})}));
  REQUIRE(difference.sums.size() == 2);
  CHECK((difference.sums[0].name == "u" && difference.sums[0].total.difference == "-2.50"));
  CHECK((difference.sums[1].is_total && difference.sums[1].total.old_text == "3.50"));
  diff::Side two = side({}, "d");
  two.tables.push_back(side({unit("u", {})}, "e").tables[0]);
  CHECK(said(diff::compare(side({}, "d"), two)) == "table-added ");
  CHECK(said(diff::compare(two, side({}, "d"))) == "table-dropped ");
  CHECK(diff::compare(side({}, "one"), side({}, "other")).changes[0].kind == Kind::head_changed);
}

TEST_CASE("every change has words in both languages and a name") {
  for (std::size_t index = 0; index < static_cast<std::size_t>(Kind::count_); ++index) {
    model::Change change;
    change.kind = static_cast<Kind>(index);
    change.old_side = change.new_side = model::Printed{"x", {}};
    change.field = "annual_target";
    const std::string english = emit::change_message(change, "en"),
                      chinese = emit::change_message(change, "zh");
    INFO(model::change_name(change.kind));
    CHECK_FALSE(model::change_name(change.kind).empty());
    CHECK_FALSE(english.empty());
    CHECK(std::any_of(chinese.begin(), chinese.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0xE4; }));
    CHECK((english + chinese).find('{') == std::string::npos);
  }
}
