#include "text/marks.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "text/find.h"
#include "vector_levels.h"

using namespace jixiao;

namespace {

std::vector<std::size_t> listed(const text::FoundMarks& marks) {
  std::vector<std::size_t> all;
  for (const text::Mark& mark : marks) all.insert(all.end(), {mark.at, mark.which, mark.size});
  return all;
}

}  // namespace

TEST_CASE("marks are found alike with and without vector instructions") {
  std::mt19937 random(5);
  const std::vector<std::vector<std::string>> lists = {{"；", ";", "。", "｡", "、", "､", "﹑"},
                                                       {"。", "。。"},
                                                       {"é", "；", "-"},
                                                       {";"},
                                                       {"。", "！！", "."},
                                                       {"1", "2", "3", "4", "5", "6", "7", "8", "9"}};
  // Characters that share bytes with the marks are among them.
  const std::vector<std::string> scraps = {"；", ";",  "。", "｡",  "、", "､",  "﹑", "伛",
                                           "：", "，", "é",  "1",  "9",  "-",  "！", ".",
                                           "绩", "效", "指", "标", "〉", "ｂ", "",   "值"};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t count = random() % 90; count > 0; --count) text += scraps[random() % scraps.size()];
    const text::Marks marks(lists[random() % lists.size()]);
    const std::size_t until = random() % 3 == 0 ? random() % (text.size() + 1) : text.size();
    const std::size_t from = random() % 3 == 0 ? random() % (until + 1) : 0;
    text::FoundMarks found, plain;
    marks.find(text, from, until, plain, text::Vectors::none);
    const std::string_view part = std::string_view(text).substr(from, until - from);
    REQUIRE(marks.any_in(part, text::Vectors::none) == !plain.empty());
    INFO(text << " from " << from << " until " << until);
    for (const text::Vectors level : tests::vector_levels()) {
      marks.find(text, from, until, found, level);
      REQUIRE(listed(found) == listed(plain));
      REQUIRE(marks.any_in(part, level) == !plain.empty());
    }
  }
}

TEST_CASE("of several marks at one place the first of the list is found, and none that the end cuts") {
  const std::string text = std::string(70, 'x') + "。。x。";
  text::FoundMarks found;
  text::Marks({"。。", "。"}).find(text, 0, text.size(), found);
  CHECK(listed(found) == std::vector<std::size_t>{70, 0, 6, 73, 1, 3, 77, 1, 3});
  text::Marks({"。。", "。"}).find(text, 0, text.size() - 1, found);
  CHECK(listed(found) == std::vector<std::size_t>{70, 0, 6, 73, 1, 3});
}

TEST_CASE("a text is found from either end where the standard library finds it") {
  std::mt19937 random(7);
  const std::vector<std::string> needles = {"标值", "指标值", "值", "a", "ab", "指标值:年度"};
  const std::vector<std::string> scraps = {"指", "标", "值", "a", "b", ":", "年度", "度", "指标", "标值"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t count = random() % 60; count > 0; --count) text += scraps[random() % scraps.size()];
    const std::string& needle = needles[random() % needles.size()];
    const std::size_t from = random() % (text.size() + 2);
    INFO(needle << " in " << text << " from " << from);
    REQUIRE(text::find(text, needle, from) == text.find(needle, from));
    REQUIRE(text::find_last(text, needle) == text.rfind(needle));
  }
}
