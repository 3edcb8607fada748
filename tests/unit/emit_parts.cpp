#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "emit/emitter.h"
#include "emit/schema.h"
#include "emit/spool.h"
#include "text/width.h"

using namespace jixiao;

namespace {

std::string drained(emit::Spool& spool) {
  std::string out;
  spool.drain([&out](std::string_view block) { out += block; });
  return out;
}

}  // namespace

TEST_CASE("spool: gives back what it took, in memory and beyond") {
  for (const std::size_t limit : {std::size_t{0}, std::size_t{10}, std::size_t{1} << 20}) {
    emit::Spool spool(limit);
    CHECK(spool.empty());
    for (int round = 0; round < 3; ++round) {
      std::string want;
      for (int piece = 0; piece < 20'000; ++piece) {
        const std::string text = std::to_string(piece) + ",";
        want += text;
        spool.append(text);
      }
      CHECK(spool.size() == want.size());
      CHECK(drained(spool) == want);
      CHECK(spool.empty());
      CHECK(drained(spool).empty());
    }
  }
}

TEST_CASE("spool: a temporary folder that is not there is an error, not a loss") {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", "/nowhere/at/all", 1);
  emit::Spool spool(4);
  spool.append("1234");
  CHECK_THROWS_AS(spool.append("5"), std::system_error);
  before == nullptr ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
}

TEST_CASE("width: columns of characters") {
  CHECK(text::display_width("abc 1") == 5);
  CHECK(text::display_width("指标，（）％") == 12);
  CHECK(text::display_width("≥“”①") == 4);
  CHECK(text::display_width("≥“”①", text::Ambiguous::wide) == 8);
  CHECK(text::display_width("e\u0301\u200B\uFE0F") == 1);
  CHECK(text::display_width("\U00020000ｱ") == 3);
  CHECK(text::first_columns("a指标", 2) == "a");
  CHECK(text::first_columns("a指标", 3) == "a指");
  CHECK(text::last_columns("指标a", 2) == "a");
  CHECK(text::last_columns("指标a", 3) == "标a");
  CHECK(text::last_columns("指标a", 9) == "指标a");
}

TEST_CASE("width: control characters are shown, not obeyed") {
  std::string out;
  text::append_visible(out, "a\x1b\x7f\n\u0085\u2066\u2028中\xC3(");
  CHECK(out == "a\\x1B\\x7F\\x0A\\u0085\\u2066\\u2028中\\xC3(");
}

TEST_CASE("formats: the list is whole and each command has a default") {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const emit::Format& format : emit::formats()) {
    CHECK(seen.insert({format.command, format.name}).second);
    CHECK(emit::find_format(format.command, format.name) == &format);
    emit::Output output([](std::string&) {});
    CHECK(format.make(output, {}) != nullptr);
  }
  CHECK(emit::find_format("parse", "sarif") == nullptr);
  const auto default_of = [](std::string_view command) {
    for (const emit::Format& format : emit::formats()) {
      if (format.command == command) return format.name;
    }
    return std::string_view{};
  };
  CHECK(default_of("parse") == "ndjson");
  CHECK(default_of("check") == "text");
  CHECK(default_of("repair") == "text");
}

TEST_CASE("schema: all are JSON, say the same of what they share, and others are none") {
  CHECK(emit::schema("repair").empty());
  for (const std::string_view name : emit::schema_names()) {
    INFO(name);
    CHECK(nlohmann::json::parse(emit::schema(name))["$schema"] ==
          "https://json-schema.org/draft/2020-12/schema");
  }
  const auto parse = nlohmann::json::parse(emit::schema("parse"));
  const auto check = nlohmann::json::parse(emit::schema("check"));
  for (const char* shared : {"diagnostic", "subject", "text_or_null", "count", "place"}) {
    CHECK(parse["$defs"][shared] == check["$defs"][shared]);
  }
}
