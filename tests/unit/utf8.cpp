#include "text/utf8.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace jixiao::text;

TEST_CASE("what is valid does not depend on vector instructions") {
  std::mt19937 random(11);
  const std::string pieces[] = {"a",
                                "9",
                                "é",
                                "汉",
                                "。",
                                "≥",
                                "\U00020000",
                                "\xED\x9F\xBF",
                                "\xEE\x80\x80",
                                "\xED\xA0\x80",
                                "\xC0\xAF",
                                "\xE0\x80\x80",
                                "\xF4\x8F\xBF\xBF",
                                "\xF4\x90\x80\x80",
                                "\xF0\x80\x80\x80",
                                "\x80",
                                "\xE6\xB1",
                                "\xF0\x9F\x98",
                                "\xFF"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const bool all_good = round % 2 == 0;
    const std::size_t length = random() % 80;
    for (std::size_t index = 0; index < length; ++index) {
      const std::size_t piece = all_good || random() % 40 != 0 ? random() % 9 : random() % std::size(pieces);
      text += pieces[piece];
    }
    REQUIRE(valid_utf8_prefix(text) == valid_utf8_prefix_plain(text));
    if (all_good) REQUIRE(valid_utf8_prefix(text) == text.size());
    for (int cut = 0; cut < 4 && !text.empty(); ++cut) {  // as a block that was read may end
      text.pop_back();
      REQUIRE(valid_utf8_prefix(text) == valid_utf8_prefix_plain(text));
    }
  }
}

TEST_CASE("each bad sequence is found wherever it stands") {
  for (const std::string bad : {"\xED\xA0\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF",
                                "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xBF", "\xE6\xB1", "\xE6",
                                "\xF0\x9F", "\xF0\x9F\x98", "\xFF", "\xFE", "\xC3"}) {
    for (std::size_t before = 0; before < 70; ++before) {
      for (const std::string& after : {std::string(), std::string("a"), std::string(40, 'a')}) {
        const std::string text = std::string(before, 'x') + bad + after;
        REQUIRE(valid_utf8_prefix(text) == before);
        REQUIRE(valid_utf8_prefix_plain(text) == before);
      }
    }
  }
}

TEST_CASE("blanks of every script are blanks, and nothing else") {
  for (const char* blank : {" ", "\t", "\f", "\v", "\u00A0", "\u0085", "\u2003", "\u200B", "\u2028", "\u202F",
                            "\u3000", "\uFEFF"}) {
    CHECK(blank_at_start(blank) == std::string(blank).size());
    CHECK(blank_at_end(std::string("汉") + blank) == std::string(blank).size());
    CHECK(trim(std::string(blank) + "汉字" + blank) == "汉字");
  }
  for (const char* other : {"a", "。", "、", "\u2013", "；", "≥", "\u2E80"})
    CHECK(blank_at_start(other) == 0);
}
