#include <catch2/catch.hpp>
#include <random>

#include "check/row_places.h"

using namespace jixiao;

TEST_CASE("the places in a row are those that its text says") {
  std::mt19937 random(17);
  const std::string_view pieces[] = {"绿道养护", "1,023.00", "5", "（二期）", "é"};
  text::SplicedText text;
  for (int round = 0; round < 300; ++round) {
    text.clear();
    text::Position at;
    for (auto count = random() % 9; count > 0; --count) {
      text::Piece piece;
      piece.text = pieces[random() % std::size(pieces)];
      piece.source_bytes = static_cast<std::uint32_t>(piece.text.size());
      piece.at = at;
      piece.before = random() % 3 == 0 ? text::Seam::line_break : text::Seam::gap;
      piece.identical = random() % 4 != 0;
      text.append(piece);
      at.byte += piece.text.size() + 1;
      at.column += 7;
      at.line += random() % 2;
    }
    check::RowPlaces places(text);
    for (int asked = 0; asked < 6; ++asked) {
      const auto offset = static_cast<std::uint32_t>(random() % (text.size() + 1));
      CHECK(places.of(offset) == text.position(offset));
    }
    for (const text::Splice& splice : text.splices()) CHECK(places.of(splice.begin) == splice.at);
  }
}
