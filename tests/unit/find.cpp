#include "text/find.h"

#include <catch2/catch.hpp>
#include <string>

namespace text = jixiao::text;

TEST_CASE("a text is found wherever it stands, and nowhere else") {
  const std::string filler = "指标值；年度指标；绩效值，";
  for (const std::string needle : {"值", "指标值:", "x", "年度指标值"}) {
    for (std::size_t size = 0; size < 200; ++size) {
      std::string with_none;
      while (with_none.size() < size) with_none += filler;
      with_none.resize(size);
      CHECK(text::find(with_none, needle) == with_none.find(needle));
      for (std::size_t place = 0; place + needle.size() <= size; place += 7) {
        std::string with = with_none;
        with.replace(place, needle.size(), needle);
        for (const std::size_t from : {std::size_t{0}, place / 2, place, place + 1, size})
          REQUIRE(text::find(with, needle, from) == with.find(needle, from));
      }
    }
  }
  CHECK(text::find("abc", "", 3) == 3);
  CHECK(text::find("abc", "", 4) == std::string::npos);
  CHECK(text::find("abc", "abcd") == std::string::npos);
}
