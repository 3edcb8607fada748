#include "text/hash_secret.h"

#include <bit>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "check/names.h"
#include "text/text_memo.h"

namespace text = jixiao::text;

TEST_CASE("hashes begin with numbers that mix well") {
  const text::HashSecret secret = text::new_hash_secret();
  CHECK(secret.factor % 2 == 1);
  CHECK(std::popcount(secret.factor) >= 20);
  CHECK(std::popcount(secret.factor) <= 44);
  CHECK(secret.start == text::hash_secret.start);  // one for the whole run
  CHECK(secret.factor == text::hash_secret.factor);
}

TEST_CASE("texts that differ in one bit have hashes that differ in about half of theirs") {
  for (const std::size_t size : {1U, 3U, 4U, 8U, 9U, 16U, 17U, 33U, 64U}) {
    const std::string text(size, 'a');
    int bits = 0, changes = 0;
    std::set<std::uint64_t> hashes{text::hash_text(text)}, names{jixiao::check::hash_of_name(text)};
    for (std::size_t at = 0; at < size; ++at) {
      for (int bit = 0; bit < 7; ++bit) {  // still ASCII
        std::string other = text;
        other[at] = static_cast<char>(other[at] ^ (1 << bit));
        bits += std::popcount(text::hash_text(text) ^ text::hash_text(other));
        ++changes;
        hashes.insert(text::hash_text(other));
        names.insert(jixiao::check::hash_of_name(other));
      }
    }
    CAPTURE(size);
    CHECK(hashes.size() == static_cast<std::size_t>(changes) + 1);
    CHECK(names.size() == static_cast<std::size_t>(changes) + 1);
    CHECK(bits > 20 * changes);
    CHECK(bits < 44 * changes);
  }
}
