#include "text/source_offsets.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "padded.h"
#include "text/spliced_text.h"
#include "text/utf8.h"

using namespace jixiao::text;

namespace {

constexpr Encoding encodings[] = {Encoding::gb18030, Encoding::utf16_little, Encoding::utf16_big};

/// Characters whose length in the input follows from their length in UTF-8, in any of these encodings.
std::string usual_text(std::mt19937& random, std::size_t characters) {
  const char32_t pool[] = {'a', '1', ' ', '\n', 0xD7, 0x3B1, 0x3000, 0x3001, 0x4E00, 0x9F99, 0xFF0C, 0x2265};
  std::string text;
  for (std::size_t index = 0; index < characters; ++index)
    append_character(text, pool[random() % std::size(pool)]);
  return text;
}

}  // namespace

TEST_CASE("offsets in the input are those that a walk gives") {
  std::mt19937 random(5);
  SourceOffsets learned, plain;
  for (int round = 0; round < 300; ++round) {
    const std::string text = usual_text(random, random() % 150);
    for (const Encoding encoding : encodings) {
      const std::uint64_t bytes = source_length(encoding, text);
      REQUIRE(learned.learn(encoding, text, bytes));
      REQUIRE(plain.learn_plain(encoding, text, bytes));
      for (std::size_t at = 0; at <= text.size(); ++at) {
        REQUIRE(learned.before(at) == plain.before(at));
        if (at < text.size() && is_continuation(text[at])) continue;
        REQUIRE(learned.before(at) == source_length(encoding, std::string_view(text).substr(0, at)));
        REQUIRE(learned.between(at, text.size()) == bytes - learned.before(at));
      }
      SourceOffsets::Sum sum(learned);
      std::uint64_t expected = 0;
      for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {  // every second stretch
        for (end = std::min(begin + 1 + random() % 9, text.size());
             end < text.size() && is_continuation(text[end]);)
          ++end;
        if (begin % 2 == 0) continue;
        sum.add(begin, end);
        expected += source_length(encoding, std::string_view(text).substr(begin, end - begin));
      }
      REQUIRE(sum.bytes() == expected);
    }
  }
}

TEST_CASE("one character of another length is noticed") {
  std::mt19937 random(6);
  SourceOffsets offsets;
  // Four bytes of GB18030 for two and for three of UTF-8; a pair of surrogates, which in GB18030 is no
  // exception.
  const std::pair<char32_t, bool> exceptions[] = {{0xC9 + 2, true}, {0x1E40, true}, {0x20000, false}};
  for (const auto& [character, in_gb18030] : exceptions) {
    std::string text = usual_text(random, 70);
    append_character(text, character);
    text += usual_text(random, 70);
    for (const Encoding encoding : encodings) {
      const bool is_exception = encoding == Encoding::gb18030 ? in_gb18030 : character >= 0x10000;
      const std::uint64_t bytes = source_length(encoding, text);
      CHECK(offsets.learn(encoding, text, bytes) == !is_exception);
      CHECK(offsets.learn_plain(encoding, text, bytes) == !is_exception);
    }
  }
}

TEST_CASE("a measured text has the bytes that it has unmeasured") {
  std::mt19937 random(8);
  for (const Encoding encoding : encodings) {
    for (const char32_t last : {char32_t{0x4E00}, char32_t{0x1E40}, char32_t{0x20000}}) {
      SplicedText text;
      std::uint64_t byte = 0;
      for (int index = 0; index < 20; ++index) {
        std::string piece = "abc" + usual_text(random, 40);
        if (index == 19) append_character(piece, last);
        const auto bytes = static_cast<std::uint32_t>(source_length(encoding, piece));
        text.append({piece, bytes, {byte, 1, 1}, Seam::line_break, true, 0, 0, {}, 0, encoding});
        byte += bytes;
      }
      SplicedText measured = text;
      measured.measure();
      const bool is_usual = encoding == Encoding::gb18030 ? last != 0x1E40 : last < 0x10000;
      CHECK(measured.is_measured() == is_usual);
      for (const Splice& splice : text.splices()) {
        const Leaf whole{splice.begin, splice.begin + splice.text_bytes}, part{splice.begin + 1, whole.end};
        CHECK(measured.source_bytes(whole) == text.source_bytes(whole));
        CHECK(measured.source_bytes(whole) == splice.source_bytes);
        CHECK(measured.source_bytes(part) == text.source_bytes(part));
      }
      const Leaf all{0, text.size()};
      CHECK(measured.source_bytes(all) == source_length(encoding, text.text()));
      const jixiao::Padded padded("1");
      const CleanLine lines[] = {{padded.view(), byte, 1, 4}, {{}, byte + 5, 2, 0}};
      measured.append_lines(lines, Seam::line_break, {}, 0, encoding);
      CHECK_FALSE(measured.is_measured());
    }
  }
}
