#include "decode/line_reader.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "encoded.h"
#include "memory_source.h"
#include "text/encoding.h"
#include "text/utf8.h"

using jixiao::decode::Line;
using jixiao::decode::LineReader;
using jixiao::tests::MemorySource;
using jixiao::text::Encoding;

namespace {

struct Seen {
  std::string text;
  std::uint64_t byte, line;
  std::uint32_t column;
  bool ends;
  std::uint32_t bad;
  friend bool operator==(const Seen&, const Seen&) = default;
};

std::vector<Seen> read_all(const std::string& bytes, std::size_t piece,
                           std::size_t block = std::size_t{128} << 10, Encoding encoding = Encoding::utf8) {
  MemorySource source(bytes, piece, encoding);
  LineReader reader(source, block);
  std::vector<Seen> seen;
  while (const Line* line = reader.next()) {
    seen.push_back({std::string(line->text), line->at.byte, line->at.line, line->at.column, line->ends,
                    line->bad_before.length});
  }
  CHECK(reader.bytes() == bytes.size());
  return seen;
}

/// A text in UTF-16.
std::string wide(const std::u16string& text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

}  // namespace

TEST_CASE("LF, CRLF and a lone CR end a line, and the last line needs no end") {
  const std::string bytes = "一\r\n二\r三\n四";
  for (const std::size_t piece : {1U, 2U, 3U, 4096U}) {
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
  for (const std::size_t piece : {1U, 2U, 4096U}) {
    const auto seen = read_all("\xEF\xBB\xBF甲\n乙", piece);
    REQUIRE(seen.size() == 2);
    CHECK(seen[0] == Seen{"甲", 3, 1, 1, true, 0});
    CHECK(seen[1] == Seen{"乙", 7, 2, 1, true, 0});
  }
  CHECK(read_all("\xEF\xBB\xBF", 1).empty());
}

TEST_CASE("bad bytes interrupt a line, are counted, and take a column each") {
  // C0 is never valid, E4 B8 is a character broken off: one bad sequence, one column.
  const std::string bytes =
      "a\xC0"
      "b\xE4\xB8"
      "c\n\xFF\n";
  for (const std::size_t piece : {1U, 3U, 4096U}) {
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
  for (int index = 0; index < 300; ++index)
    bytes += "汉字" + std::to_string(index) + (index % 7 == 0 ? " " : "");
  bytes += "\n末\n";
  const auto whole = read_all(bytes, 100000, 64);
  CHECK(whole.size() > 10);
  std::string joined;
  for (const Seen& seen : whole) joined += seen.text;
  CHECK(joined + "\n\n" == bytes.substr(0, bytes.size() - 5) + "末\n\n");
  for (const std::size_t piece : {1U, 5U, 63U, 64U, 65U, 127U}) CHECK(read_all(bytes, piece, 64) == whole);
}

TEST_CASE("UTF-16 is read in UTF-8 and keeps its own places") {
  for (const bool little : {true, false}) {
    const Encoding encoding = little ? Encoding::utf16_little : Encoding::utf16_big;
    // The halves of U+0A0D and U+4E0A look like line ends; the last line has a lone surrogate and half a
    // unit.
    const std::string bytes = wide(u"\uFEFF一\u0A0D\u4E0A\U00020BB7a\r\n二\r三\n\n四\xDC00五", little) + "x";
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 4096U}) {
      const auto seen = read_all(bytes, piece, 4096, encoding);
      REQUIRE(seen.size() == 7);
      CHECK(seen[0] == Seen{"一\u0A0D\u4E0A\U00020BB7a", 2, 1, 1, true, 0});
      CHECK(seen[1] == Seen{"二", 18, 2, 1, true, 0});
      CHECK(seen[2] == Seen{"三", 22, 3, 1, true, 0});
      CHECK(seen[3] == Seen{"", 26, 4, 1, true, 0});
      CHECK(seen[4] == Seen{"四", 28, 5, 1, false, 0});
      CHECK(seen[5] == Seen{"五", 32, 5, 3, false, 2});
      CHECK(seen[6] == Seen{"", 35, 5, 5, true, 1});
    }
  }
}

TEST_CASE("GB18030 is read in UTF-8 and keeps its own places") {
  // Four bytes stand for U+20BB7; FF is no character, nor is a lead byte before a line end or at the end.
  const std::string bytes =
      "\x84\x31\x95\x33\xBA\xCF"
      "a\x95\x34\xB2\x35\xBC\xC6\r\n\xBA\xFF"
      "1\xBC\n\xBC\xC6\xBA";
  for (const std::size_t piece : {1U, 2U, 3U, 4096U}) {
    const auto seen = read_all(bytes, piece, 4096, Encoding::gb18030);
    REQUIRE(seen.size() == 5);
    CHECK(seen[0] == Seen{"合a\U00020BB7计", 4, 1, 1, true, 0});
    CHECK(seen[1] == Seen{"1", 17, 2, 3, false, 2});
    CHECK(seen[2] == Seen{"", 19, 2, 5, true, 1});
    CHECK(seen[3] == Seen{"计", 20, 3, 1, false, 0});
    CHECK(seen[4] == Seen{"", 23, 3, 3, true, 1});
  }
}

TEST_CASE("a NUL is no character in any encoding") {
  CHECK(read_all(std::string("a\0b", 3), 1)[1] == Seen{"b", 2, 1, 3, true, 1});
  CHECK(read_all(std::string("a\0b", 3), 1, 4096, Encoding::gb18030)[1] == Seen{"b", 2, 1, 3, true, 1});
  CHECK(read_all(std::string("a\0\0\0b\0", 6), 1, 4096, Encoding::utf16_little)[1] ==
        Seen{"b", 4, 1, 3, true, 2});
}

TEST_CASE("long lines of other encodings are cut at the same places however they arrive") {
  std::u16string text;
  for (int index = 0; index < 300; ++index) {
    text += index % 3 == 0 ? u"汉字" : index % 3 == 1 ? u"\U00020BB7" : u"7";
    if (index % 31 == 0) text += u' ';
  }
  text += u"\n末";
  std::string utf8, gb;
  for (std::size_t index = 0; index < text.size(); ++index) {
    switch (text[index]) {
      case u'汉':
        utf8 += "汉", gb += "\xBA\xBA";
        break;
      case u'字':
        utf8 += "字", gb += "\xD7\xD6";
        break;
      case u'末':
        utf8 += "末", gb += "\xC4\xA9";
        break;
      case 0xD842:
        utf8 += "\U00020BB7", gb += "\x95\x34\xB2\x35", ++index;
        break;
      default:
        utf8 += static_cast<char>(text[index]), gb += static_cast<char>(text[index]);
    }
  }
  const std::pair<Encoding, std::string> inputs[] = {{Encoding::gb18030, gb},
                                                     {Encoding::utf16_little, wide(text, true)},
                                                     {Encoding::utf16_big, wide(text, false)}};
  for (const auto& [encoding, bytes] : inputs) {
    const auto whole = read_all(bytes, 100000, 64, encoding);
    std::string joined;
    for (const Seen& seen : whole) {
      CHECK(seen.bad == 0);
      joined += seen.text + (seen.ends ? "\n" : "");
    }
    CHECK(whole.size() > 10);
    CHECK(joined == utf8 + "\n");
    for (const std::size_t piece : {1U, 2U, 3U, 5U, 63U, 64U, 65U, 127U})
      CHECK(read_all(bytes, piece, 64, encoding) == whole);
  }
}

TEST_CASE("any bytes are read, byte for byte accounted for, however they arrive") {
  std::mt19937 chance(11);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(chance() % 400, '\0');
    const char* const alphabet = round % 2 == 0 ? "\xE4\xB8\x80\n\r \x81\x30\xD8\xDC\xFF"
                                                  "a"
                                                : nullptr;
    for (char& byte : bytes)
      byte = alphabet != nullptr ? alphabet[chance() % 12] : static_cast<char>(chance());
    for (const Encoding encoding :
         {Encoding::utf8, Encoding::gb18030, Encoding::utf16_little, Encoding::utf16_big}) {
      const auto whole = read_all(bytes, 100000, 64, encoding);
      CHECK(read_all(bytes, 1 + chance() % 70, 64, encoding) == whole);
      CHECK(read_all(bytes, 1, 64, encoding) == whole);
    }
  }
}

namespace {

/// What a reader gives when clean lines are taken as such where there are any.
std::vector<Seen> read_clean_lines(const std::string& bytes, std::size_t piece, std::size_t block,
                                   Encoding encoding, std::size_t& clean_lines) {
  MemorySource source(bytes, piece, encoding);
  LineReader reader(source, block);
  std::vector<Seen> seen;
  std::size_t calls = 0;
  for (;;) {
    std::uint64_t behind = reader.bytes(), lines = reader.lines();
    const bool only_some = ++calls % 3 == 0;
    std::size_t wanted = calls % 7;
    std::size_t taken = 0;
    const auto clean = reader.clean_lines();
    for (; taken + 1 < clean.size() && !(only_some && wanted-- == 0); ++taken) {
      CHECK_FALSE(clean[taken].text.empty());
      CHECK(clean[taken].byte == behind);
      CHECK(clean[taken].first_space == std::min(clean[taken].text.find(' '), clean[taken].text.size()));
      seen.push_back({std::string(clean[taken].text), clean[taken].byte, clean[taken].line, 1, true, 0});
      behind += clean[taken].source_bytes + clean[taken + 1].breaks_behind(clean[taken]);
      lines = clean[taken].line + clean[taken + 1].empty_lines_behind(clean[taken]);
    }
    CHECK(clean.back().text.empty());
    reader.pass_clean_lines(taken);
    clean_lines += taken;
    CHECK(reader.bytes() == behind);
    CHECK(reader.lines() == lines);
    const Line* const line = reader.next();
    if (line == nullptr) break;
    if (line->text.empty() && line->bad_before.length == 0) continue;
    seen.push_back({std::string(line->text), line->at.byte, line->at.line, line->at.column, line->ends,
                    line->bad_before.length});
  }
  CHECK(reader.bytes() == bytes.size());
  return seen;
}

}  // namespace

TEST_CASE("clean lines are those that come otherwise, in every encoding, however the input arrives") {
  std::mt19937 random(5);
  const std::u16string pieces[] = {u"一二三四五六七八九十",
                                   u"甲：≥95%。",
                                   u"\n",
                                   u"\n\n\n",
                                   u"\r\n",
                                   u"\r",
                                   u" ",
                                   u"“引号”——",
                                   u"\f",
                                   u"\u3000",
                                   u"\u2F2F",
                                   u"abc",
                                   u"12.50",
                                   u"\n\n",
                                   u"\r\n\r\n",
                                   u"\u2028",
                                   u"年度指标值"};
  std::size_t clean_lines = 0;
  for (int round = 0; round < 300; ++round) {
    std::u16string text;
    const std::size_t count = random() % 60;
    for (std::size_t index = 0; index < count; ++index) text += pieces[random() % std::size(pieces)];
    if (random() % 4 == 0) text += u"\u1E40\u00E5";  // of no usual length in GB18030
    for (const Encoding encoding :
         {Encoding::utf16_little, Encoding::utf16_big, Encoding::gb18030, Encoding::utf8}) {
      std::string bytes;
      for (const char16_t unit : text) jixiao::text::append_character(bytes, unit);
      bytes = jixiao::tests::encoded(bytes, encoding);
      if (encoding == Encoding::utf8 || encoding == Encoding::gb18030) {
        if (random() % 4 == 0 && !bytes.empty()) bytes[random() % bytes.size()] = '\xE5';
        if (random() % 4 == 0 && !bytes.empty()) bytes[random() % bytes.size()] = '\0';
      }
      for (const std::size_t piece : {1U, 7U, 100U, 4096U}) {
        auto expected = read_all(bytes, piece, 256, encoding);
        std::erase_if(expected, [](const Seen& line) { return line.text.empty() && line.bad == 0; });
        REQUIRE(read_clean_lines(bytes, piece, 256, encoding, clean_lines) == expected);
      }
    }
  }
  CHECK(clean_lines > 1000);
}

TEST_CASE("lines of many blocks are the same in every encoding, and so are their offsets in the input") {
  std::mt19937 random(6);
  const std::string pieces[] = {"一二三四五六七八九十", "甲：≥95%。", "12.50", " ", "abc", "\xC3\x97",
                                "\xE3\x80\x80"};
  // A rare one of four bytes makes offsets unknown in what is converted with it.
  for (const bool with_rare_ones : {false, true}) {
    std::string text;
    while (text.size() < 60000) {
      for (std::size_t count = random() % 12; count > 0; --count)
        text += pieces[random() % std::size(pieces)];
      if (with_rare_ones && random() % 200 == 0) text += "\xE1\xB9\x80";
      text += random() % 3 == 0 ? "\n\n\n" : random() % 3 == 0 ? "\r\n" : "\n";
    }
    std::size_t with_offsets = 0;
    for (const Encoding encoding : {Encoding::utf16_little, Encoding::utf16_big, Encoding::gb18030}) {
      const std::string bytes = jixiao::tests::encoded(text, encoding);
      for (const std::size_t piece : {std::size_t{700}, std::size_t{4096}, bytes.size()}) {
        std::size_t clean_lines = 0;
        const std::size_t block = std::size_t{128} << 10;
        auto expected = read_all(bytes, piece, 256, encoding);
        std::erase_if(expected, [](const Seen& line) { return line.text.empty() && line.bad == 0; });
        CHECK(read_clean_lines(bytes, piece, block, encoding, clean_lines) == expected);
        CHECK(clean_lines > 100);
        MemorySource source(bytes, piece, encoding);
        LineReader reader(source);
        while (const Line* const line = reader.next()) {
          CHECK(line->source_bytes == jixiao::text::source_length(encoding, line->text));
          if (line->offsets == nullptr) continue;
          ++with_offsets;
          CHECK(line->offsets->between(line->offsets_begin, line->offsets_begin + line->text.size()) ==
                line->source_bytes);
        }
      }
    }
    CHECK(with_offsets > 1000);
  }
}
