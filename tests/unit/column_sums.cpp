#include "parse/column_sums.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace jixiao;
using parse::ColumnSums;
using Level = ColumnSums::Level;
using model::AmountsBasis;

namespace {

const std::vector<model::Column> columns = {{"total", "总计"},
                                            {"fiscal_appropriation", "财政拨款"},
                                            {"special_account", "财政专户拨款"},
                                            {"other_funds", "其他资金"}};

/// Amounts as a row prints them, from left to right.
model::Amounts printed(const std::vector<std::string>& figures) {
  model::Amounts amounts;
  for (std::size_t index = 0; index < figures.size(); ++index) {
    model::Amount& amount = amounts.column[index];
    amount.text = {static_cast<std::uint32_t>(index * 20), static_cast<std::uint32_t>(index * 20 + 10)};
    if (figures[index] == "—") continue;
    amount.value = text::Decimal::read(figures[index]);
    amount.malformed = !amount.value;
    ++amounts.printed;
  }
  amounts.basis = figures.size() == columns.size() ? AmountsBasis::printed : AmountsBasis::order;
  return amounts;
}

std::string shown(const model::Amounts& amounts) {
  std::string out(model::basis_name(amounts.basis));
  for (std::size_t index = 0; index < columns.size(); ++index) {
    const auto& value = amounts.column[index].value;
    out += ' ' + (value ? value->to_string() : std::string("-"));
  }
  return out;
}

struct Table {
  ColumnSums sums;
  Table() { sums.begin(columns); }
  std::string row(Level level, const std::vector<std::string>& figures, bool in_unit = true) {
    model::Amounts amounts = printed(figures);
    sums.settle(level, in_unit, amounts);
    return shown(amounts);
  }
  std::string total(const std::vector<std::string>& figures) { return row(Level::total, figures); }
  std::string unit(const std::vector<std::string>& figures) { return row(Level::spending_unit, figures); }
  std::string project(const std::vector<std::string>& figures) { return row(Level::project, figures); }
};

}  // namespace

TEST_CASE("a column that is zero in the total row is blank below it") {
  Table table;
  CHECK(table.total({"100.00", "0.00", "100.00", "0.00"}) == "printed 100.00 0.00 100.00 0.00");
  CHECK(table.unit({"60.00", "60.00"}) == "sums 60.00 - 60.00 -");
  CHECK(table.project({"60.00", "60.00"}) == "sums 60.00 - 60.00 -");
}

TEST_CASE("a column that has no room left is not filled") {
  Table table;
  table.total({"100.00", "80.00", "20.00", "0.00"});
  CHECK(table.unit({"100.00", "80.00", "20.00"}) == "sums 100.00 80.00 20.00 -");
  CHECK(table.project({"50.00", "50.00"}) == "sums 50.00 50.00 - -");
  CHECK(table.project({"15.00", "15.00"}) == "order 15.00 15.00 - -");
  CHECK(table.project({"30.00", "30.00"}) == "sums 30.00 30.00 - -");
  // Nothing is left of the appropriation but what rounding may add.
  CHECK(table.project({"5.00", "5.00"}) == "sums 5.00 - 5.00 -");
}

TEST_CASE("nothing is claimed that is not determined") {
  Table table;
  CHECK(table.total({"100.00", "100.00"}) == "order 100.00 100.00 - -");
  CHECK(table.unit({"60.00", "60.00"}) == "order 60.00 60.00 - -");
  table.total({"100.00", "60.00", "40.00", "0.00"});
  CHECK(table.unit({"40.00", "40.00"}) == "order 40.00 40.00 - -");
  // A zero that is printed may stand in either of two columns.
  CHECK(table.unit({"50.00", "50.00", "0.00"}) == "order 50.00 50.00 0.00 -");
  // A row that contradicts the rows above it, or itself.
  CHECK(table.unit({"70.00", "70.00"}) == "order 70.00 70.00 - -");
  CHECK(table.unit({"55.00", "50.00"}) == "order 55.00 50.00 - -");
  // An amount that cannot be read, one below zero, a row that prints its total alone.
  CHECK(table.unit({"50.00", "5O.00"}) == "order 50.00 - - -");
  CHECK(table.unit({"50.00", "60.00", "-10.00"}) == "order 50.00 60.00 -10.00 -");
  CHECK(table.unit({"50.00"}) == "order 50.00 - - -");
}

TEST_CASE("a unit that is not determined leaves what the total row says") {
  Table table;
  table.total({"100.00", "40.00", "60.00", "0.00"});
  CHECK(table.unit({"30.00", "30.00"}) == "order 30.00 30.00 - -");
  CHECK(table.project({"30.00", "30.00"}) == "order 30.00 30.00 - -");
  CHECK(table.unit({"50.00", "50.00"}) == "sums 50.00 - 50.00 -");
}

TEST_CASE("a row below zero makes its columns say nothing") {
  Table table;
  table.total({"100.00", "100.00", "0.00", "0.00"});
  CHECK(table.unit({"100.00", "110.00", "-10.00", "0.00"}) == "printed 100.00 110.00 -10.00 0.00");
  CHECK(table.unit({"60.00", "60.00"}) == "order 60.00 60.00 - -");
}

TEST_CASE("what is claimed is true in every valid table") {
  std::mt19937 chance(20240612);
  const auto some = [&](int most) { return std::uniform_int_distribution<int>(0, most)(chance); };
  const auto figure = [](int cents) {
    std::string out = std::to_string(cents / 100) + '.';
    return out + static_cast<char>('0' + cents / 10 % 10) + static_cast<char>('0' + cents % 10);
  };
  unsigned claimed = 0;
  for (int round = 0; round < 400; ++round) {
    // Projects with random funding; some columns are not used at all.
    const int used = 1 + some(6);
    std::vector<std::vector<std::array<int, 4>>> units(static_cast<std::size_t>(1 + some(3)));
    std::array<int, 4> whole{};
    std::vector<std::array<int, 4>> sums;
    for (auto& unit : units) {
      unit.resize(static_cast<std::size_t>(1 + some(4)));
      sums.push_back({});
      for (auto& project : unit) {
        project = {};
        for (std::size_t column = 1; column < 4; ++column)
          project[column] = (used >> (column - 1) & 1) != 0 && some(1) == 1 ? 1 + some(9999) : 0;
        if (project[1] + project[2] + project[3] == 0)
          project[used & 1 ? 1 : used & 2 ? 2 : 3] = 1 + some(9999);
        project[0] = project[1] + project[2] + project[3];
        for (std::size_t column = 0; column < 4; ++column) sums.back()[column] += project[column];
      }
      for (std::size_t column = 0; column < 4; ++column) whole[column] += sums.back()[column];
    }
    Table table;
    const auto check = [&](Level level, const std::array<int, 4>& row, bool blank) {
      std::vector<std::string> figures;
      std::string truth = "sums";
      for (const int cents : row) {
        if (cents > 0 || !blank) figures.push_back(figure(cents));
        truth += ' ' + (cents > 0 || !blank ? figure(cents) : std::string("-"));
      }
      const std::string said = table.row(level, figures);
      if (!said.starts_with("sums")) return;
      ++claimed;
      CHECK(said == truth);
    };
    check(Level::total, whole, false);
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
      check(Level::spending_unit, sums[unit], true);
      for (const auto& project : units[unit]) check(Level::project, project, true);
    }
  }
  CHECK(claimed > 1000);
}
