#include "text/padded_text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "padded.h"

using namespace jixiao;
using text::PaddedText;

TEST_CASE("padded text holds what was appended, in any way and of any length") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    PaddedText text;
    std::string expected;
    for (std::size_t count = random() % 12; count > 0; --count) {
      std::string piece(random() % 300, ' ');
      for (char& byte : piece) byte = static_cast<char>(random() % 256);
      switch (random() % 4) {
        case 0:
          text.append(piece), expected += piece;
          break;
        case 1:
          text.append_padded(Padded(piece).view()), expected += piece;
          break;
        case 2:
          text.append('x'), expected += 'x';
          break;
        default: {
          const std::size_t size = random() % 400;
          text.truncate(size);
          if (size < expected.size()) expected.resize(size);
        }
      }
      REQUIRE(text.view() == expected);
    }
    unsigned sum = 0;
    for (std::size_t at = 0; at < text::padding && text.view().data() != nullptr; ++at)
      sum += static_cast<unsigned char>(text.view().data()[text.size() + at]);  // what ASan would not allow
    CHECK(sum <= 255 * text::padding);
  }
}

TEST_CASE("padded text that was moved or swapped away can be used again") {
  PaddedText first, second;
  first.append("abc");
  second = std::move(first);
  CHECK(second.view() == "abc");
  first.clear();
  first.append("d");
  first.append_padded(Padded("e").view());
  CHECK(first.view() == "de");
  first.swap(second);
  CHECK(first.view() == "abc");
  CHECK(second.view() == "de");
  const PaddedText copy = second;
  second.clear();
  CHECK(copy.view() == "de");
}
