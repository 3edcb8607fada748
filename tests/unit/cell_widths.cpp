#include "parse/cell_widths.h"

#include <catch2/catch.hpp>
#include <string>

using namespace jixiao;

TEST_CASE("a Chinese character is as wide as two letters, however long the line is") {
  const std::string parts[] = {"绩", "a", "，", "7", "é", "效"};
  std::string line;
  unsigned width = 0;
  for (std::size_t count = 0; width < 250; ++count) {
    const std::string& part = parts[count % std::size(parts)];
    line += part;
    width += part.size() == 1 ? 1 : 2;
    text::SplicedText row;
    row.append(line, {0, 1, 1}, text::Seam::line_break);
    row.append(line, {1000, 2, 1}, text::Seam::line_break);
    parse::CellWidths widths;
    widths.learn(row, {0, row.size()}, parse::Cell::objective);
    REQUIRE(widths.width(parse::Cell::objective) == width);
    CHECK(widths.width(parse::Cell::entries) == 0);
  }
}
