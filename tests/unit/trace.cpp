#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "emit/trace.h"
#include "emit/trace_messages.h"
#include "grammar/built_in.h"
#include "memory_source.h"
#include "parse/parser.h"
#include "run/find_characters.h"

using namespace jixiao;
using emit::CharacterKind;
using model::Fate;
using run::Place;

namespace {

run::FoundCharacters find(std::string bytes, const std::vector<Place>& places) {
  tests::MemorySource source(std::move(bytes), 3);
  return run::find_characters(source, places);
}

const std::string dump =
    "项目支出绩效目标表\n部门名称：云汀市试验局 单位：万元\n"
    "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n"
    "合计 30.00 30.00\n云汀市试验局 30.00 30.00\n    河道清淤项目 30.00 "
    "30.00\n完成三条河道清淤，\n恢复行洪能力。\n"
    "1、1-产出指标；11-数量指标；清淤河道条数；实施周期指标值:≥3条；年度指标值:≥3条。\n";

std::vector<model::FateRange> watched(const std::string& bytes, std::vector<std::uint64_t> offsets) {
  static const grammar::Grammar grammar = grammar::load_grammar();
  tests::MemorySource source(bytes);
  parse::Options options;
  options.watched_bytes = std::move(offsets);
  parse::Parser parser(source, grammar, options);
  while (parser.next() != nullptr) {
  }
  return {parser.watched_fates().begin(), parser.watched_fates().end()};
}

}  // namespace

TEST_CASE("characters are found by line and column, whatever their order") {
  const auto found = find("甲乙\r\n 丙\f\n", {{2, 2}, {1, 3}, {1, 1}, {2, 1}, {2, 3}});
  REQUIRE_FALSE(found.missing);
  REQUIRE(found.characters.size() == 5);
  CHECK(found.characters[0].text == "丙");
  CHECK(found.characters[0].at.byte == 9);
  CHECK(found.characters[0].end_byte == 12);
  CHECK(found.characters[1].kind == CharacterKind::line_end);
  CHECK(found.characters[1].end_byte - found.characters[1].at.byte == 2);
  CHECK(found.characters[2].text == "甲");
  CHECK(found.characters[3].kind == CharacterKind::blank);
  CHECK(found.characters[3].line_has_text);
  CHECK(found.characters[4].kind == CharacterKind::form_feed);
}

TEST_CASE("a byte order mark has no column and a bad sequence is one") {
  const auto found = find("\xEF\xBB\xBF甲\xFF乙", {{1, 1}, {1, 2}, {1, 3}});
  REQUIRE_FALSE(found.missing);
  CHECK(found.characters[0].text == "甲");
  CHECK(found.characters[1].kind == CharacterKind::bad);
  CHECK(found.characters[1].at.byte == 6);
  CHECK(found.characters[2].text == "乙");
}

TEST_CASE("what the input does not have is said with what it has") {
  const auto no_line = find("甲\n乙", {{1, 1}, {3, 1}});
  REQUIRE(no_line.missing);
  CHECK(no_line.missing->lines == 2);
  CHECK(no_line.missing->columns == 0);
  const auto no_column = find("甲\n乙", {{1, 3}, {2, 2}});
  REQUIRE(no_column.missing);
  CHECK(no_column.missing->place.line == 1);
  CHECK(no_column.missing->columns == 2);  // the line end is one
  CHECK(find("甲\n乙", {{2, 2}}).missing->columns == 1);
  CHECK(find("", {{1, 1}}).missing->lines == 0);
}

TEST_CASE("the parser keeps the fate of the bytes that are watched, and of no others") {
  CHECK(watched(dump, {}).empty());
  const auto name = dump.find("河道清淤项目"), wrap = dump.find("\n恢复"), mark = dump.find("；11-");
  const auto ranges = watched(dump, {0, name, wrap, mark});
  REQUIRE(ranges.size() == 4);
  const auto fate_at = [&ranges](std::size_t byte) {
    for (const model::FateRange& range : ranges) {
      if (range.bytes.begin <= byte && byte < range.bytes.end) return range;
    }
    return model::FateRange{};
  };
  CHECK(fate_at(0).characters == Fate::values);
  CHECK(fate_at(name).characters == Fate::values);
  CHECK(fate_at(name).bytes == text::ByteSpan{name, name + 18});
  CHECK(fate_at(wrap).breaks == Fate::wraps);
  CHECK(fate_at(wrap).between_pieces);
  CHECK(fate_at(mark).characters == Fate::separators);
}

TEST_CASE("a trace is said in both languages, and nothing in it can move a terminal") {
  emit::Trace trace;
  trace.at = {4, 2, 3};
  trace.end_byte = 7;
  trace.character = "甲";
  trace.fate = Fate::values;
  trace.reason = emit::Reason::value;
  trace.table = 1;
  trace.row = "spending_unit";
  trace.spending_unit = "甲\x1b[31m单位";
  trace.field = "name";
  trace.value = "甲";
  trace.begin = {4, 2, 3};
  trace.end = {7, 2, 4};
  trace.spans = {{4, 7}};
  std::string english, chinese, json;
  emit::append_trace_text(english, "a.txt", trace, "en");
  emit::append_trace_text(chinese, "a.txt", trace, "zh");
  emit::append_trace_json(json, "a.txt", trace, "en");
  CHECK(english ==
        "a.txt:2:3: “甲”: value: it is part of this value\n"
        "  table 1, spending unit “甲\\x1B[31m单位”: name\n  “甲” 2:3 to 2:4, bytes 4-7\n");
  CHECK(chinese.find("它是这个值的一部分") != std::string::npos);
  CHECK(json.find(R"("bytes":[4,7],"character":"甲","fate":"values","reason":"value")") != std::string::npos);
  CHECK(json.find(R"("spans":[[4,7]])") != std::string::npos);
}

TEST_CASE("every reason has a name of its own and a sentence in both languages") {
  std::vector<std::string_view> names;
  for (int index = 0; index < static_cast<int>(emit::Reason::count_); ++index) {
    const auto reason = static_cast<emit::Reason>(index);
    names.push_back(emit::reason_name(reason));
    CHECK_FALSE(names.back().empty());
    CHECK(emit::reason_sentence(reason, "en") != emit::reason_sentence(reason, "zh"));
  }
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}
