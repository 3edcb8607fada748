#include <catch2/catch.hpp>

#include "run/manifest.h"
#include "run/output_tree.h"
#include "run/shard.h"
#include "text/content_hash.h"

using namespace jixiao;

TEST_CASE("a digest is that of xxh128sum, however the bytes are cut") {
  // What xxh128sum 0.8.1 prints.
  CHECK(text::digest_of("").hexadecimal() == "99aa06d3014798d86001c324468d497f");
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i * 7);
  text::ContentHash hash;
  for (std::size_t at = 0; at < bytes.size(); at += 13) hash.add(std::string_view(bytes).substr(at, 13));
  hash.add({});
  CHECK(hash.digest() == text::digest_of(bytes));
  CHECK(hash.bytes() == 5000);
  hash.clear();
  CHECK(hash.digest() == text::digest_of(""));
}

TEST_CASE("fields are not run together") {
  text::ContentHash one, other;
  one.add_field("ab");
  one.add_field("c");
  other.add_field("a");
  other.add_field("bc");
  CHECK_FALSE(one.digest() == other.digest());
}

TEST_CASE("a shard is written K/N") {
  CHECK(run::shard_from("2/3") == run::Shard{2, 3});
  CHECK(run::shard_from("1/1")->is_all());
  for (const char* text :
       {"", "1", "/", "1/", "/2", "0/2", "3/2", "1/2/3", "1/x", "-1/2", "1/65537", " 1/2"}) {
    CHECK_FALSE(run::shard_from(text).has_value());
  }
}

TEST_CASE("every name falls to one shard") {
  for (const char* name : {"", "a.txt", "2023/a.txt", "\xff"}) {
    int takers = 0;
    for (std::uint32_t number = 1; number <= 7; ++number) takers += run::Shard{number, 7}.takes(name) ? 1 : 0;
    CHECK(takers == 1);
  }
}

TEST_CASE("what a manifest says can be read again") {
  run::ManifestEntry entry;
  entry.name = "a\n\xff.txt";
  entry.path = "in/\"b\".txt";
  entry.settings = "0f";
  entry.hash = "12";
  entry.bytes = 7;
  entry.output = "a\n\xff.ndjson";
  entry.output_hash = "34";
  entry.result.projects = 3;
  entry.result.warnings = 2;
  entry.result.found = true;
  const std::string line = to_line(entry);
  CHECK(line.find('\n') == line.size() - 1);
  const auto read = run::entry_from(line);
  REQUIRE(read.has_value());
  CHECK(read->name == entry.name);
  CHECK(read->path == entry.path);
  CHECK(read->output == entry.output);
  CHECK(read->result.exit_code() == 1);
  CHECK(to_line(*read) == line);
  CHECK_FALSE(run::entry_from(line.substr(0, line.size() - 2)).has_value());
  CHECK_FALSE(run::head_from(line).has_value());
}

TEST_CASE("options stand in the order of their names") {
  run::ManifestHead head{"jixiao 1", "parse", "00", {{"a", "1"}, {"b", "2"}}, {2, 3}};
  const auto read = run::head_from(to_line(head));
  REQUIRE(read.has_value());
  CHECK(read->options == head.options);
  CHECK(read->settings() == head.settings());
  CHECK(read->shard == head.shard);
}

TEST_CASE("an output is named by its input") {
  CHECK(run::output_name("a/b.txt", "json") == "a/b.json");
  CHECK(run::output_name("a/b.dump", "json") == "a/b.dump.json");
  CHECK(run::output_name("a/.txt", "json") == "a/.txt.json");
  CHECK(run::output_name("b", "csv") == "b.csv");
}
