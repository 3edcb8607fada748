#include "grammar/pattern.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/suggest.h"
#include "grammar/vocabulary.h"
#include "model/table.h"

using namespace jixiao::grammar;

static_assert(most_money_columns == jixiao::model::max_columns, "a form may declare what a row can hold");

TEST_CASE("a pattern matches in full, finds, and starts") {
  const Pattern pattern("count", "(?P<count>[0-9]+)(?P<unit>次|个)?");
  std::vector<std::string_view> groups;
  CHECK(pattern.matches("12次"));
  CHECK_FALSE(pattern.matches("每周12次"));
  REQUIRE(pattern.match("12", groups));
  CHECK(groups.size() == 3);
  CHECK(groups[0] == "12");
  CHECK(groups[static_cast<std::size_t>(pattern.group("unit"))].data() == nullptr);
  const std::string text = "每周12次，每月3个";
  REQUIRE(pattern.find(text, 0, groups));
  CHECK(groups[0] == "12次");
  CHECK(groups[0].data() == text.data() + 6);
  std::size_t begin = 0, end = 0;
  REQUIRE(pattern.find(text, 9, begin, end));
  CHECK(text.substr(begin, end - begin) == "3个");
  CHECK_FALSE(pattern.find(text, text.size(), begin, end));
  CHECK_FALSE(pattern.starts(text, 0, groups));
  REQUIRE(pattern.starts(text, 6, groups));
  CHECK(groups[1] == "12");
  CHECK(pattern.group("no") == -1);
  CHECK(pattern.group_count() == 2);
  CHECK(pattern.group_names() == std::vector<std::string>{"count", "unit"});
}

TEST_CASE("an empty pattern is empty, a copy is the same pattern") {
  CHECK(Pattern().empty());
  CHECK(Pattern().source().empty());
  const Pattern pattern("a", "a+");
  const Pattern copy = pattern;
  CHECK(copy.matches("aa"));
  CHECK(copy.source() == "a+");
  CHECK(copy.name() == "a");
}

TEST_CASE("what is wrong with a pattern is said in the words of RE2") {
  CHECK(Pattern("a", "a(").fault().find("missing )") != std::string::npos);
  CHECK(Pattern("a", "a").fault().empty());
  CHECK(Pattern("a", "a?").can_match());
  CHECK(Pattern("a", "a").can_match());
  CHECK_FALSE(Pattern("a", "a[^\\x{0}-\\x{10FFFF}]").can_match());
}

TEST_CASE("what a match must have in it is known of texts without capital and small letters") {
  std::vector<std::string> texts = Pattern("a", "[0-9]+[项个]目表?").required_texts();
  std::sort(texts.begin(), texts.end());
  CHECK(texts == std::vector<std::string>{"个目", "项目"});
  for (const char* const source : {"项目a", "项目A", "0[Ｄ﹑]", "项目ｄ", "項Ⅳ目", "ß项"}) {
    INFO(source);
    CHECK(Pattern("a", source).required_texts().empty());
  }
}

TEST_CASE("a pattern compiles once, whoever comes first") {
  const Pattern pattern("count", "[0-9]+(?:次|个|项|件)");
  std::vector<std::thread> threads;
  std::vector<int> matched(8, 0);
  for (std::size_t i = 0; i < matched.size(); ++i) {
    threads.emplace_back([&, i] { matched[i] = pattern.matches("12项") ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(matched == std::vector<int>(8, 1));
}

TEST_CASE("a vocabulary finds the longest spelling") {
  const Vocabulary words("comparator",
                         {{">", {"大于", "＞"}}, {">=", {"大于等于", "≥"}}, {"<=", {"不超过", "以内"}}});
  REQUIRE(words.at_start("大于等于50个").has_value());
  CHECK(words.at_start("大于等于50个")->word->canonical == ">=");
  CHECK(words.at_start("大于等于50个")->length == std::string("大于等于").size());
  CHECK(words.at_start("大于5个")->word->canonical == ">");
  CHECK_FALSE(words.at_start("大约5个").has_value());
  CHECK_FALSE(words.at_start("").has_value());
  REQUIRE(words.at_end("5天以内").has_value());
  CHECK(words.at_end("5天以内")->word->canonical == "<=");
  CHECK_FALSE(words.at_end("以内5天").has_value());
  CHECK(words.find("≥")->canonical == ">=");
  CHECK(words.find("≥=") == nullptr);
  CHECK(words.find(">=") == nullptr);
  CHECK(words.inside("每日不超过3次")->offset == std::string("每日").size());
  CHECK_FALSE(words.inside("每日3次").has_value());
  CHECK_FALSE(Vocabulary().at_start("大于").has_value());
}

TEST_CASE("a vocabulary finds what a look at each of its spellings finds") {
  std::mt19937 random(3);
  const std::string characters[] = {"a", "b", "é", "不", "少", "于", "\U00020000"};
  const auto text_of = [&](std::size_t most) {
    std::string text;
    for (std::size_t count = random() % (most + 1); count > 0; --count)
      text += characters[random() % std::size(characters)];
    return text;
  };
  std::size_t found = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<Word> words(1 + random() % 6);
    for (Word& word : words) {
      for (std::size_t count = random() % 5; count > 0; --count) word.spellings.push_back(text_of(4));
    }
    const Vocabulary vocabulary("words", words);
    for (int text_round = 0; text_round < 50; ++text_round) {
      const std::string text = text_of(6);
      for (const bool at_start : {true, false}) {
        std::size_t longest = 0, which = 0;
        for (std::size_t word = 0; word < words.size(); ++word) {
          for (const std::string& spelling : words[word].spellings) {
            const bool is_there = at_start ? text.starts_with(spelling) : text.ends_with(spelling);
            if (!is_there || spelling.size() <= longest) continue;
            longest = spelling.size();
            which = word;
          }
        }
        const auto hit = at_start ? vocabulary.at_start(text) : vocabulary.at_end(text);
        INFO(text);
        REQUIRE(hit.has_value() == (longest > 0));
        if (!hit) continue;
        ++found;
        CHECK(hit->length == longest);
        CHECK(hit->word == &vocabulary.words()[which]);
        CHECK(hit->offset == (at_start ? 0 : text.size() - longest));
      }
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("the nearest name is near, or there is none") {
  const std::vector<std::string> known = {"samples", "rejects", "pattern"};
  const std::span<const std::string> names = known;
  CHECK(nearest("sample", names) == "samples");
  CHECK(nearest("patern", names) == "pattern");
  CHECK(nearest("rejcets", names) == "rejects");
  CHECK(nearest("why", names).empty());
  CHECK(nearest(std::string(1000, 'x'), names).empty());
}

TEST_CASE("a vocabulary looks where it says, and tells where it found a word") {
  const auto found = [](Lookup lookup, std::string_view text) -> std::string {
    const Vocabulary words("words", {{"short", {"合格"}}, {"long", {"不合格", "及时"}}}, lookup);
    const auto hit = words.look(text);
    return hit ? hit->word->canonical + " " + std::to_string(hit->offset) : "";
  };
  CHECK(found(Lookup::full, "合格") == "short 0");
  CHECK(found(Lookup::full, "合格率").empty());
  CHECK(found(Lookup::start, "合格及时") == "short 0");
  CHECK(found(Lookup::start, "率合格").empty());
  CHECK(found(Lookup::end, "检测不合格") == "long 6");
  CHECK(found(Lookup::end, "不合格率").empty());
  CHECK(found(Lookup::inside, "检测合格及时率") == "short 6");
  CHECK(found(Lookup::last, "检测合格及时率") == "long 12");
  CHECK(found(Lookup::last, "不合格项") == "long 0");
  CHECK(found(Lookup::last, "检测").empty());
}

TEST_CASE("which expressions take all digits alike is known") {
  const auto alike = [](const char* expression) { return Outline(expression).digits_alike; };
  for (const char* expression :
       {"[0-9]+", "\\d{1,3}", "[^0-9.]{2,}年", "\\x{FF10}-\\x{3000}", "\\\\[0-9]", "\\xE9", "x{12}"})
    CHECK(alike(expression));
  for (const char* expression : {"1", "[1-9]", "[0-8]", "20[0-9]", "\\x{31}", "\\x{0039}", "\\x35", "\\Qa\\E",
                                 "\\\\1", "{,3}", "a{3", "\\x{3", "\\x3", "0-9", "[{3}]", "a{03}", "[!-0-9]"})
    CHECK(!alike(expression));
}

TEST_CASE("a match at a place sees what stands before it") {
  const Pattern word("p", "\\b(?P<letter>[a-z])");
  std::vector<std::string_view> groups;
  CHECK(word.match_at("a b", 2, groups));
  CHECK(groups[1] == "b");
  CHECK(!word.match_at("ab", 1, groups));
  CHECK(!word.match_at("- b", 1, groups));
}
