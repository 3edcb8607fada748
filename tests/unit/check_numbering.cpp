#include <catch2/catch.hpp>

#include "check_table.h"

using namespace jixiao;
using namespace jixiao::check_test;

TEST_CASE("numbers that count up say nothing") {
  CHECK(judge_numbers(numbered({1})).empty());
  CHECK(judge_numbers(numbered({1, 2, 3, 4, 5})).empty());
  CHECK(judge_numbers({}).empty());
}

TEST_CASE("a number that never occurs is a gap at the next larger one") {
  CHECK(judge_numbers(numbered({1, 2, 4})) == "number-gap@4");
  CHECK(judge_numbers(numbered({1, 2, 4, 5})) == "number-gap@4");
  CHECK(judge_numbers(numbered({2, 3, 4})) == "number-gap@2");
  CHECK(judge_numbers(numbered({1, 2, 9})) == "number-gap@9");
  CHECK(judge_numbers(numbered({1, 3, 5, 6})) == "number-gap@3 number-gap@5");
  CHECK(judge_numbers(numbered({1, 2, 3, 1, 3})) == "list-restart@1 number-gap@3");
}

TEST_CASE("a number that stood before is a duplicate") {
  CHECK(judge_numbers(numbered({1, 2, 2})) == "number-duplicate@2");
  CHECK(judge_numbers(numbered({1, 2, 2, 3})) == "number-duplicate@2");
  CHECK(judge_numbers(numbered({1, 2, 3, 2})) == "number-duplicate@2");
  CHECK(judge_numbers(numbered({1, 2, 2, 2})) == "number-duplicate@2 number-duplicate@2");
  CHECK(judge_numbers(numbered({1, 2, 1, 2})) == "list-restart@1");
}

TEST_CASE("a smaller number is out of order, and what it fills is no gap") {
  CHECK(judge_numbers(numbered({1, 3, 2})) == "number-order@2");
  CHECK(judge_numbers(numbered({1, 3, 2, 4})) == "number-order@2");
  CHECK(judge_numbers(numbered({1, 4, 2, 3})) == "number-order@2");
  CHECK(judge_numbers(numbered({1, 2, 5, 4, 3})) == "number-order@4 number-order@3");
}

TEST_CASE("one wrong number is blamed alone") {
  CHECK(judge_numbers(numbered({1, 2, 7, 4})) == "number-gap@7");
  CHECK(judge_numbers(numbered({1, 2, 7, 4, 5, 6})) == "number-gap@7");
  CHECK(judge_numbers(numbered({1, 2, 2, 4})) == "number-duplicate@2");
  CHECK(judge_numbers(numbered({1, 3, 3, 4})) == "number-gap@3");
  CHECK(judge_numbers(numbered({1, 2, 3, 0, 5})) == "number-order@0");
  CHECK(judge_numbers(numbered({5, 2, 3})) == "number-gap@5");
}

TEST_CASE("next to a damaged entry nothing is said of numbers") {
  std::vector<Entry> entries = numbered({1, 2, 4, 5});
  entries[1].before_damage = entries[2].after_damage = true;
  CHECK(judge_numbers(entries).empty());

  entries = numbered({2, 3});
  entries[0].after_damage = true;
  CHECK(judge_numbers(entries).empty());

  entries = numbered({1, 2, 3, 2, 3, 4});  // the damage swallowed the 1 of a second list
  entries[2].before_damage = entries[3].after_damage = true;
  CHECK(judge_numbers(entries).empty());

  entries = numbered({1, 2, 4, 6});  // but further away they are judged
  entries[1].before_damage = entries[2].after_damage = true;
  CHECK(judge_numbers(entries) == "number-gap@6");

  entries = numbered({1, 2, 1, 2});
  entries[1].before_damage = entries[2].after_damage = true;
  CHECK(judge_numbers(entries).empty());
}

TEST_CASE("findings on numbers say what was seen, in both languages") {
  Table table(only(check::Family::numbering));
  table.head({}).project("城区绿道养护", {"1.00", "1.00", "0", "0"}, numbered({1, 2, 6, 5, 5, 1, 2, 9}));
  CHECK(table.said("number-gap", "en") == "6 comes after 2 without 3, 4");
  CHECK(table.said("number-gap", "zh") == "指标序号不连续：2 之后是 6，缺 3、4");
  CHECK(table.said("number-order", "en") == "number 5 comes after 6");
  CHECK(table.said("number-order", "zh") == "指标序号顺序颠倒：5 排在 6 之后");
  CHECK(table.said("number-duplicate", "en") == "number 5 occurs again");
  CHECK(table.said("number-duplicate", "zh") == "指标序号 5 重复");
  CHECK(table.said("list-restart", "en") == "the numbering starts again at 1 (list 2)");
  CHECK(table.said("list-restart", "zh") == "同一项目内指标序号从 1 重新编起（第 2 组）");
  CHECK(finding::message(table.findings.back(), "zh") == "指标序号不连续：2 之后是 9，缺 3-8");
  const finding::Finding& again = table.first("number-duplicate");
  REQUIRE(again.related.size() == 1);
  CHECK(again.related[0].at.column < again.begin.column);
  CHECK(finding::related_message(again.related[0], "zh") == "首次出现于此");
  CHECK(again.subject.number == 5U);
  CHECK(again.subject.list == 1);
  CHECK(again.subject.field == "number");

  Table late;
  late.head({}).project("城区绿道养护", {"1.00", "1.00", "0", "0"}, numbered({3, 4}));
  CHECK(late.said("number-gap", "en") == "the list begins with 3, without 1, 2");
  CHECK(late.said("number-gap", "zh") == "指标序号不连续：从 3 开始，缺 1、2");
}

TEST_CASE("a very long list is judged in good time") {
  std::vector<Entry> entries;
  for (std::uint32_t number = 1; number <= 20000; ++number) {
    Entry entry;
    entry.number = number % 2 == 0 ? 2 : number;
    entries.push_back(entry);
  }
  CHECK_FALSE(judge_numbers(entries).empty());
}
