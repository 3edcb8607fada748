#include "grammar/pattern_length.h"

#include <re2/re2.h>
#include <catch2/catch.hpp>
#include <random>
#include <string>

using jixiao::grammar::longest_match;

TEST_CASE("the longest match of plain expressions is known") {
  CHECK(longest_match("") == 0);
  CHECK(longest_match("abc") == 3);
  CHECK(longest_match("指标") == 6);
  CHECK(longest_match("(?P<number>[0-9]{1,3})、") == 15);
  CHECK(longest_match("a|bcd|(?:ef){2}") == 4);
  CHECK(longest_match("a?(b|cd){0,3}\\.\\d") == 9);
  CHECK(longest_match("[]x]{2}[^]]") == 12);
  CHECK(longest_match("[\\]a]b") == 5);
}

TEST_CASE("where the length has no bound or hangs on more than the match, nothing is said") {
  for (const char* expression :
       {"a*", "a+", "a{2,}", "^a", "a$", "\\ba", "(?i)k", "\\pN", "\\x{4E00}", "[[:alpha:]]", "a**", "(a",
        "a)", "[a", "a{x}", "\\Qa\\E", "(?:a{1000}){1000}"}) {
    INFO(expression);
    CHECK(!longest_match(expression));
  }
}

TEST_CASE("no match is longer than that") {
  std::mt19937 random(11);
  const std::string parts[] = {"a", "1",     "、",  "[0-9]", "[^a]", "(?:b|指标)", "(c?)", "\\.",
                               "-", "{1,3}", "{2}", "?",     "|",    ".",          "\\d"};
  const std::string texts[] = {"a", "1", "、", "7", "b", "指标", "c", ".", "-", "x", "汉"};
  std::size_t compared = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string expression;
    for (std::size_t count = 1 + random() % 6; count > 0; --count)
      expression += parts[random() % std::size(parts)];
    const re2::RE2 regex(expression, re2::RE2::Quiet);
    const auto longest = longest_match(expression);
    if (!regex.ok() || !longest) continue;
    for (int text_round = 0; text_round < 20; ++text_round) {
      std::string text;
      for (std::size_t count = random() % 12; count > 0; --count) text += texts[random() % std::size(texts)];
      re2::StringPiece found;
      if (!regex.Match(text, 0, text.size(), re2::RE2::UNANCHORED, &found, 1)) continue;
      ++compared;
      INFO(expression << " in " << text);
      REQUIRE(found.size() <= *longest);
    }
  }
  CHECK(compared > 1000);
}
