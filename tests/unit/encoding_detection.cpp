#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "decode/detect.h"

using jixiao::decode::detect_encoding;
using jixiao::decode::Detection;
using jixiao::decode::detection_bytes;
using jixiao::decode::surely_utf8;
using jixiao::text::Encoding;
using Verdict = Detection::Verdict;

namespace {

/// "UTF-8" and so on, or "binary", "unknown".
std::string told(const std::string& bytes) {
  const Detection found = detect_encoding(bytes);
  if (found.verdict == Verdict::text) return std::string(jixiao::text::encoding_name(found.encoding));
  return found.verdict == Verdict::binary ? "binary" : "unknown";
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string whole;
  for (std::size_t index = 0; index < times; ++index) whole += part;
  return whole;
}

const std::string line_utf8 = "年度合计 1,023.00\n";
const std::string line_gb = "\xC4\xEA\xB6\xC8\xBA\xCF\xBC\xC6 1,023.00\n";
const std::string han_gb = "\xC4\xEA\xB6\xC8\xBA\xCF\xBC\xC6";

std::string utf16(bool little) {
  std::string made;
  for (const char16_t unit : std::u16string(u"年度合计 1,023.00\n")) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    made += little ? low : high;
    made += little ? high : low;
  }
  return made;
}

}  // namespace

TEST_CASE("each encoding is told") {
  CHECK(told("") == "UTF-8");
  CHECK(told("plain 123\n") == "UTF-8");
  CHECK(told(line_utf8) == "UTF-8");
  CHECK(told(line_gb) == "GB18030");
  CHECK(told(han_gb) == "GB18030");
  CHECK(told(utf16(true)) == "UTF-16LE");
  CHECK(told(utf16(false)) == "UTF-16BE");
}

TEST_CASE("a byte order mark decides") {
  CHECK(told("\xEF\xBB\xBF") == "UTF-8");
  CHECK(told("\xEF\xBB\xBF" + han_gb) == "UTF-8");
  CHECK(told("\xFF\xFE") == "UTF-16LE");
  CHECK(told("\xFE\xFF") == "UTF-16BE");
  CHECK(told("\xFF\xFE" + repeated("\x08\x54", 40)) == "UTF-16LE");  // no NUL in it
  CHECK(told("\x84\x31\x95\x33" + line_gb) == "GB18030");
  CHECK(told(std::string("\xFF\xFE\0\0A\0\0\0B\0\0\0", 12)) == "binary");  // UTF-32
}

TEST_CASE("UTF-8 needs nine in ten bytes outside ASCII in valid sequences") {
  CHECK(told(repeated("年", 30) + repeated("\xFF", 10)) == "UTF-8");
  CHECK(told(repeated("\xFF", 10) + repeated("年", 30)) == "UTF-8");
  CHECK(told(repeated("\xFF", 11) + repeated("年", 30)) == "unknown");
  CHECK(told(repeated("年", 30) + repeated("\xFF", 11)) == "unknown");
}

TEST_CASE("GB18030 needs all but one in a thousand characters, and most of those outside ASCII") {
  const std::string thousand = repeated(han_gb, 250);
  CHECK(told(repeated(thousand, 2).substr(2) + "\xFF" + "\xFF") == "GB18030");
  CHECK(told(thousand.substr(4) + "\xFF\n") == "GB18030");
  CHECK(told(thousand.substr(6) + "\xFF\n") == "unknown");
  CHECK(told(han_gb + "\xFF\n") == "unknown");
  CHECK(told(repeated("one caf\xE9 in a long English text ", 40)) == "unknown");  // Latin-1
  CHECK(told(repeated("plain text without accents ", 300) + "caf\xE9\n") == "unknown");
  CHECK(told("caf\xE9 \xE9\n") == "unknown");
}

TEST_CASE("noise is nothing") {
  std::mt19937 chance(7);
  for (const std::size_t size : {200U, 3000U, 70000U}) {
    std::string noise(size, '\0');
    for (char& byte : noise) byte = static_cast<char>(chance());
    CHECK(told(noise) == "binary");
    for (char& byte : noise) byte = static_cast<char>(byte | 0x20);
    CHECK(told(noise) == "unknown");
  }
  CHECK(told(std::string(100, '\0')) == "binary");
}

TEST_CASE("a few NULs make no UTF-16") {
  for (const std::string& line : {line_utf8, line_gb, std::string("plain 12\n")}) {
    std::string text;
    for (int index = 0; index < 60; ++index) {
      text += line;
      if (index % 4 == 0 && text.size() % 2 == 0)
        text += '\0';  // always in the same half of what would be a unit
    }
    CHECK(told(text) == told(line));
  }
}

TEST_CASE("UTF-16 with many units of private use is UTF-16") {
  CHECK(told(repeated(utf16(true) + "\x6C\xF0", 20)) == "UTF-16LE");
}

TEST_CASE("only the first 64 KiB count, and a character that their end cuts counts for nothing") {
  const std::size_t lines = detection_bytes / line_gb.size() + 2;
  std::string text = repeated(line_gb, lines).substr(0, detection_bytes);
  CHECK(told(text + repeated(line_utf8, 1000)) == "GB18030");
  std::string utf8 = repeated("年", detection_bytes / 3 + 1);
  CHECK(told(utf8.substr(0, detection_bytes) + repeated("\xFF", 90000)) == "UTF-8");
  for (std::size_t cut = 1; cut < 8; ++cut) {
    CHECK(told(line_utf8.substr(0, cut)) == "UTF-8");
    if (cut > 1) CHECK(told(line_gb.substr(0, cut)) == "GB18030");
    if (cut > 1) CHECK(told(han_gb + std::string("\x95\x34\xB2\x35").substr(0, cut)) == "GB18030");
  }
}

TEST_CASE("two encodings in one input are not taken for one of them") {
  CHECK(told(repeated(line_utf8, 10) + repeated(line_gb, 100)) == "unknown");
}

TEST_CASE("what is surely UTF-8 stays it") {
  CHECK_FALSE(surely_utf8("plain 123\n"));
  CHECK_FALSE(surely_utf8(repeated(line_gb, 10)));
  CHECK_FALSE(surely_utf8(repeated("年", 15)));
  CHECK(surely_utf8(repeated("年", 16)));
  CHECK(surely_utf8(repeated("年", 17).substr(0, 50)));
  CHECK_FALSE(surely_utf8(repeated("年", 16) + "\xFF "));
}
