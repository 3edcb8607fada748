#include "text/suspects.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "text/count.h"
#include "text/look_alike.h"
#include "text/utf8.h"

using namespace jixiao::text;

namespace {

/// With something behind the text that would be found if it belonged to it.
std::size_t next_suspect(const std::string& text, std::size_t from) {
  const std::string padded = text + std::string(padding, ' ');
  return next_suspect_padded(std::string_view(padded).substr(0, text.size()), from);
}

}  // namespace

TEST_CASE("no blank and no look-alike character is passed over") {
  for (char32_t code = 1; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string character;
    append_character(character, code);
    if (blank_at_start(character) == 0 && look_alike(character).empty()) continue;
    const std::string text = "汉字a" + character + "汉字汉字汉字汉字";
    if (next_suspect(text, 0) != 7) FAIL("U+" << std::hex << static_cast<unsigned>(code));
  }
}

TEST_CASE("marks that are everywhere stop nothing") {
  // The quotation marks and dashes lie among the blanks of U+2000.
  const std::string text = "、。，；：“”‘’—…（）≥≤＞％汉字abc0123456789汉字、。，；：“”‘’—…（）≥≤＞％";
  CHECK(next_suspect(text, 0) == text.size());
}

TEST_CASE("with and without vector instructions the same is found") {
  std::mt19937 random(7);
  const char32_t pool[] = {'a',    '1',    ' ',    '\t',    0xA0,    0x3000, 0x2F00, 0x2E81,
                           0xF900, 0xFEFF, 0x2003, 0x3001,  0x3002,  0xFF0C, 0xFF1B, 0x4E00,
                           0x9F99, 0x2265, 0x201C, 0x20000, 0x2F800, 0xC9};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::size_t length = random() % 60;
    for (std::size_t index = 0; index < length; ++index)
      append_character(text, pool[random() % std::size(pool)]);
    for (std::size_t from = 0; from <= text.size(); ++from) {
      REQUIRE(next_suspect(text, from) == next_suspect_plain(text, from));
    }
  }
}

TEST_CASE("suspects are marked where they are found one by one") {
  std::mt19937 random(11);
  const char32_t pool[] = {'a',    '1',    ' ',    '\n',   0xA0,   0x85,   0x3000,  0x2F00,
                           0x2E81, 0xF900, 0xFEFF, 0x2003, 0x200B, 0x2028, 0x202F,  0x201C,
                           0x2014, 0x3001, 0xFF1B, 0x4E00, 0x9F99, 0x2265, 0x20000, 0xC9};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    while (text.size() < 3 * suspects_of_word) append_character(text, pool[random() % std::size(pool)]);
    const std::string padded = text + std::string(padding, 'x');
    std::uint64_t bits[3] = {}, plain[3] = {};
    mark_suspects(padded.data(), std::size(bits), bits);
    mark_suspects_plain(padded.data(), std::size(plain), plain);
    for (std::size_t at = 0; at < std::size(bits) * suspects_of_word; ++at) {
      const bool marked = ((bits[at / suspects_of_word] >> (at % suspects_of_word)) & 1U) != 0;
      REQUIRE(marked == (next_suspect_plain(text, at) == at));
    }
    CHECK(std::equal(std::begin(bits), std::end(bits), std::begin(plain)));
  }
}

TEST_CASE("a character is counted alike many at a time and one by one") {
  std::mt19937 random(3);
  std::string text;
  for (int index = 0; index < 9000; ++index) text += "\n\r\fa\xE5"[random() % 5];
  text += std::string(5000, '\n');
  for (std::size_t from = 0; from < 70; ++from) {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{15}, std::size_t{16}, 17 * from, text.size()}) {
      const std::string_view part = std::string_view(text).substr(from, size);
      CHECK(count(part, '\n') == count_plain(part, '\n'));
      CHECK(count(part, '\xE5') == count_plain(part, '\xE5'));
    }
  }
}

TEST_CASE("kinds of bytes are counted alike many at a time and one by one") {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  CHECK(count_outside_ascii_plain(every) == 128);
  // All below the blank but six: tab, line feed, vertical tab, form feed, carriage return, escape.
  CHECK(count_odd_controls_plain(every) == 26);
  std::mt19937 random(4);
  std::string text = every;
  while (text.size() < 9000) text += static_cast<char>(random() % (random() % 2 == 0 ? 256 : 36));
  for (std::size_t from = 0; from < 300; ++from) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{16}, 7 * from, text.size()}) {
      const std::string_view part = std::string_view(text).substr(from, size);
      CHECK(count_outside_ascii(part) == count_outside_ascii_plain(part));
      CHECK(count_odd_controls(part) == count_odd_controls_plain(part));
    }
  }
}
