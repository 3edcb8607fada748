#include <catch2/catch.hpp>
#include <set>

#include "check_table.h"
#include "finding/fingerprint.h"
#include "finding/snippet.h"

using namespace jixiao;
using namespace jixiao::check_test;
using text::Seam;
using text::SplicedText;

TEST_CASE("damage becomes a finding at its place") {
  using Kind = model::Damage::Kind;
  const std::pair<Kind, std::string> kinds[] = {{Kind::entry_unparsed, "entry-unparsed"},
                                                {Kind::row_unparsed, "row-unparsed"},
                                                {Kind::table_truncated, "table-truncated"},
                                                {Kind::no_table, "no-table"},
                                                {Kind::limit_reached, "limit-reached"},
                                                {Kind::encoding_invalid, "encoding-invalid"},
                                                {Kind::cell_assumed, "cell-assumed"},
                                                {Kind::row_kind_assumed, "row-kind-assumed"},
                                                {Kind::layout_unsupported, "layout-unsupported"}};
  for (const auto& [kind, id] : kinds) {
    Table table({check::Options::Scope::structure, {}, {}, {}});
    table.damage(kind, "3、1-产出指标", 2);
    REQUIRE(table.passed == std::vector<std::string>{id});
    for (const std::string_view language : {"en", "zh"}) {
      const std::string said = table.said(id, language);
      CAPTURE(said);
      CHECK_FALSE(said.empty());
      CHECK(said.find('{') == std::string::npos);
    }
  }
  Table table;
  table.damage(Kind::entry_unparsed, "3、1-产出指标");
  CHECK(table.said("entry-unparsed", "zh") == "无法识别的指标：“3、1-产出指标”");
  CHECK(table.said("entry-unparsed", "en") == "no indicator can be read from \"3、1-产出指标\"");
  table.damage(Kind::encoding_invalid, "", 1);
  CHECK(table.said("encoding-invalid", "en") == "bad UTF-8: 1 byte at offset 0");
}

TEST_CASE("parse and repair hear of structure only") {
  Table table({check::Options::Scope::structure, {}, {}, {}});
  table.head({.money = ""}).project("a", {"3.00", "1.00"}, numbered({1, 3})).end();
  CHECK(table.findings.empty());
  CHECK(table.passed == std::vector<std::string>{"head", "project", "end"});
}

TEST_CASE("a row's findings come in the order of their places") {
  Entry wrong;
  wrong.number = 3;
  wrong.code2 = "19";
  Table table;
  table.head({}).project("a", {"3.00", "1.00", "x", ""}, {Entry{}, wrong}).end();
  std::uint64_t before = 0;
  for (const finding::Finding& finding : table.findings) {
    CHECK(finding.begin.byte >= before);
    before = finding.begin.byte;
  }
  CHECK(table.count("number-gap") == 1);
  CHECK(table.count("code-unknown") == 1);
}

TEST_CASE("fingerprints do not know places, and no two are the same") {
  const auto fingerprints = [](bool more_before) {
    Table table;
    table.head({});
    if (more_before) table.project("绿道照明", {"1.00", "1.00"}, numbered({1, 2}));
    table.project("城区绿道养护", {"3.00", "1.00"}, numbered({1, 3, 1, 3})).end();
    std::vector<std::string> all;
    for (const finding::Finding& finding : table.findings) {
      if (finding.subject.project == "城区绿道养护") all.push_back(finding.fingerprint);
    }
    return all;
  };
  const auto plain = fingerprints(false);
  CHECK(plain == fingerprints(true));
  CHECK(std::set<std::string>(plain.begin(), plain.end()).size() == plain.size());
  for (const std::string& fingerprint : plain) CHECK(fingerprint.size() == 32);

  const auto of_amount = [](const std::string& total) {
    Table table;
    table.head({}).project("城区绿道养护", {total, "1.00"}, numbered({1})).end();
    return table.first("row-sum-mismatch").fingerprint;
  };
  CHECK(of_amount("3.00") == of_amount("3.00"));
  CHECK(of_amount("3.00") != of_amount("4.00"));
}

TEST_CASE("hashes are those of FNV-1a and keep fields apart") {
  CHECK(hexadecimal(finding::Hasher().value()) == "6c62272e07bb014262b821756295c58d");
  finding::Hasher left, right;
  left.add("ab");
  left.add("c");
  right.add("a");
  right.add("bc");
  CHECK_FALSE(left.value() == right.value());
  // The fingerprints of baselines that were written long ago, byte by byte.
  __extension__ typedef unsigned __int128 Wide;
  Wide state = (Wide{0x6c62272e07bb0142} << 64) | Wide{0x62b821756295c58d};
  finding::Hasher hasher;
  for (const std::uint64_t number :
       {0ULL, 1ULL, 255ULL, 256ULL, 0x1000000ULL, 0xFF00FF00FF00FF00ULL, ~0ULL}) {
    hasher.add(number);
    for (unsigned shift = 0; shift < 64; shift += 8)
      state = (state ^ (number >> shift & 0xFFU)) * ((Wide{1} << 88) | Wide{0x13b});
    CHECK(hasher.value().high == static_cast<std::uint64_t>(state >> 64));
    CHECK(hasher.value().low == static_cast<std::uint64_t>(state));
  }
}

TEST_CASE("ordinals count equals within a bounded window") {
  finding::Ordinals ordinals(4);
  CHECK(ordinals.next({1, 1}) == 0);
  CHECK(ordinals.next({1, 1}) == 1);
  CHECK(ordinals.next({2, 1}) == 0);
  for (std::uint64_t value = 10; value < 1000; ++value) ordinals.next({value, 0});
  CHECK(ordinals.remembered() == 4);
  CHECK(ordinals.next({1, 1}) == 0);
}

TEST_CASE("a snippet is the source line of the place, columns kept") {
  SplicedText text;
  text.append("城区", {0, 1, 5}, Seam::line_break);
  text.append("绿道", {12, 1, 9}, Seam::gap);
  text.append("养护", {30, 3, 1}, Seam::line_break);
  jixiao::text::Piece radical;
  radical.text = "面";
  radical.source_bytes = 3;
  radical.at = {36, 3, 3};
  radical.identical = false;
  text.append(radical);
  text.append("积", {39, 3, 4}, Seam::none);

  finding::Snippet snippet = finding::snippet_of(text, {6, 12});
  CHECK(snippet.line == "    城区  绿道");
  CHECK(snippet.line.substr(snippet.begin, snippet.end - snippet.begin) == "绿道");
  CHECK_FALSE(snippet.goes_on);

  snippet = finding::snippet_of(text, {9, 15});
  CHECK(snippet.line.substr(snippet.begin, snippet.end - snippet.begin) == "道");
  CHECK(snippet.goes_on);

  snippet = finding::snippet_of(text, {12, 21});
  CHECK(snippet.line == "养护面积");
  CHECK(snippet.line.substr(snippet.begin, snippet.end - snippet.begin) == "养护面");
  CHECK_FALSE(snippet.goes_on);

  snippet = finding::snippet_of(text, {21, 21});
  CHECK(snippet.begin == 9);
  CHECK(snippet.end == 9);
  CHECK(finding::snippet_of(text, {}).line.empty());
}

TEST_CASE("of a very long line a snippet keeps what is around the place") {
  SplicedText text;
  std::string line;
  for (int i = 0; i < 20000; ++i) line += "养";
  text.append(line + "12.00" + line, {0, 1, 1}, Seam::none);
  const auto begin = static_cast<std::uint32_t>(line.size());
  const finding::Snippet snippet = finding::snippet_of(text, {begin, begin + 5});
  CHECK(snippet.line.substr(snippet.begin, snippet.end - snippet.begin) == "12.00");
  CHECK(snippet.line.size() < 2000);
  CHECK(snippet.line.starts_with("…养"));
  CHECK(snippet.line.ends_with("养…"));
}
