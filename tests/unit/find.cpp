#include "text/find.h"

#include <catch2/catch.hpp>
#include <string>

using namespace jixiao::text;

TEST_CASE("a text is found wherever it stands, and nowhere else") {
  const std::string filler = "指标值；年度指标；绩效值，";
  for (const std::string needle : {"值", "指标值:", "x", "年度指标值"}) {
    for (std::size_t size = 0; size < 200; ++size) {
      std::string text;
      while (text.size() < size) text += filler;
      text.resize(size);
      CHECK(find(text, needle) == text.find(needle));
      for (std::size_t place = 0; place + needle.size() <= size; place += 7) {
        std::string with = text;
        with.replace(place, needle.size(), needle);
        for (const std::size_t from : {std::size_t{0}, place / 2, place, place + 1, size})
          REQUIRE(find(with, needle, from) == with.find(needle, from));
      }
    }
  }
  CHECK(find("abc", "", 3) == 3);
  CHECK(find("abc", "", 4) == std::string::npos);
  CHECK(find("abc", "abcd") == std::string::npos);
}
