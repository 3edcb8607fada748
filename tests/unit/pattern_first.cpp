#include "grammar/pattern_first.h"

#include <re2/re2.h>
#include <catch2/catch.hpp>
#include <random>
#include <string>

using jixiao::grammar::FirstCharacters;

TEST_CASE("what texts of plain expressions begin with is known") {
  const FirstCharacters numbered("(?:第|[(（])?[0-9０-９]{1,2}(?:页|章)|附表?");
  for (const char* text : {"第3章", "(2", "（2", "７页", "附", "0"}) CHECK(numbered.allow(text));
  for (const char* text : {"章", "表", "a", "", " 3", "：", "\xF0\xA0\x80\x80"}) CHECK(!numbered.allow(text));
  const FirstCharacters english("(?i)(?:page|第)[ 0-9０-９]+");
  for (const char* text : {"page", "PAGE", "第"}) CHECK(english.allow(text));
  for (const char* text : {"age", "3", "页"}) CHECK(!english.allow(text));
}

TEST_CASE("where an expression says too little, any text may match") {
  for (const char* expression : {"", "a?", "(?:a|b*)", "^a", "\\pN", "[[:alpha:]]", "\\Qa\\E", "(?i)\xC3\xA9",
                                 "(?i)[a-z]", "a**", "(a", "[a"}) {
    INFO(expression);
    CHECK(FirstCharacters(expression).allow("z"));
  }
  CHECK(FirstCharacters().allow(""));
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
  std::size_t compared = 0, ruled_out = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string expression;
    for (std::size_t count = 1 + random() % 6; count > 0; --count)
      expression += parts[random() % std::size(parts)];
    const re2::RE2 regex(expression, re2::RE2::Quiet);
    if (!regex.ok()) continue;
    const FirstCharacters first(expression);
    for (int text_round = 0; text_round < 12; ++text_round) {
      std::string text;
      for (std::size_t count = random() % 5; count > 0; --count) text += texts[random() % std::size(texts)];
      const bool matches = regex.Match(text, 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0);
      INFO(expression << " in " << text);
      if (!first.allow(text)) {
        ++ruled_out;
        REQUIRE(!matches);
      }
      compared += matches ? 1 : 0;
    }
  }
  CHECK(compared > 3000);
  CHECK(ruled_out > 3000);
}
