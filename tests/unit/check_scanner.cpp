#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "check/known_texts.h"
#include "check/text_scanner.h"
#include "text/text_memo.h"

using namespace jixiao;

namespace {

using Words = std::vector<std::tuple<std::size_t, std::size_t, std::string>>;

grammar::Vocabulary vocabulary(std::vector<std::string> spellings) {
  return grammar::Vocabulary("words", {grammar::Word{"word", std::move(spellings)}}, grammar::Lookup::inside);
}

/// Every vocabulary asked at every character.
Words all_in(std::string_view text, const std::vector<const grammar::Vocabulary*>& vocabularies,
             unsigned wanted) {
  Words out;
  std::vector<std::size_t> free_from(vocabularies.size());
  for (std::size_t at = 0; at < text.size(); text::next_character(text, at)) {
    for (std::size_t index = 0; index < vocabularies.size(); ++index) {
      if ((wanted >> index & 1U) == 0 || at < free_from[index]) continue;
      const auto hit = vocabularies[index]->at_start(text.substr(at));
      if (!hit) continue;
      free_from[index] = at + hit->length;
      out.emplace_back(index, at, text.substr(at, hit->length));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the scanner finds what a look at every character finds") {
  const grammar::Vocabulary wide = vocabulary({"台帐", "洁静", "的的", "台帐册", "其它"});
  const grammar::Vocabulary mixed = vocabulary({"略", "指标1", "指标：", "组）", "处)", "第X", "…"});
  const grammar::Vocabulary narrow = vocabulary({"*", "XX", "20*", "T市", "é", "Жд", "𠀀", "2０"});
  const std::vector<const grammar::Vocabulary*> all = {&wide, &mixed, &narrow};
  const check::TextScanner scanner({&wide, &mixed, &narrow});
  const std::vector<std::string> parts = {
      "台", "帐", "册", "洁", "静", "的", "其", "它", "略", "指", "标", "1",  "：", "组", "）", "处", ")",
      "第", "X",  "…",  "*",  "2",  "0",  "T",  "市", "é",  "Ж",  "д",  "𠀀", "０", "，", "养", "护", " "};
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (unsigned count = static_cast<unsigned>(random() % 24); count > 0; --count)
      text += parts[random() % parts.size()];
    for (const unsigned wanted : {7U, 1U, 2U, 4U, 5U}) {
      Words found;
      scanner.scan(text, wanted, [&](std::size_t index, std::size_t offset, const auto& hit) {
        found.emplace_back(index, offset, text.substr(offset, hit.length));
      });
      CAPTURE(text, wanted);
      REQUIRE(found == all_in(text, all, wanted));
    }
  }
}

TEST_CASE("a scanner without words finds none") {
  const check::TextScanner scanner({});
  scanner.scan("登记台帐", 255, [](std::size_t, std::size_t, const auto&) { FAIL(); });
}

TEST_CASE("a text is known when it came twice, and only that text") {
  check::KnownTexts<int> known;
  const std::string text = "完成绿道养护，提升出行环境。", other = "完成绿道补植，提升出行环境。";
  const std::uint64_t hash = text::hash_text(text);
  CHECK_FALSE(known.has(text, hash));
  known.add(text, hash);
  CHECK_FALSE(known.has(text, hash));
  known.add(text, hash, 7);
  REQUIRE(known.find(text, hash) != nullptr);
  CHECK(*known.find(text, hash) == 7);
  // As if two texts had one hash.
  CHECK_FALSE(known.has(other, hash));
  known.add(other, hash);
  CHECK_FALSE(known.has(text, hash));
  CHECK(known.has(other, hash));
}

TEST_CASE("texts that are known are bounded: the latest stay") {
  check::KnownTexts<> known;
  for (int number = 0; number < 5000; ++number) {
    const std::string text = "第" + std::to_string(number) + "项工作";
    for (int twice = 0; twice < 2; ++twice) known.add(text, text::hash_text(text));
    CHECK(known.has(text, text::hash_text(text)));
  }
  std::size_t kept = 0;
  for (int number = 0; number < 5000; ++number) {
    const std::string text = "第" + std::to_string(number) + "项工作";
    kept += known.has(text, text::hash_text(text)) ? 1 : 0;
  }
  CHECK(kept <= 512);
  const std::string endless(100000, 'a');
  for (int twice = 0; twice < 2; ++twice) known.add(endless, text::hash_text(endless));
  CHECK_FALSE(known.has(endless, text::hash_text(endless)));
}
