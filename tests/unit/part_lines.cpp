#include "run/part_lines.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace jixiao;
using namespace jixiao::run;

TEST_CASE("line feeds are counted alike many at a time and one by one") {
  std::mt19937 random(5);
  std::string text;
  for (int index = 0; index < 3000; ++index)
    text +=
        "\n\v\x0E"
        "a\xE5"[random() % 5];
  // More than a byte counts, of each place of a vector.
  text += std::string(40000, '\n');
  const std::string_view all = text;
  for (std::size_t from = 0; from < 70; ++from) {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{63}, std::size_t{64}, 17 * from, text.size()}) {
      const std::string_view part = all.substr(from, size);
      CHECK(count_line_feeds(part) == count_line_feeds_plain(part));
      CHECK_FALSE(count_line_feeds(part).has_rare);
    }
  }
  for (std::size_t at = 0; at < 300; ++at) {
    for (const char rare : {'\r', '\f'}) {
      std::string marked = text.substr(0, 300);
      marked[at] = rare;
      CHECK(count_line_feeds(marked) == count_line_feeds_plain(marked));
      CHECK(count_line_feeds(marked).has_rare);
    }
  }
}

TEST_CASE("a place moves behind line ends of every kind, and behind pages") {
  text::Position at;
  move_behind(at, "a\nb\r\nc\rd\r", false);
  CHECK(at.byte == 9);
  CHECK(at.line == 5);
  CHECK(at.page == 0);
  move_behind(at, "a\n", true);
  CHECK(at.page == 1);
  move_behind(at, "a\f\fb\n", true);
  CHECK(at.page == 3);
  text::Position first;
  move_behind(first, "\f", false);
  CHECK(first.page == 2);
}
