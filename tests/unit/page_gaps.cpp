#include "lex/page_gaps.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

using jixiao::lex::PageGaps;
using jixiao::text::Seam;

namespace {

/// Which of some gaps are page breaks: P, else a point.
std::string breaks_of(PageGaps& gaps, const std::vector<std::uint32_t>& blank_lines) {
  std::string breaks;
  for (const std::uint32_t count : blank_lines) {
    breaks += gaps.seam_of(count) == Seam::page_break ? 'P' : '.';
    gaps.add(count);
  }
  return breaks;
}

std::string breaks_of(const std::vector<std::uint32_t>& blank_lines) {
  PageGaps gaps;
  return breaks_of(gaps, blank_lines);
}

}  // namespace

TEST_CASE("three blank lines are a page break where lines have fewer behind them") {
  CHECK(breaks_of({0, 0, 0, 3, 0, 0, 0, 4}) == "...P...P");
  CHECK(breaks_of({1, 1, 1, 3, 1, 1, 1, 3, 1, 1, 1, 3, 1, 1, 1, 3}) == "...P...P...P...P");
  CHECK(breaks_of({2, 2, 2, 2, 5, 2, 2, 2, 3}) == "....P...P");
}

TEST_CASE("wide gaps behind each line are no page breaks, wider ones are") {
  CHECK(breaks_of({3, 3, 3, 3, 3, 3, 7, 3, 3, 6, 3}) == "PPP...P..P.");
  CHECK(breaks_of({5, 5, 5, 5, 6, 7, 5, 8}) == "PPP....P");
  CHECK(breaks_of({4, 3, 4, 3, 4, 5, 3, 6}) == "PPP....P");
  // A line that is glued to the one before changes nothing; many do.
  CHECK(breaks_of({3, 3, 3, 3, 0, 3, 0, 3}) == "PPP.....");
  CHECK(breaks_of({3, 3, 3, 3, 0, 0, 0, 0, 3}) == "PPP.....P");
}

TEST_CASE("a cover page with wide gaps is forgotten behind it") {
  PageGaps gaps;
  CHECK(breaks_of(gaps, {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}) == "PPP.........");
  CHECK(breaks_of(gaps, std::vector<std::uint32_t>(22, 1)) == std::string(22, '.'));
  CHECK(gaps.state() != PageGaps().state());
  gaps.add_narrow(8);
  CHECK(gaps.state() == PageGaps().state());
  CHECK(breaks_of(gaps, {3, 1, 1, 1, 3}) == "P...P");
}

TEST_CASE("lines that come together count like single ones") {
  PageGaps one_by_one, together;
  for (const std::uint32_t wide : {3U, 4U, 8U, 3U, 5U}) {
    one_by_one.add(wide);
    together.add(wide);
  }
  for (std::size_t lines = 0; lines < 20; ++lines) {
    for (std::size_t line = 0; line < lines; ++line) one_by_one.add(1);
    together.add_narrow(lines);
    CHECK(one_by_one.state() == together.state());
    CHECK(one_by_one.seam_of(4) == together.seam_of(4));
  }
}
