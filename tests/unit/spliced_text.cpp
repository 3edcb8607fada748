#include "text/spliced_text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/utf8.h"

using namespace jixiao::text;

TEST_CASE("a text that may not need a space at a break never needs one") {
  for (char32_t character = 1; character < 0x2000; ++character) {
    std::string text;
    append_character(text, character);
    INFO(static_cast<std::uint32_t>(character));
    for (const Seam seam : {Seam::line_break, Seam::page_break})
      CHECK((!needs_space("a", text, seam) || may_need_space_at_break(text)));
  }
  CHECK(may_need_space_at_break("Z"));
  CHECK_FALSE(may_need_space_at_break("\xE7\x8E\x87"));
}

TEST_CASE("what meets decides whether a seam leaves a space") {
  CHECK_FALSE(needs_space("精细化", "，全面", Seam::gap));
  CHECK_FALSE(needs_space("完成", "率", Seam::gap));
  CHECK_FALSE(needs_space("广州", "12345", Seam::gap));
  CHECK_FALSE(needs_space("≥", "95%", Seam::gap));
  CHECK(needs_space("Windows", "10", Seam::gap));
  CHECK(needs_space("open", "source", Seam::line_break));
  CHECK_FALSE(needs_space("2022-", "2025", Seam::line_break));
  CHECK_FALSE(needs_space("10", "60", Seam::line_break));
  CHECK_FALSE(needs_space("a", "b", Seam::none));
}

TEST_CASE("a text knows where each of its characters stands in the input") {
  SplicedText text;
  text.append("实施周", {10, 2, 3}, Seam::line_break);
  text.append("期", {30, 4, 1}, Seam::line_break);
  text.append("Open", {40, 5, 1}, Seam::line_break);
  text.append("Data", {50, 6, 1}, Seam::line_break);
  REQUIRE(text.text() == "实施周期Open Data");
  CHECK(text.position(0) == Position{10, 2, 3});
  CHECK(text.position(6) == Position{16, 2, 5});
  CHECK(text.position(9) == Position{30, 4, 1});
  CHECK(text.end_position(9) == Position{19, 2, 6});
  CHECK(text.end_position(12) == Position{33, 4, 2});
  CHECK(text.position(17) == Position{50, 6, 1});

  std::vector<ByteSpan> spans;
  text.spans({6, 12}, spans);
  CHECK(spans == std::vector<ByteSpan>{{16, 19}, {30, 33}});
  text.spans({12, 21}, spans);  // the space between the two words is nobody's
  CHECK(spans == std::vector<ByteSpan>{{40, 44}, {50, 54}});
}

TEST_CASE("the last piece taken off a text and appended again leaves it as it was") {
  SplicedText text;
  text.append("云汀市", {10, 2, 3}, Seam::line_break);
  Piece piece;
  piece.text = "1,";
  piece.source_bytes = 2;
  piece.at = {20, 3, 2, 4};
  piece.before = Seam::page_break;
  piece.form_feeds = 1;
  piece.line_offset = 1;
  piece.skipped = {1, 2, 1, 0};
  text.append(piece);
  const Splice before = text.splices().back();
  const Piece last = text.last_piece();
  CHECK(last.text == "1,");
  text.truncate(before.begin);
  CHECK(text.text() == "云汀市");
  CHECK_FALSE(text.turns_page({0, text.size()}));
  text.append(last, "1,");
  const Splice& after = text.splices().back();
  CHECK(text.text() == "云汀市1,");
  CHECK(text.turns_page({0, text.size()}));
  CHECK(after.begin == before.begin);
  CHECK(after.at == before.at);
  CHECK(after.before == before.before);
  CHECK(after.source_bytes == before.source_bytes);
  CHECK(after.form_feeds == before.form_feeds);
  CHECK(after.line_offset == before.line_offset);
  CHECK(after.skipped.sum() == before.skipped.sum());
}

TEST_CASE("a range ends no farther than its pieces stand in order") {
  SplicedText text;
  text.append("绩效", {50, 5, 1}, Seam::line_break);
  text.append("目标", {60, 6, 1}, Seam::line_break);
  text.append("指标", {10, 2, 1}, Seam::page_break);
  CHECK(text.place({3, 9}) == std::pair(Position{53, 5, 2}, Position{63, 6, 2}));
  CHECK(text.place({3, 15}) == std::pair(Position{53, 5, 2}, Position{66, 6, 3}));
  CHECK(text.place({12, 18}) == std::pair(Position{10, 2, 1}, Position{16, 2, 3}));
  CHECK(text.place({6, 6}).second == Position{60, 6, 1});
}

TEST_CASE("places in a line of megabytes are those of its characters") {
  std::string line;
  for (int number = 0; number < 5000; ++number) line += "绩效a";
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_little}) {
    const std::size_t character = encoding == Encoding::utf8 ? 3 : 2;
    const std::size_t group = 2 * character + (encoding == Encoding::utf8 ? 1 : 2);
    SplicedText text;
    Piece piece;
    piece.text = line;
    piece.source_bytes = static_cast<std::uint32_t>(5000 * group);
    piece.at = {100, 7, 1};
    piece.before = Seam::line_break;
    piece.encoding = encoding;
    text.append(piece);
    REQUIRE(text.text() == line);
    CHECK(text.position(7 * 4321 + 3) == Position{100 + 4321 * group + character, 7, 4321 * 3 + 2});
    CHECK(text.end_position(text.size()) == Position{100 + 5000 * group, 7, 15001});
    std::vector<ByteSpan> spans;
    text.spans({7, text.size() - 7}, spans);
    CHECK(spans == std::vector<ByteSpan>{{100 + group, 100 + 4999 * group}});
  }
}

TEST_CASE("a range of a text can be moved to another with its places") {
  SplicedText text, moved;
  text.append("年度指标", {0, 1, 1}, Seam::line_break);
  text.append("A", {20, 2, 1}, Seam::line_break);
  text.append("B", {30, 3, 1}, Seam::line_break);
  moved.append_range(text, {6, 15}, Seam::line_break);
  CHECK(moved.text() == "指标A B");
  CHECK(moved.position(0) == Position{6, 1, 3});
  CHECK(moved.position(6) == Position{20, 2, 1});
  CHECK(moved.position(8) == Position{30, 3, 1});
  SplicedText part;
  part.append_range(text, {0, 14}, Seam::line_break);
  CHECK(part.text() == "年度指标A");  // a space that only a seam made does not end a range
  part.truncate(6);
  CHECK(part.text() == "年度");
  std::vector<ByteSpan> spans;
  part.spans({0, 6}, spans);
  CHECK(spans == std::vector<ByteSpan>{{0, 6}});
}

TEST_CASE("places are counted in bytes of the input's encoding") {
  SplicedText text;
  const auto append = [&text](std::string_view piece, std::uint32_t source_bytes, Position at) {
    Piece whole;
    whole.text = piece;
    whole.source_bytes = source_bytes;
    whole.at = at;
    whole.before = Seam::line_break;
    whole.encoding = Encoding::gb18030;
    text.append(whole);
  };
  append("合计a\U00020BB7", 9, {10, 2, 3});
  append("Open", 4, {30, 3, 1});
  append("Data", 4, {40, 4, 1});
  REQUIRE(text.text() == "合计a\U00020BB7Open Data");
  CHECK(text.position(3) == Position{12, 2, 4});
  CHECK(text.position(7) == Position{15, 2, 6});
  CHECK(text.end_position(7) == Position{15, 2, 6});
  CHECK(text.end_position(11) == Position{19, 2, 7});
  CHECK(text.end_position(15) == Position{34, 3, 5});
  std::vector<ByteSpan> spans;
  text.spans({3, 13}, spans);
  CHECK(spans == std::vector<ByteSpan>{{12, 19}, {30, 32}});
  text.spans({13, 18}, spans);
  CHECK(spans == std::vector<ByteSpan>{{32, 34}, {40, 42}});

  SplicedText moved;
  moved.append_range(text, {3, 18}, Seam::line_break);
  CHECK(moved.text() == "计a\U00020BB7Open Da");
  CHECK(moved.position(4) == Position{15, 2, 6});
  moved.truncate(8);
  moved.spans({0, 8}, spans);
  CHECK(spans == std::vector<ByteSpan>{{12, 19}});
  moved.truncate(4);
  moved.spans({0, 4}, spans);
  CHECK(spans == std::vector<ByteSpan>{{12, 15}});
  moved.clear();
  moved.append("计", {0, 1, 1}, Seam::none);
  CHECK(moved.end_position(3) == Position{2, 1, 2});
}

TEST_CASE("a text knows where pages turned in it") {
  SplicedText text;
  text.append("绩效", {0, 1, 1}, Seam::line_break);
  CHECK_FALSE(text.turns_page({0, 6}));
  text.append("目标", {10, 2, 1}, Seam::page_break);
  text.append("指标", {20, 3, 1}, Seam::line_break);
  text.append("数量", {30, 4, 1}, Seam::page_break);
  text.append("指标", {40, 5, 1}, Seam::line_break);
  CHECK(text.turns_page({0, 30}));
  CHECK(text.turns_page({6, 12}));
  CHECK(text.turns_page({18, 19}));
  CHECK_FALSE(text.turns_page({0, 6}));
  CHECK_FALSE(text.turns_page({7, 18}));  // inside the piece before which it turned
  CHECK_FALSE(text.turns_page({19, 30}));
  text.truncate(18);
  CHECK_FALSE(text.turns_page({12, 18}));
  CHECK(text.turns_page({0, 18}));
  SplicedText part;
  part.append_range(text, {0, 12}, Seam::line_break);
  CHECK(part.turns_page({6, 12}));
  text.truncate(6);
  CHECK_FALSE(text.turns_page({0, 6}));
  part.clear();
  CHECK_FALSE(part.turns_page({0, 12}));
}

TEST_CASE("a text knows whether bytes are missing in it") {
  SplicedText text;
  text.append("绩效", {0, 1, 1}, Seam::line_break);
  CHECK_FALSE(text.may_lack_bytes());
  Piece piece;
  piece.text = "目标";
  piece.source_bytes = 6;
  piece.at = {8, 1, 3};
  piece.skipped.bad = 2;
  text.append(piece);
  CHECK(text.may_lack_bytes());
  SplicedText part;
  part.append_range(text, {0, 6}, Seam::line_break);
  CHECK_FALSE(part.may_lack_bytes());
  part.append_range(text, {6, 12}, Seam::none);
  CHECK(part.may_lack_bytes());
  text.clear();
  CHECK_FALSE(text.may_lack_bytes());
}
