#include "text/encoding.h"

#include <unicode/ucnv.h>

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "decode/characters.h"
#include "decode/gb18030.h"
#include "text/gb18030.h"
#include "text/utf8.h"

using namespace jixiao;
using decode::bad_length;
using decode::Conversion;
using text::Encoding;

namespace {

/// ICU's converter, which the tables must equal.
class Icu {
 public:
  explicit Icu(const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name, &error));
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    REQUIRE(U_SUCCESS(error));
  }
  /// The one character that the bytes are; negative when they are not.
  long character(const std::string& bytes) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_reset(converter_.get());
    const char* at = bytes.data();
    const UChar32 found = ucnv_getNextUChar(converter_.get(), &at, bytes.data() + bytes.size(), &error);
    return U_SUCCESS(error) && at == bytes.data() + bytes.size() ? found : -1;
  }
  std::string bytes(char32_t character) {
    UErrorCode error = U_ZERO_ERROR;
    const char16_t pair[] = {static_cast<char16_t>(0xD7C0 + (character >> 10)),
                             static_cast<char16_t>(0xDC00 + (character & 0x3FF))};
    const char16_t single = static_cast<char16_t>(character);
    char out[16];
    ucnv_reset(converter_.get());
    const int size = ucnv_fromUChars(converter_.get(), out, sizeof out, character < 0x10000 ? &single : pair,
                                     character < 0x10000 ? 1 : 2, &error);
    REQUIRE(U_SUCCESS(error));
    return {out, static_cast<std::size_t>(size)};
  }

 private:
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter_{nullptr, &ucnv_close};
};

/// The one character that the bytes are here; negative when they are not.
long character(Encoding encoding, const std::string& bytes) {
  char out[16];
  const Conversion done = decode::convert(encoding, bytes, out);
  if (done.bytes != bytes.size()) return -1;
  std::size_t at = 0;
  const char32_t found = text::next_character({out, done.size}, at);
  return at == done.size ? static_cast<long>(found) : -1;
}

std::string code(std::initializer_list<unsigned> bytes) {
  std::string made;
  for (const unsigned byte : bytes) made += static_cast<char>(byte);
  return made;
}

std::string converted(Encoding encoding, const std::string& bytes) {
  std::string out(decode::converted_room(bytes.size()), '\0');
  out.resize(decode::convert(encoding, bytes, out.data()).size);
  return out;
}

}  // namespace

TEST_CASE("GB18030 of two bytes reads as ICU reads it, and of one") {
  Icu icu("gb18030");
  std::size_t characters = 0;
  for (unsigned lead = 0x80; lead <= 0xFF; ++lead) {
    REQUIRE(character(Encoding::gb18030, code({lead})) == icu.character(code({lead})));
    for (unsigned trail = 0; trail <= 0xFF; ++trail) {
      const std::string bytes = code({lead, trail});
      const long expected = icu.character(bytes);
      if (expected >= 0) ++characters;
      if (character(Encoding::gb18030, bytes) != expected) FAIL(std::hex << lead << ' ' << trail);
      if (expected >= 0 && text::source_length(Encoding::gb18030, static_cast<char32_t>(expected)) != 2) {
        FAIL("length of " << std::hex << expected);
      }
    }
  }
  CHECK(characters == 23940);
}

TEST_CASE("GB18030 of four bytes reads as ICU reads it") {
  Icu icu("gb18030");
  std::set<long> seen;
  const auto compare = [&](unsigned lead, unsigned second, unsigned third, unsigned last) {
    const std::string bytes = code({lead, second, third, last});
    const long expected = icu.character(bytes);
    if (character(Encoding::gb18030, bytes) != expected) {
      FAIL(std::hex << lead << ' ' << second << ' ' << third << ' ' << last << " is " << expected);
    }
    if (expected < 0) return;
    seen.insert(expected);
    if (text::source_length(Encoding::gb18030, static_cast<char32_t>(expected)) != 4) {
      FAIL("length of " << std::hex << expected);
    }
  };
  for (unsigned lead = 0x81; lead <= 0x84; ++lead) {  // all below U+10000
    for (unsigned second = 0x30; second <= 0x39; ++second) {
      for (unsigned third = 0x81; third <= 0xFE; ++third) {
        for (unsigned last = 0x30; last <= 0x39; ++last) compare(lead, second, third, last);
      }
    }
  }
  // With the 128 + 23940 shorter codes, all characters but surrogates: none has two codes, which would make
  // its length uncertain.
  CHECK(seen.size() == 0x10000 - 0x800 - 128 - 23940);
  for (unsigned lead = 0x85; lead <= 0xFE; ++lead) {  // and samples of the others
    for (unsigned second = 0x30; second <= 0x39; ++second) {
      compare(lead, second, 0x81, 0x30);
      compare(lead, second, 0x81 + (lead * 7 + second * 11) % 126, 0x30 + (lead + second) % 10);
      compare(lead, second, 0xFE, 0x39);
    }
  }
  compare(0xE3, 0x32, 0x9A, 0x35);  // U+10FFFF
  compare(0xE3, 0x32, 0x9A, 0x36);
}

TEST_CASE("UTF-16 reads as ICU reads it, and lengths are ICU's in every encoding") {
  struct Peer {
    Encoding encoding;
    Icu icu;
  };
  Peer peers[] = {{Encoding::utf8, Icu("utf-8")},
                  {Encoding::gb18030, Icu("gb18030")},
                  {Encoding::utf16_little, Icu("utf-16le")},
                  {Encoding::utf16_big, Icu("utf-16be")}};
  for (Peer& peer : peers) {
    for (char32_t each = 1; each <= 0x10FFFF; each += each < 0x10000 ? 1 : 977) {
      if (each >= 0xD800 && each < 0xE000) continue;
      const std::string bytes = peer.icu.bytes(each);
      if (text::source_length(peer.encoding, each) != bytes.size())
        FAIL("length of " << std::hex << std::uint32_t{each});
      const std::string text = peers[0].icu.bytes(each);
      if (text::source_length(peer.encoding, text + text) != 2 * bytes.size())
        FAIL("length of two " << std::hex << std::uint32_t{each});
      if (peer.encoding == Encoding::utf8) continue;
      if (character(peer.encoding, bytes) != static_cast<long>(each)) FAIL(std::hex << std::uint32_t{each});
      if (bad_length(peer.encoding, bytes, false) != 0) FAIL("bad " << std::hex << std::uint32_t{each});
    }
  }
}

TEST_CASE("a text's length in the input, and back") {
  const std::string text = "合计 100€𠮷";  // € has two bytes in GB18030, 𠮷 four
  CHECK(text::source_length(Encoding::utf8, text) == text.size());
  CHECK(text::source_length(Encoding::gb18030, text) == 2 + 2 + 1 + 3 + 2 + 4);
  CHECK(text::source_length(Encoding::utf16_little, text) == 2 * 7 + 4);
  for (const Encoding encoding : {Encoding::utf8, Encoding::gb18030, Encoding::utf16_big}) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t bytes = text::source_length(encoding, std::string_view(text).substr(0, at));
      CHECK(text::text_length(encoding, text, bytes) == at);
      text::next_character(text, at);
    }
    CHECK(text::text_length(encoding, text, 1000) == text.size());
  }
}

TEST_CASE("characters are converted up to the first bytes that are none") {
  CHECK(converted(Encoding::gb18030, "A\xBA\xCF\xBC\xC6\xFF\xBA\xCF") == "A合计");
  CHECK(converted(Encoding::gb18030, "\xBA\xCF\xBC") == "合");          // broken off
  CHECK(converted(Encoding::gb18030, "\x95\x34\xB2\x35\x95") == "𠮷");  // four bytes and one
  CHECK(converted(Encoding::utf16_little, std::string("\x08\x54\x41\0\x42\xD8\xB7\xDF\0\xDC", 10)) ==
        "合A𠮷");
  CHECK(converted(Encoding::utf16_big, std::string("\x54\x08\0\x41\0\0\0\x41", 8)) == "合A");  // up to a NUL
}

TEST_CASE("GB18030 is converted alike many characters at a time and one by one") {
  std::mt19937 random(12);
  // Hanzi, codes whose second byte looks like ASCII, ASCII, codes of two bytes in UTF-8, and now and then one
  // of four bytes, one that breaks off, none and a NUL.
  const std::string pool[] = {"\xBA\xCF", "\xBC\xC6", "\xCF\xEE", "\x81\x40", "\xB0\x5C", "a",
                              "7",        "\n",       ".",        "\xA6\xC1", "\xA1\xC1"};
  const std::string rare[] = {"\x81\x35\xF4\x37", "\x95\x34\xB2\x35",   "\xFF",
                              "\x81\x7F",         std::string(1, '\0'), "\x81\x30"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    const std::size_t kinds = 1 + random() % std::size(pool), often = 1 + random() % 60;
    for (std::size_t count = random() % 300; count > 0; --count) {
      const std::string& one = pool[random() % kinds];
      for (std::size_t times = 1 + random() % often; times > 0 && count % 3 == 0; --times) bytes += one;
      bytes += one;
      if (random() % 400 == 0) bytes += rare[random() % std::size(rare)];
    }
    std::string out(decode::converted_room(bytes.size()), '\0'), plain = out;
    const Conversion got = decode::convert_gb18030(bytes, out.data());
    const Conversion expected = decode::convert_gb18030_plain(bytes, plain.data());
    REQUIRE(got.bytes == expected.bytes);
    REQUIRE(out.substr(0, got.size) == plain.substr(0, expected.size));
    // One by one.
    std::string single;
    std::size_t at = 0;
    while (at < bytes.size()) {
      char character[8];
      Conversion one;
      for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
        one = decode::convert_gb18030_plain(std::string_view(bytes).substr(at, size), character);
        if (one.bytes > 0) break;
      }
      if (one.bytes == 0) break;
      single.append(character, one.size);
      at += one.bytes;
    }
    REQUIRE(at == got.bytes);
    REQUIRE(single == out.substr(0, got.size));
  }
}

TEST_CASE("how long a bad sequence is") {
  using enum Encoding;
  CHECK(bad_length(gb18030, "\x80\x41", false) == 1);
  CHECK(bad_length(gb18030, "\xFF\x41", false) == 1);
  CHECK(bad_length(gb18030, "\xBA\n", false) == 1);
  CHECK(bad_length(gb18030, "\xBA\xCF", false) == 0);
  CHECK(bad_length(gb18030, "\x81\x30\x41", false) == 1);  // the digit is text
  CHECK(bad_length(gb18030, "\x81\x30\x81\x41", false) == 1);
  CHECK(bad_length(gb18030, "\xFE\x39\xFE\x39", false) == 4);
  CHECK(bad_length(gb18030, std::string_view("\0", 1), false) == 1);
  CHECK(bad_length(utf16_little, std::string_view("\0\xDC\x41\0", 4), false) == 2);
  CHECK(bad_length(utf16_little, std::string_view("\x42\xD8\x41\0", 4), false) == 2);
  CHECK(bad_length(utf16_big, std::string_view("\0\0", 2), false) == 2);
  CHECK(bad_length(utf8, "\xE4\xB8", false) == 2);
  CHECK(bad_length(utf8, std::string_view("\0", 1), false) == 1);
  CHECK(bad_length(utf8, "\xE4\xB8\x80", false) == 0);
  // What breaks off is bad only where nothing more can come.
  for (const char* const broken : {"\xBA", "\x81\x30", "\x81\x30\x81"}) {
    CHECK(bad_length(gb18030, broken, false) == 1);
    CHECK(bad_length(gb18030, broken, true) == 0);
  }
  CHECK(bad_length(utf16_big, "\x54", false) == 1);
  CHECK(bad_length(utf16_big, "\x54", true) == 0);
  CHECK(bad_length(utf16_big, "\xD8\x42\xDF", false) == 2);
  CHECK(bad_length(utf16_big, "\xD8\x42\xDF", true) == 0);
}
