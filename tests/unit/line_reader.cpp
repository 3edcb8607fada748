#include "decode/line_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "memory_source.h"

using jixiao::decode::Line;
using jixiao::decode::LineReader;
using jixiao::tests::MemorySource;

namespace {

struct Seen {
  std::string text;
  std::uint64_t byte, line;
  std::uint32_t column;
  bool ends;
  std::uint32_t bad;
  friend bool operator==(const Seen&, const Seen&) = default;
};

std::vector<Seen> read_all(const std::string& bytes, std::size_t piece, std::size_t block = std::size_t{128} << 10) {
  MemorySource source(bytes, piece);
  LineReader reader(source, block);
  std::vector<Seen> seen;
  while (const Line* line = reader.next()) {
    seen.push_back({std::string(line->text), line->at.byte, line->at.line, line->at.column, line->ends,
                    line->bad_before.length});
  }
  CHECK(reader.bytes() == bytes.size());
  return seen;
}

}  // namespace

TEST_CASE("LF, CRLF and a lone CR end a line, and the last line needs no end") {
  const std::string bytes = "一\r\n二\r三\n四";
  for (const std::size_t piece : {1, 2, 3, 4096}) {
    const auto seen = read_all(bytes, piece);
    REQUIRE(seen.size() == 4);
    CHECK(seen[0] == Seen{"一", 0, 1, 1, true, 0});
    CHECK(seen[1] == Seen{"二", 5, 2, 1, true, 0});
    CHECK(seen[2] == Seen{"三", 9, 3, 1, true, 0});
    CHECK(seen[3] == Seen{"四", 13, 4, 1, true, 0});
  }
}

TEST_CASE("an empty input has no line, and a line end at the very end opens none") {
  CHECK(read_all("", 1).empty());
  CHECK(read_all("\n", 1).size() == 1);
  CHECK(read_all("甲\r", 1).size() == 1);
  CHECK(read_all("甲\r\n", 1).size() == 1);
}

TEST_CASE("a byte order mark at the start has no column") {
  for (const std::size_t piece : {1, 2, 4096}) {
    const auto seen = read_all("\xEF\xBB\xBF甲\n乙", piece);
    REQUIRE(seen.size() == 2);
    CHECK(seen[0] == Seen{"甲", 3, 1, 1, true, 0});
    CHECK(seen[1] == Seen{"乙", 7, 2, 1, true, 0});
  }
  CHECK(read_all("\xEF\xBB\xBF", 1).empty());
}

TEST_CASE("bad bytes interrupt a line, are counted, and take a column each") {
  // C0 is never valid, E4 B8 is a character broken off: one bad sequence, one column.
  const std::string bytes = "a\xC0" "b\xE4\xB8" "c\n\xFF\n";
  for (const std::size_t piece : {1, 3, 4096}) {
    const auto seen = read_all(bytes, piece);
    REQUIRE(seen.size() == 4);
    CHECK(seen[0] == Seen{"a", 0, 1, 1, false, 0});
    CHECK(seen[1] == Seen{"b", 2, 1, 3, false, 1});
    CHECK(seen[2] == Seen{"c", 5, 1, 5, true, 2});
    CHECK(seen[3] == Seen{"", 8, 2, 2, true, 1});
  }
}

TEST_CASE("surrogates, overlong forms and numbers above U+10FFFF are no characters") {
  for (const char* bad : {"\xED\xA0\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xF4\x90\x80\x80", "\xF5", "\x80"}) {
    const auto seen = read_all(std::string("x") + bad, 4096);
    REQUIRE(seen.size() == 2);
    CHECK(seen[1].bad == std::string(bad).size());
  }
}

TEST_CASE("a long line is handed on in stretches, cut at the same places however it arrives") {
  std::string bytes;
  for (int index = 0; index < 300; ++index) bytes += "汉字" + std::to_string(index) + (index % 7 == 0 ? " " : "");
  bytes += "\n末\n";
  const auto whole = read_all(bytes, 100000, 64);
  CHECK(whole.size() > 10);
  std::string joined;
  for (const Seen& seen : whole) joined += seen.text;
  CHECK(joined + "\n\n" == bytes.substr(0, bytes.size() - 5) + "末\n\n");
  for (const std::size_t piece : {1, 5, 63, 64, 65, 127}) CHECK(read_all(bytes, piece, 64) == whole);
}
