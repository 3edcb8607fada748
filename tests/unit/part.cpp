#include "run/part.h"

#include <sys/mman.h>
#include <unistd.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"

using namespace jixiao;

TEST_CASE("parts stand one behind the other, at the lines that they say, and are forgotten when asked") {
  constexpr std::size_t part_size = 50000;
  std::string content;
  for (int line = 0; content.size() < 9 * part_size; ++line)
    content += std::to_string(line) + (line % 7 == 0 ? " \xE8\xA1\x8C\r\n" : " \xE8\xA1\x8C\n");
  const int descriptor = ::memfd_create("jixiao", 0);
  REQUIRE(descriptor >= 0);
  REQUIRE(::pwrite(descriptor, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size()));
  const grammar::Grammar grammar = grammar::load_grammar();
  run::FileSource source(descriptor, nullptr);  // closes it
  source.begin(text::Encoding::utf8);
  run::Cutter cutter(source, grammar, part_size, nullptr);
  std::uint64_t at = 0, number = 0, lines = 1;
  for (; const auto part = cutter.part(number); ++number) {
    CHECK(part->number == number);
    CHECK(part->begin.byte == at);
    CHECK(part->begin.line == lines);
    const std::string_view bytes = std::string_view(content).substr(at, part->end - at);
    CHECK(bytes.ends_with('\n'));
    CHECK(part->is_last == (part->end == content.size()));
    lines += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    at = part->end;
    CHECK(cutter.part(number) == part);  // as often as somebody asks
    if (number >= 2) cutter.forget(number - 1);
    if (number >= 2) CHECK_FALSE(cutter.part(number - 1));
  }
  CHECK(at == content.size());
  CHECK(number > 3);
  CHECK(cutter.ends_before(number));
  cutter.forget_before(2);
  CHECK_FALSE(cutter.part(0));
}
