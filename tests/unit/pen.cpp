#include "text/pen.h"

#include <catch2/catch.hpp>

#include "text/copy.h"

using namespace jixiao;

TEST_CASE("pen: bytes of every length are copied as memcpy does, and nothing beside them") {
  std::string from(200, 'x');
  for (std::size_t index = 0; index < from.size(); ++index) from[index] = static_cast<char>('!' + index % 90);
  for (std::size_t size = 0; size < 150; ++size) {
    std::string to(200, '~');
    text::copy_bytes(to.data() + 7, from.data() + 3, size);
    REQUIRE(to == std::string(7, '~') + from.substr(3, size) + std::string(193 - size, '~'));
  }
}

TEST_CASE("pen: prints numbers as to_string does") {
  std::uint64_t value = 1;
  for (int digits = 1; digits <= 20; ++digits, value *= 10) {
    for (const std::uint64_t number : {value - 1, value, value + 1, 9 * value - 1}) {
      std::string out = "x";
      { text::Pen(out).number(number); }
      REQUIRE(out == "x" + std::to_string(number));
    }
  }
  std::string out;
  { text::Pen(out).number(~std::uint64_t{0}); }
  CHECK(out == "18446744073709551615");
}

TEST_CASE("pen: prints decimals of every scale as Decimal does") {
  for (std::int64_t units = 1; units < 1'000'000'000'000'000'000 / 10; units = units * 10 - units % 7) {
    for (const std::int64_t number : {units, -units, units - 1}) {
      for (std::uint8_t scale = 0; scale <= 18; ++scale) {
        const text::Decimal value{number, scale};
        std::string out;
        { text::Pen(out).number(value); }
        REQUIRE(out == value.to_string());
      }
    }
  }
}

TEST_CASE("pen: prints rising numbers as any others, wherever they go") {
  text::RisingNumber rising;
  const auto printed = [&rising](std::uint64_t number) {
    std::string out(text::RisingNumber::room, ' ');
    out.resize(static_cast<std::size_t>(rising.write(out.data(), number) - out.data()));
    return out;
  };
  for (std::uint64_t number = 0; number < 30000; number += number % 7 + 1)
    REQUIRE(printed(number) == std::to_string(number));
  for (const std::uint64_t number :
       {std::uint64_t{5}, std::uint64_t{29907}, std::uint64_t{99}, std::uint64_t{100}, ~std::uint64_t{0},
        std::uint64_t{29999}, std::uint64_t{0}})
    CHECK(printed(number) == std::to_string(number));
}

TEST_CASE("pen: put down, it leaves the string to others and goes on behind what they wrote") {
  std::string out = "a";
  text::Pen pen(out);
  pen.raw("b");
  pen.put_down();
  CHECK(out == "ab");
  out += 'c';
  pen.take_up();
  pen.bytes(std::string(5000, 'd'));
  pen.put_down();
  CHECK(out == "abc" + std::string(5000, 'd'));
  pen.take_up();
  pen.start_again();
  pen.raw("e");
  pen.repeat(0, 1);
  pen.put_down();
  CHECK(out == "ee");
}
