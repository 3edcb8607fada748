#include "grammar/outline.h"

#include <re2/re2.h>
#include <catch2/catch.hpp>
#include <random>
#include <string>

using jixiao::grammar::Outline;

TEST_CASE("what texts of plain expressions begin with is known") {
  const auto numbered = Outline("(?:第|[(（])?[0-9０-９]{1,2}(?:页|章)|附表?").first;
  for (const char* text : {"第3章", "(2", "（2", "７页", "附", "0"}) CHECK(numbered.has_first_of(text));
  for (const char* text : {"章", "表", "a", "", " 3", "：", "\xF0\xA0\x80\x80"})
    CHECK(!numbered.has_first_of(text));
  const auto english = Outline("(?i)(?:page|第)[ 0-9０-９]+").first;
  for (const char* text : {"page", "PAGE", "第"}) CHECK(english.has_first_of(text));
  for (const char* text : {"age", "3", "页"}) CHECK(!english.has_first_of(text));
}

TEST_CASE("what texts of plain expressions end with is known") {
  const auto numbered = Outline("附?表(?:[0-9](?:[(（][^)）]*[)）])?|甲*乙?)").last;
  for (const char* text : {"附表", "表3", "表3（续）", "表甲", "表乙"}) CHECK(numbered.has_last_of(text));
  for (const char* text : {"附", "表3（续", "表丙"}) CHECK(!numbered.has_last_of(text));
  CHECK(Outline("表?").last.has_last_of("丙"));
}

TEST_CASE("what texts of plain expressions are made of is known") {
  const auto head = Outline("(?P<number>[0-9０-９]{1,3})[、､](?:\\d|[^。-三a])?").inside;
  for (const char* text : {"12、7", "１､", "", "b"}) CHECK(head.has_all_of(text));
  for (const char* text : {"一", "1、a", "。", "丁"}) CHECK(!head.has_all_of(text));
  for (const char* text : {"一2", "第12、", "7", "丁a b", ""}) CHECK(head.has_last_of(text));
  for (const char* text : {"12一", "。", "1a", "\xF0\xA0\x80\x80。"}) CHECK(!head.has_last_of(text));
  const std::string_view text = "第丁12、7";
  CHECK(head.suffix_of(text, 0) == std::string_view("第丁").size());
  CHECK(head.suffix_of(text, 7) == 7);
  CHECK(head.suffix_of("12", 0) == 0);
  CHECK(Outline("\\pN").inside.has_all_of("x"));
}

TEST_CASE("what every match has is known") {
  const auto any_in = [](const char* expression, const char* text) {
    return Outline(expression).needed.any_in(text);
  };
  const char* const unit = ".*单位[：:] *(?:[万亿]?元|圆|块)+.*";
  CHECK(any_in(unit, "金额单位万"));
  for (const char* text : {"", "单：元", "位单", "万元"}) CHECK(!any_in(unit, text));
  const char* const contents = "目 *录|.*(?:…{2,}|\\.{6}).*|[一二]、说?明";
  for (const char* text : {"录", "a…", ".", "明"}) CHECK(any_in(contents, text));
  for (const char* text : {"目", "一、说"}) CHECK(!any_in(contents, text));
  for (const char* expression : {"a?", "a|b?", "[a-z]", "a{0,3}", "(?:a|[a-z])", "\\pN"})
    CHECK(any_in(expression, "-"));
}

TEST_CASE("how short a match can be is known") {
  const auto shortest = [](const char* expression) { return Outline(expression).shortest; };
  CHECK(shortest("a[0-9]{19,}(?:汉|b)?") == 20);
  CHECK(shortest("(?:汉|[b-d一]x){2}") == 4);
  CHECK(shortest("(?:a{1000}){1000}") > 100);
  for (const char* expression : {"a*", "a?|b", "(?:abc){0,2}", "(?i)", "\\pN"})
    CHECK(shortest(expression) == 0);
}

TEST_CASE("where an expression says too little, any text may match") {
  for (const char* expression : {"", "a?", "(?:a|b*)", "^a", "\\pN", "[[:alpha:]]", "\\Qa\\E", "(?i)\xC3\xA9",
                                 "(?i)[a-z]", "a**", "(a", "[a"}) {
    INFO(expression);
    CHECK(Outline(expression).first.has_first_of("z"));
  }
  CHECK(Outline().first.has_first_of(""));
}

TEST_CASE("no text that matches is ruled out") {
  std::mt19937 random(7);
  const std::string parts[] = {
      "a",   "1",    "、",   "[0-9]",    "[^a]", "(?:b|指标)", "(c?)", "\\.", "-",   "{1,3}",
      "{0}", "[]-]", "(?i)", "[k指-标]", "*",    "?",          "|",    ".",   "\\d", "(?:K|\\x{3000})",
      "\\s"};
  const std::string texts[] = {
      "a", "A", "1", "、", "7", "b", "指标", "c", ".", "-", "x", "汉", "k", "\xE2\x84\xAA", "\xE3\x80\x80",
      " "};
  std::size_t compared = 0, ruled_out = 0, ruled_out_inside = 0, ruled_out_last = 0, ruled_out_needed = 0,
              ruled_out_digits = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string expression;
    for (std::size_t count = 1 + random() % 6; count > 0; --count)
      expression += parts[random() % std::size(parts)];
    const re2::RE2 regex(expression, re2::RE2::Quiet);
    if (!regex.ok()) continue;
    const Outline outline(expression);
    for (int text_round = 0; text_round < 12; ++text_round) {
      std::string text;
      for (std::size_t count = random() % 5; count > 0; --count) text += texts[random() % std::size(texts)];
      const bool matches = regex.Match(text, 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0);
      INFO(expression << " in " << text);
      if (!outline.first.has_first_of(text)) {
        ++ruled_out;
        REQUIRE(!matches);
      }
      if (!outline.inside.has_all_of(text)) {
        ++ruled_out_inside;
        REQUIRE(!re2::RE2::FullMatch(text, regex));
      }
      if (!outline.last.has_last_of(text)) {
        ++ruled_out_last;
        REQUIRE(!re2::RE2::FullMatch(text, regex));
      }
      if (!outline.needed.any_in(text)) {
        ++ruled_out_needed;
        REQUIRE(!re2::RE2::FullMatch(text, regex));
      }
      if (outline.rules_out_start_with_digits(text)) {
        ++ruled_out_digits;
        REQUIRE(!matches);
      }
      if (matches) REQUIRE(text.size() >= outline.shortest);
      compared += matches ? 1 : 0;
    }
  }
  CHECK(compared > 3000);
  CHECK(ruled_out > 3000);
  CHECK(ruled_out_inside > 3000);
  CHECK(ruled_out_last > 3000);
  CHECK(ruled_out_needed > 3000);
  CHECK(ruled_out_digits > 3000);
}

TEST_CASE("a text is ruled out with all digits only if it matches with none") {
  for (const char* expression :
       {"20[0-9]{2}年|[0-9]{1,2}月", "[13]、.2", "[甲乙]?[0-9]+(?:12|34)", "x|1[0-5]", "\\pN月",
        "(?:[0-5]{2})?、?[0-9](?:[^5甲]|次)", "(?:甲|9){2}[1-4]*月?"}) {
    const re2::RE2 regex(expression);
    const Outline outline(expression);
    for (const std::string text :
         {"1999年", "2年", "7月", "7次", "5、甲9", "5、甲", "甲999", "丙999", "99", "0", "x", "甲", ""}) {
      INFO(expression << " on " << text);
      bool any = false, any_start = false;
      std::string other = text;
      for (int draw = 0; draw < 10000 && !any; ++draw) {  // no text has more than four digits
        int rest = draw;
        for (char& byte : other) {
          if (byte < '0' || byte > '9') continue;
          byte = static_cast<char>('0' + rest % 10);
          rest /= 10;
        }
        any = re2::RE2::FullMatch(other, regex);
        any_start = any_start || regex.Match(other, 0, other.size(), re2::RE2::ANCHOR_START, nullptr, 0);
      }
      if (any) CHECK(!outline.rules_out_with_digits(text));
      if (any_start) CHECK(!outline.rules_out_start_with_digits(text));
    }
  }
  CHECK(Outline("20[0-9]{2}年|[0-9]{1,2}月").rules_out_with_digits("7次"));
  CHECK(Outline("20[0-9]{2}年|[0-9]{1,2}月").rules_out_with_digits("7月前"));
  CHECK(!Outline("2[0-9]月").rules_out_with_digits("19月"));
  const Outline date("20[0-9]{2}(?:年|[-.])|[0-9]{1,2}月");
  for (const char* text : {"2000元/年", "12次/月", "2031", "", "元2031年"})
    CHECK(date.rules_out_start_with_digits(text));
  for (const char* text : {"1999年", "7月前", "2000-", "年9"}) CHECK(!date.rules_out_start_with_digits(text));
}
