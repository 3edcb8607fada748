#include "grammar/structure.h"

#include <re2/re2.h>
#include <catch2/catch.hpp>
#include <cstddef>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "grammar/pattern.h"

using namespace jixiao::grammar;

namespace {

/// A choice that is long enough to be divided.
const std::string long_choice =
    "(?P<span>(?:19|20)[0-9]{2}年?[-至](?:19|20)[0-9]{2}年)|第(?P<place>[0-9]{1,3})(?:名|位|次)?"
    "|(?P<code>[A-Z][A-Za-z0-9_.+-]*[0-9](?:号|型|版|类|级|期|批)?)|(?P<share>[0-9]+(?:[.．][0-9]+)?[%％])"
    "|(?P<count>[0-9]+)(?P<unit>个|次|人|项|家|万元)?|(?P<word>[一二三四五六七八九十]+)";

std::vector<std::string> names_of_re2(const re2::RE2& regex) {
  std::vector<std::string> names(static_cast<std::size_t>(regex.NumberOfCapturingGroups()));
  for (const auto& [number, name] : regex.CapturingGroupNames())
    names[static_cast<std::size_t>(number) - 1] = name;
  return names;
}

}  // namespace

TEST_CASE("the alternatives of an expression are those at its top") {
  using Texts = std::vector<std::string_view>;
  const auto alternatives = [](std::string_view expression) {
    return structure_of(expression)->alternatives;
  };
  CHECK(alternatives("a(b|c)|[|)]|\\||(?:d|e)") == Texts{"a(b|c)", "[|)]", "\\|", "(?:d|e)"});
  CHECK(alternatives("abc") == Texts{"abc"});
  CHECK(alternatives("") == Texts{""});
  CHECK(alternatives("a||b|") == Texts{"a", "", "b", ""});
  CHECK(alternatives("[]|a]|[^]|]|[[:digit:]|]") == Texts{"[]|a]", "[^]|]", "[[:digit:]|]"});
  CHECK(alternatives("(?i)a|b") == Texts{"(?i)a|b"});
  CHECK(alternatives("(?:(?i)a|b)|c") == Texts{"(?:(?i)a|b)", "c"});
}

TEST_CASE("no structure is made up for an expression that is not sure") {
  for (const char* expression : {"(a", "a)", "[a", "a\\", "\\Qa|b\\E", "(?P<a", "(?i", "[\\Qa\\E]"}) {
    INFO(expression);
    CHECK_FALSE(structure_of(expression).has_value());
  }
}

TEST_CASE("one group may be all of an expression") {
  for (const char* expression : {"(a)", "(?P<a>b|[)]c(?:d))"}) {
    INFO(expression);
    CHECK(structure_of(expression)->group_is_whole);
  }
  for (const char* expression :
       {"a", "(?:a)", "(a)+", "(a)|b", "(a)|", "a(b)", "((a))", "(a)(?:b)", "(?i)(a)", "\\((a)"}) {
    INFO(expression);
    CHECK_FALSE(structure_of(expression)->group_is_whole);
  }
}

TEST_CASE("an expression is cut behind the group that it begins with") {
  const auto is_cut = [](std::string_view expression, std::string_view group, std::string_view behind) {
    const auto structure = structure_of(expression);
    return structure->first_group == group && structure->behind_first_group == behind;
  };
  CHECK(is_cut("(?P<a>b(?:c)|[)])d(e)", "b(?:c)|[)]", "d(e)"));
  CHECK(is_cut("(a)", "a", ""));
  for (const char* expression :
       {"a(b)", "(?:a)b", "(a)*b", "(a)?", "(a){2}b", "(a)+", "(a)|b", "(?i)(a)b", ""}) {
    INFO(expression);
    CHECK(is_cut(expression, "", ""));
  }
}

TEST_CASE("without the names of its groups an expression is the same") {
  const auto unnamed = [](std::string_view expression) { return structure_of(expression)->unnamed; };
  CHECK(unnamed("a(?P<b>c(?P<d>e)|[(?P<x>])(f)(?:g)") == "a(c(e)|[(?P<x>])(f)(?:g)");
  CHECK(unnamed("\\(?P<a>b") == "\\(?P<a>b");
  CHECK(unnamed("") == "");
}

TEST_CASE("groups have the numbers that RE2 gives them") {
  std::mt19937 random(11);
  const std::string parts[] = {"a",   "(b)", "(?P<n>c|d)", "(?:e|f)", "[(]", "[^]()]",
                               "\\(", "|",   "(?i)",       "(?i:g)",  "(",   ")",
                               "[",   "]",   "[[:alpha:]", "\\",      "*"};
  std::size_t compared = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string expression;
    for (std::size_t count = 1 + random() % 6; count > 0; --count)
      expression += parts[random() % std::size(parts)];
    const re2::RE2 regex(expression, re2::RE2::Quiet);
    const auto structure = structure_of(expression);
    if (!regex.ok() || !structure) continue;
    INFO(expression);
    CHECK(structure->groups == names_of_re2(regex));
    CHECK(re2::RE2(structure->unnamed).NumberOfCapturingGroups() == regex.NumberOfCapturingGroups());
    ++compared;
  }
  CHECK(compared > 500);
  const Grammar grammar = load_grammar();
  for (const auto& [name, pattern] : grammar.lexicon.patterns()) {
    const re2::RE2 regex(pattern->source(), re2::RE2::Quiet);
    INFO(name);
    CHECK(structure_of(pattern->source())->groups == names_of_re2(regex));
  }
}

TEST_CASE("a long choice gives what it gives undivided") {
  REQUIRE(structure_of(long_choice)->alternatives.size() == 6);
  std::vector<Pattern> patterns = {Pattern("choice", long_choice), Pattern("whole", "(?P<all>第?[0-9]+年?)")};
  const Grammar grammar = load_grammar();
  for (const auto& [name, pattern] : grammar.lexicon.patterns()) patterns.push_back(*pattern);
  const std::string texts[] = {"2031", "年",  "-",  "至",   "第",   "3",  "名",     "A",  "B1",
                               "号",   "9.5", "%",  "个",   "万元", "十", "月",     "前", "每",
                               "近",   "12",  "底", "IPv6", "×",    "(",  "百分之", " "};
  std::mt19937 random(5);
  std::size_t matched = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t count = random() % 6; count > 0; --count) text += texts[random() % std::size(texts)];
    for (const Pattern& pattern : patterns) {
      static std::map<std::string, std::unique_ptr<re2::RE2>> compiled;
      auto& regex = compiled[pattern.name()];
      if (!regex) regex = std::make_unique<re2::RE2>(pattern.source(), re2::RE2::Quiet);
      INFO(pattern.name() << " in " << text);
      const auto count = static_cast<std::size_t>(regex->NumberOfCapturingGroups()) + 1;
      std::vector<re2::StringPiece> want(count);
      std::vector<std::string_view> groups;
      const auto same = [&](bool found, std::size_t from, re2::RE2::Anchor anchor) {
        REQUIRE(found == regex->Match(text, from, text.size(), anchor, want.data(), static_cast<int>(count)));
        if (!found) return;
        ++matched;
        REQUIRE(groups.size() == count);
        for (std::size_t i = 0; i < count; ++i) {
          CHECK(groups[i].data() == want[i].data());
          CHECK(groups[i].size() == want[i].size());
        }
      };
      const bool in_full = pattern.match(text, groups);
      same(in_full, 0, re2::RE2::ANCHOR_BOTH);
      CHECK(pattern.matches(text) == in_full);
      const bool at_start = pattern.starts(text, 0, groups);
      same(at_start, 0, re2::RE2::ANCHOR_START);
      std::size_t end = 0;
      CHECK(pattern.starts(text, 0) == at_start);
      CHECK(pattern.starts(text, 0, end) == at_start);
      if (at_start) CHECK(end == groups[0].size());
      const std::size_t from = text.find_first_of("0123456789");
      if (from != std::string::npos) same(pattern.match_at(text, from, groups), from, re2::RE2::ANCHOR_START);
    }
  }
  CHECK(matched > 1000);
}

TEST_CASE("the facts of a pattern are those of one that reads them") {
  for (const std::string& source : {long_choice, std::string("(?P<a>x)|y?"), std::string("\\Qa|b\\E(c)")}) {
    const Pattern pattern("a", source);
    const std::string facts = pattern.facts();
    const Pattern again("a", source, facts);
    INFO(source);
    CHECK(again.facts() == facts);
    CHECK(again.required_texts() == pattern.required_texts());
    CHECK(again.group_names() == pattern.group_names());
    for (const char* text : {"", "x", "y", "2031年至2032年", "a|bc", "第3名"}) {
      CHECK(again.outline().rules_out(text) == pattern.outline().rules_out(text));
      CHECK(again.matches(text) == pattern.matches(text));
    }
  }
}
