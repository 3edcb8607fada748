#include "check/names.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "check/name_table.h"
#include "check_table.h"
#include "text/utf8.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

const check::Words& words() {
  static const check::Words all(built_in_grammar());
  return all;
}

/// A text of so many of the parts.
std::string some_of(const std::vector<std::string>& parts, std::size_t count, std::mt19937& random) {
  std::string out;
  for (; count > 0; --count) out += parts[random() % parts.size()];
  return out;
}

}  // namespace

TEST_CASE("what ends with a word may, as its last bytes tell") {
  const grammar::Vocabulary some("some", {{"some", {"率", "合格率", "；", ".", "()", "%)", "é", "𠀀"}}},
                                 grammar::Lookup::end);
  const check::FinalBytes final_bytes({&some});
  const std::vector<std::string> parts = {"率", "合", "格", "；", ".", "(", ")", "%", "é", "𠀀", "养", "护"};
  std::mt19937 random(3);
  std::size_t may = 0, does = 0, rounds = 20000;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::string text = some_of(parts, random() % 7, random);
    CAPTURE(text);
    may += final_bytes.may_end(text) ? 1 : 0;
    if (!some.at_end(text)) continue;
    ++does;
    CHECK(final_bytes.may_end(text));
  }
  CHECK(does > rounds / 4);
  CHECK(may < rounds * 3 / 4);  // it leaves out others
}

TEST_CASE("names have one hash whatever the width of their forms, and different ones different hashes") {
  const std::vector<std::string> narrow = {"养", "护", "面", "积", "a", "(", ")", "1", "é", "𠀀"};
  const std::vector<std::string> wide = {"养", "护", "面", "积", "ａ", "（", "）", "１", "é", "𠀀"};
  std::mt19937 random(5);
  std::map<std::uint64_t, std::string> names;
  for (int round = 0; round < 20000; ++round) {
    std::string name, other;
    for (std::size_t count = random() % 16; count > 0; --count) {
      const std::size_t index = random() % narrow.size();
      name += narrow[index];
      other += random() % 2 == 0 ? narrow[index] : wide[index];
    }
    CAPTURE(name, other);
    const std::uint64_t hash = check::hash_of_name(name);
    CHECK(check::hash_of_name(other) == hash);
    CHECK(names.emplace(hash, name).first->second == name);
  }
}

TEST_CASE("the names of entries have the cores that the words say, and those that repeat are found") {
  const std::vector<std::string> parts = {"养护", "面积", "率", "（座）", "。", "(%)", "；"};
  std::mt19937 random(7);
  check::EntryNames names;
  std::size_t repeated = 0, shortened = 0;
  Table table;
  table.before_project = [&](const model::Project& project) {
    names.read(project, words());
    std::map<std::string, std::uint32_t> first;
    for (std::uint32_t index = 0; index < project.indicators.size(); ++index) {
      const std::string_view name = project.row.text[project.indicators[index].name];
      const std::string core(grammar::core_of_name(name, words().name));
      CAPTURE(name);
      CHECK(names.core(index) == core);
      CHECK(names.compared_core(index).size == core.size());
      CHECK(names.compared_core(index).hash == check::hash_of_name(core));
      shortened += core.size() < name.size() ? 1 : 0;
      const auto known = first.emplace(core, index);
      const std::uint32_t before = known.second ? check::EntryNames::none : known.first->second;
      CHECK(names.first(index) == before);
      repeated += known.second ? 0 : 1;
    }
  };
  table.head({});
  for (int round = 0; round < 300; ++round) {
    std::vector<Entry> entries(random() % 12);
    for (Entry& entry : entries) entry.name = some_of(parts, 1 + random() % 5, random);
    table.project("绿道养护", {"1.00", "1.00", "0", "0"}, entries);
  }
  table.end();
  CHECK(repeated > 20);
  CHECK(shortened > 300);
}

TEST_CASE("what is known of a name is found again, and of no other") {
  const std::vector<std::string> parts = {"养护", "面积", "率", "a", "aaaaaaaa",
                                          "（",   "(",    "）", ")", "全年各项工作"};
  std::mt19937 random(11);
  check::NameTable table;
  std::map<std::string, std::uint32_t> known;
  for (int round = 0; round < 20000; ++round) {
    const std::string name = some_of(parts, random() % 9, random);
    if (round % 7 == 0) table.make_room(7);
    check::NameFacts& facts = table.of(name, check::hash_of_name(name));
    const auto [place, is_new] = known.emplace(name, known.size() + 1);
    CAPTURE(name);
    CHECK(facts.silent == (is_new ? 0 : place->second));
    facts.silent = place->second;
  }
  CHECK(table.size() == known.size());
  CHECK(known.size() > 5000);
  table.clear();
  table.make_room(1);
  CHECK(table.of("养护", check::hash_of_name("养护")).silent == 0);
}
