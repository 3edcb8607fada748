#include "lex/running_lines.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace jixiao::lex;

namespace {

struct Printed {
  std::string text;
  bool opens_page = false;
};

/// Gives lines to `running`; the first of them begins at that byte, each of the others ten bytes on.
void add(RunningLines& running, const std::vector<Printed>& lines, std::uint64_t byte) {
  for (const Printed& line : lines) {
    running.add(line.text, line.opens_page, byte);
    byte += 10;
  }
}

}  // namespace

TEST_CASE("what stands at the same edge of pages on end is running") {
  RunningLines running;
  add(running, {{"年度绩效目标汇编", false}, {"甲单位", false}, {"第一行的正文", false}}, 0);
  CHECK_FALSE(running.is_top("年度绩效目标汇编"));
  add(running, {{"年度绩效目标汇编", true}}, 30);
  CHECK(running.is_top("年度绩效目标汇编"));
  CHECK_FALSE(running.is_top("第一行的正文"));
}

TEST_CASE("a page number below a running title turns no page once more") {
  RunningLines running;
  add(running, {{"某部门预算", false}, {"第一行的正文", false}, {"第二行的正文", false}}, 0);
  for (int page = 0; page < 3; ++page) {
    CHECK_FALSE(running.is_top("年度绩效目标汇编"));
    add(running, {{"年度绩效目标汇编", true}, {"项目名称", true}, {"正文在此", false}, {"正文又在此", false}},
        30);
  }
  CHECK(running.is_top("年度绩效目标汇编"));
}

TEST_CASE("rows that begin some pages and are called alike are no running titles") {
  RunningLines running;
  const auto page = [&running](const char* first, const char* second) {
    add(running, {{first, true}, {second, false}, {"正文又在此", false}}, 30);
  };
  add(running, {{"年度绩效目标汇编", false}, {"甲单位", false}}, 0);
  page("第二页的正文", "正文之二");
  page("第三页的正文", "正文之三");
  page("第四页的正文", "正文之四");
  page("第五页的正文", "正文之五");
  for (int count = 0; count < 3; ++count) page("甲单位信息中心", "的运行维护");
  CHECK_FALSE(running.is_top("甲单位信息中心"));
  // A title that stands on as many pages as had none before.
  for (int count = 0; count < 2; ++count) page("甲单位信息中心", "正文在此");
  CHECK(running.is_top("甲单位信息中心"));
  // Another chapter's title follows it at once.
  for (int count = 0; count < 3; ++count) page("第二章的标题", "正文在此");
  CHECK(running.is_top("第二章的标题"));
}

TEST_CASE("rows that begin pages below a running title are none, a chapter's title is one") {
  RunningLines running;
  const auto page = [&running](const char* second) {
    add(running, {{"年度绩效目标汇编", true}, {second, false}, {"正文在此", false}, {"正文又在此", false}},
        30);
  };
  for (const char* second : {"第一页的正文", "第二页的正文", "第三页的正文", "第四页的正文", "第五页的正文"})
    page(second);
  for (int count = 0; count < 4; ++count) page("甲单位信息中心");
  CHECK(running.is_top("年度绩效目标汇编"));
  CHECK_FALSE(running.is_top("甲单位信息中心"));
  page("甲单位信息中心");
  CHECK(running.is_top("甲单位信息中心"));
  for (int count = 0; count < 3; ++count) page("第二章的标题");
  CHECK(running.is_top("第二章的标题"));
}

TEST_CASE("what stands at the foot of pages is known, however many bytes it has") {
  constexpr std::size_t longest = 240;
  const std::string other = "这一行与别的都不相同";
  for (std::size_t size = 6; size <= longest + 1; ++size) {
    RunningLines running;
    std::string foot;
    while (foot.size() < size) foot += static_cast<char>('a' + foot.size() % 26);
    for (int page = 0; page < 4; ++page) {
      // In the middle of a page a line is only kept for a moment; shorter ones leave nothing of it behind.
      const std::string number = std::to_string(page);
      add(running, {{other + number, page > 0}, {"正文" + number, false}, {"正文在此", false}}, 0);
      add(running, {{std::string(longest, 'x'), false}, {foot, false}}, 0);
    }
    add(running, {{other, true}}, 0);
    CAPTURE(size);
    CHECK(running.is_foot(foot) == (size <= longest));
    CHECK_FALSE(running.is_foot(std::string(longest, 'x')));
  }
}

TEST_CASE("a line with the number of its page is running") {
  RunningLines running;
  const auto print = [&running](int number, const std::string& foot) {
    const std::string page = std::to_string(number);
    add(running, {{"2025年度汇编 第" + page + "页 共30页", number > 1}, {"第一行的正文", false}}, 0);
    add(running, {{"第" + page + page + "行的正文", false}, {foot, false}}, 0);
  };
  for (int number = 1; number <= 3; ++number) {
    CHECK(running.is_top("2025年度汇编第1页共30页") == (number > 2));
    CHECK_FALSE(running.is_foot("P1"));
    print(number, "P" + std::to_string(number));
  }
  add(running, {{"2025年度汇编第4页共30页", true}}, 0);
  // As it was printed on any page so far, and not otherwise.
  for (int number = 1; number <= 5; ++number) {
    CHECK(running.is_top("2025年度汇编第" + std::to_string(number) + "页共30页") == (number <= 4));
    CHECK(running.is_foot("P" + std::to_string(number)) == (number <= 3));
  }
  CHECK_FALSE(running.is_top("2026年度汇编第4页共30页"));
  CHECK_FALSE(running.is_top("2025年度汇编第四页共30页"));
  CHECK_FALSE(running.is_top("2025年度汇编第页共30页"));
  CHECK_FALSE(running.is_foot("P0"));
  CHECK_FALSE(running.is_foot("P00001"));
}

TEST_CASE("a line that takes the place of a running one which ends alike is running when it comes again") {
  RunningLines running;
  const auto print = [&running](const std::string& top, const std::string& body) {
    add(running, {{top, true}, {body, false}, {"正文在此", false}, {"正文又在此", false}}, 0);
  };
  for (const char* body : {"第一页的正文", "第二页的正文", "第三页的正文"}) print("甲局2025年部门预算", body);
  CHECK(running.is_top("甲局2025年部门预算"));
  print("乙局2025年部门预算", "第四页的正文");
  CHECK_FALSE(running.is_top("乙局2025年部门预算"));
  print("丙局2025年部门预算", "第五页的正文");  // a chapter of one page stood between
  print("丙局2025年部门预算", "第六页的正文");
  CHECK(running.is_top("丙局2025年部门预算"));
  CHECK_FALSE(running.is_top("乙局2025年部门预算"));
  // Another line that comes twice is none yet.
  print("甲单位信息中心的运行维护", "第七页的正文");
  print("甲单位信息中心的运行维护", "第八页的正文");
  CHECK_FALSE(running.is_top("甲单位信息中心的运行维护"));
}

TEST_CASE("a line whose number does not rise by one with the pages is none of them") {
  RunningLines running;
  const std::vector<std::string> numbers = {"7", "9", "10", "10", "11", "13"};
  for (std::size_t page = 0; page < numbers.size(); ++page) {
    add(running, {{"标题之外的" + std::string(page + 1, 'x'), page > 0}, {"正文", false}}, 0);
    add(running, {{"正文在此", false}, {"第" + numbers[page] + "批", false}}, 0);
    for (const std::string& number : numbers) CHECK_FALSE(running.is_foot("第" + number + "批"));
  }
}

TEST_CASE("pages of any length are told again as they were read") {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::vector<PageStep> steps;
    RunningLines read, logged, joined;
    logged.log_to(steps, false);
    std::uint64_t byte = 0;
    for (int page = 0; page < 20; ++page) {
      const std::string chapter = "第" + std::to_string(page / 7) + "章的标题";
      const std::string numbered = "第" + std::to_string(page / 9 + page) + "页";
      std::vector<Printed> lines{{chapter, page > 0}};
      for (std::size_t more = random() % 6; more > 0; --more)
        lines.push_back({"正文" + std::string(random() % 300, 'x'), false});
      lines.push_back({random() % 4 > 0 ? chapter + "完" : std::to_string(byte) + "页完了", false});
      if (random() % 8 > 0) lines.push_back({numbered, false});
      if (random() % 3 == 0) logged.mark(byte + 10 * (random() % lines.size()));
      for (RunningLines* const each : {&read, &logged}) add(*each, lines, byte);
      byte += 10 * lines.size();
      CHECK(logged.is_top(chapter) == read.is_top(chapter));
      CHECK(logged.is_foot(chapter + "完") == read.is_foot(chapter + "完"));
      CHECK(logged.is_foot(numbered) == read.is_foot(numbered));
    }
    for (const PageStep& step : steps) REQUIRE(joined.replay(step));
  }
}

TEST_CASE("who begins to read behind a page's number is told that the page turned") {
  // The title opens pages one and three: not on end, so it is no running title.
  const std::vector<Printed> before = {
      {"年度绩效目标汇编", false}, {"甲单位的正文在此", false}, {"乙单位的正文在此", false}};
  const std::vector<Printed> behind = {{"另一年度的目标表", true}, {"丙单位的正文在此", false}};
  const std::uint64_t place = 30;

  RunningLines whole;
  add(whole, before, 0);
  add(whole, behind, place);

  std::vector<PageStep> first_steps, next_steps;
  RunningLines first;
  first.log_to(first_steps, false);
  first.mark(place);
  add(first, before, 0);
  add(first, {behind.front()}, place);

  // The number of the page stands before the place: from there on nothing shows that it turned.
  std::vector<Printed> unseen = behind;
  unseen.front().opens_page = false;
  RunningLines next;
  next.log_to(next_steps, true);
  add(next, unseen, place);

  RunningLines joined, at_place;
  for (const PageStep& step : first_steps) {
    if (step.kind == PageStep::Kind::mark) {
      at_place = joined;
      if (step.said) at_place.turn_page();
    }
    REQUIRE(joined.replay(step));
  }
  RunningLines alone = at_place;
  for (const PageStep& step : next_steps) REQUIRE(at_place.replay(step));
  add(alone, unseen, place);

  const std::vector<Printed> last = {{"年度绩效目标汇编", true}};
  for (RunningLines* const running : {&whole, &at_place, &alone}) {
    add(*running, last, 60);
    CHECK_FALSE(running->is_top("年度绩效目标汇编"));
  }
}
