#include "grammar/pattern_list.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using jixiao::grammar::Pattern;
using jixiao::grammar::PatternList;

namespace {

/// What a list says without one: each pattern is asked.
std::size_t first_of(const std::vector<Pattern>& patterns, std::string_view text) {
  for (std::size_t index = 0; index < patterns.size(); ++index) {
    if (patterns[index].matches(text)) return index;
  }
  return PatternList::none;
}

}  // namespace

TEST_CASE("a list of patterns says which of them matches first, whatever they begin and end with") {
  const std::vector<std::vector<const char*>> lists = {
      {".*单位[：:] *[万亿]?元.*", "目 *录|.*(?:…{2,}|\\.{6}).*", "第[一二三]部分[^。]*"},
      {"表[0-9]", ".*单位.*", "[^。；]*资金[^。；]*"},
      {".*甲.*", ".*乙.*", ".*丙.*", ".*丁.*", ".*戊.*", ".*己.*", ".*庚.*", ".*辛.*", ".*壬.*", ".*癸.*"},
      {".*", "第[一二三]部分"},
      {"[^。]*|.*单位.*"},
      {"表", "附表"}};
  const std::vector<std::string> scraps = {"单位", "单",     "：",       "万元", "元", "目", "录",
                                           "……",   "......", "第一部分", "表",   "1",  "。", "资金",
                                           "附",   "甲",     "癸",       "丁",   " ",  "位"};
  std::mt19937 random(3);
  for (const auto& expressions : lists) {
    std::vector<Pattern> patterns;
    for (const char* expression : expressions) patterns.emplace_back("of a list", expression);
    const PatternList list(patterns);
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      for (std::size_t count = random() % 20; count > 0; --count) text += scraps[random() % scraps.size()];
      INFO(text);
      const std::size_t first = first_of(patterns, text);
      REQUIRE(list.first_match(text) == first);
      REQUIRE(list.any_matches(text) == (first != PatternList::none));
    }
  }
}
