#include <algorithm>
#include <catch2/catch.hpp>

#include "emit_builder.h"
#include "text/json.h"
#include "text/json_indent.h"

using namespace jixiao;
using namespace jixiao::emit_test;

namespace {

const finding::Kind no_table = {"no-table", finding::Severity::error};

const std::string table_fields =
    R"("grammar":"guangzhou","title":"项目支出绩效目标表","year":null,"department":"云汀市试验局","money_unit":"万元","line":1,)"
    R"("columns":[{"id":"total","name":"总计"},{"id":"fiscal_appropriation","name":"财政拨款"},)"
    R"({"id":"special_account","name":"财政专户拨款"},{"id":"other_funds","name":"其他资金"}],)"
    R"("amounts":{"total":1023.00,"fiscal_appropriation":1023.00,"special_account":null,"other_funds":null},)"
    R"("amounts_line":4,"amounts_basis":"order")";
const std::string unit_fields =
    R"("name":"甲单位","line":10,"amounts":{"total":1023.00,"fiscal_appropriation":1023.00,"special_account":null,)"
    R"("other_funds":null},"amounts_basis":"order")";
const std::string project_amounts =
    R"("line":12,"amounts":{"total":0.50,"fiscal_appropriation":0.50,"special_account":null,"other_funds":null},)"
    R"("amounts_basis":"order")";
const std::string levels =
    R"("level1":{"id":"output","code":"1","name":"产出指标"},"level2":{"id":"quantity","code":"11","name":"数量指标"},)";
const std::string source_fields =
    R"("encoding":"UTF-8","bytes":1000,"lines":40,"tables":1,"projects":1,"indicators":1,)"
    R"("accounting":{"values":0,"labels":0,"separators":0,"wraps":0,"stray_spaces":0,"furniture":0,"outside":0,)"
    R"("unparsed":0})";

std::string target_json(const model::Reading& reading, std::string_view printed = "x") {
  ProjectBuilder made("项目");
  made.entry(1, "名", printed, &reading, "", nullptr);
  const std::string out = Written("parse", "ndjson").source("a").events(head(), made.project).so_far();
  const std::string key = R"("period_target":)";
  const std::size_t begin = out.find(key) + key.size();
  return out.substr(begin, out.find(R"(,"annual_target")") - begin);
}

}  // namespace

TEST_CASE("ndjson: one record a line, keys in order") {
  const model::Reading reading = at_least("16", "个");
  ProjectBuilder made("某项目", "目标。");
  made.in("甲单位");
  made.entry(1, "次数", "≥16个", &reading, "≥16个", &reading);
  Written written("parse", "ndjson");
  written.source("dir/a.txt").events(head(), unit("甲单位"), made.project, model::TableEnd{}, source_end());
  const std::string target = R"({"text":"≥16个","form":"bounded","op":">=","value":16,"unit":"个"})";
  CHECK(written.end_source().finish() ==
        R"({"type":"table","path":"dir/a.txt","table":1,)" + table_fields + "}\n" +
            R"({"type":"spending_unit","path":"dir/a.txt","table":1,)" + unit_fields + "}\n" +
            R"({"type":"project","path":"dir/a.txt","table":1,"spending_unit":"甲单位","name":"某项目",)" +
            project_amounts + R"(,"objective":"目标。","indicators":[{"list":1,"number":1,"line":14,)" +
            levels + R"("name":"次数","period_target":)" + target + R"(,"annual_target":)" + target +
            "}]}\n" + R"({"type":"source","path":"dir/a.txt",)" + source_fields + "}\n");
}

TEST_CASE("ndjson: a record is out as soon as its event has passed") {
  Written written("parse", "ndjson");
  written.source("-").events(head());
  CHECK(written.so_far().ends_with("}\n"));
}

TEST_CASE("json: tables nest, findings come after them though they came before") {
  ProjectBuilder first("一", ""), second("二", "");
  second.in("甲单位");
  finding::Finding found = finding_of(no_table, 3, 5);
  Written written("parse", "json");
  written.source("a").events(head(), first.project, found, unit("甲单位"), second.project, found,
                             model::TableEnd{}, source_end());
  const std::string out = written.end_source().finish();
  const auto project = [](const std::string& name) {
    return R"({"name":")" + name + "\"," + project_amounts + R"(,"objective":null,"indicators":[]})";
  };
  const std::string start =
      R"({"format":"jixiao/1","path":"a","tables":[{)" + table_fields +
      R"(,"spending_units":[{"name":null,"line":null,"amounts":null,"amounts_basis":null,"projects":[)" +
      project("一") + "]},{" + unit_fields + R"(,"projects":[)" + project("二") +
      R"(]}]}],"diagnostics":[{"rule":"no-table","severity":"error","message":")";
  CHECK(out.substr(0, start.size()) == start);
  const std::string finding =
      R"(,"path":"a","page":null,"line":3,"column":5,"end_line":3,"end_column":7,)"
      R"("fingerprint":"0123456789abcdef0123456789abcdef","subject":{"table":null,"department":null,)"
      R"("spending_unit":null,"project":null,"list":null,"number":null,"indicator":null,"field":null},)"
      R"("excerpt":null,"related":[],"related_omitted":0})";
  const std::string end = finding + R"(],"source":{)" + source_fields + "}}\n";
  REQUIRE(out.size() > end.size());
  CHECK(out.substr(out.size() - end.size()) == end);
  CHECK(std::count(out.begin(), out.end(), '\n') == 1);
}

TEST_CASE("json: an input that broke off is closed, and says so") {
  Written written("parse", "json");
  written.source("a").events(head(), unit("甲单位"));
  CHECK(written.end_source().finish().ends_with(R"(,"projects":[]}]}],"diagnostics":[],"source":null})"
                                                "\n"));
  Written empty("parse", "json");
  CHECK(empty.source("a").end_source().finish() ==
        R"({"format":"jixiao/1","path":"a","tables":[],"diagnostics":[],"source":null})"
        "\n");
}

TEST_CASE("json: a table without a total row before its rows has null amounts") {
  model::TableHead made = head();
  made.has_total = false;
  made.year = 2025;
  const std::string out = Written("parse", "ndjson").source("a").events(made).so_far();
  CHECK(out.find(R"("amounts":null,"amounts_line":null,"amounts_basis":null})") != std::string::npos);
  CHECK(out.find(R"("year":2025)") != std::string::npos);
}

TEST_CASE("json: amounts have every column of the table, whichever are blank") {
  const std::vector<model::Column> all = four_columns();
  for (std::size_t columns = 0; columns <= all.size(); ++columns) {
    for (unsigned printed = 0; printed < 1U << columns; ++printed) {
      model::TableHead made = head();
      made.columns.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(columns));
      std::string expected;
      for (std::size_t column = 0; column < columns; ++column) {
        const bool has_value = (printed >> column & 1U) != 0;
        made.total.column[column].value = has_value ? text::Decimal::read("-7.05") : std::nullopt;
        expected += (column == 0 ? "\"" : ",\"") + all[column].id + "\":" + (has_value ? "-7.05" : "null");
      }
      const std::string out = Written("parse", "ndjson").source("a").events(made).so_far();
      CHECK(out.find("\"amounts\":{" + expected + "},\"amounts_line\":4,") != std::string::npos);
    }
  }
}

TEST_CASE("json: what each form of target has") {
  model::Reading reading = at_least("19000000", "");
  CHECK(target_json(reading, "≥1900万") ==
        R"({"text":"≥1900万","form":"bounded","op":">=","value":19000000,"unit":""})");
  reading.form = model::Form::phrase;
  reading.per = "月";
  CHECK(target_json(reading) ==
        R"({"text":"x","form":"phrase","op":">=","value":19000000,"unit":"","per":"月"})");

  model::Reading range;
  range.form = model::Form::range;
  range.has_unit = true;
  range.unit = "%";
  range.low = text::Decimal::read("0.80");
  range.high = text::Decimal::read("90");
  CHECK(target_json(range) ==
        R"({"text":"x","form":"range","op":null,"value":null,"unit":"%","low":0.80,"high":90})");
  model::Reading dates;
  dates.form = model::Form::range;
  dates.low_date = "2023-07";
  dates.high_date = "2024-01";
  CHECK(target_json(dates) ==
        R"({"text":"x","form":"range","op":null,"value":null,"unit":null,"low":"2023-07","high":"2024-01"})");
  model::Reading date;
  date.form = model::Form::date;
  date.op = model::Op::less_equal;
  date.has_unit = true;
  date.date = "2024-12";
  CHECK(target_json(date) ==
        R"({"text":"x","form":"date","op":"<=","value":null,"unit":"","date":"2024-12"})");
  model::Reading compound;
  compound.form = model::Form::compound;
  compound.parts = {at_least("2", "次"), at_least("3", "天")};
  compound.parts[0].parts_text = "不少于2次";
  compound.parts[1].parts_text = "\"3天\"";
  CHECK(target_json(compound) ==
        R"({"text":"x","form":"compound","op":null,"value":null,"unit":null,"parts":[)"
        R"({"text":"不少于2次","form":"bounded","op":">=","value":2,"unit":"次"},)"
        R"({"text":"\"3天\"","form":"bounded","op":">=","value":3,"unit":"天"}]})");
  CHECK(target_json(model::Reading{}, "通过") ==
        R"({"text":"通过","form":"prose","op":null,"value":null,"unit":null})");
}

TEST_CASE("json: an absent target is null, and equal readings of other texts stay apart") {
  const model::Reading reading = at_least("95", "%");
  ProjectBuilder made("项目");
  made.entry(1, "名", "≥95%", &reading, "≥95％", &reading);
  made.entry(2, "名", "", nullptr, "", nullptr);
  const std::string out = Written("parse", "ndjson").source("a").events(head(), made.project).so_far();
  CHECK(out.find(R"("period_target":{"text":"≥95%",)") != std::string::npos);
  CHECK(out.find(R"("annual_target":{"text":"≥95％",)") != std::string::npos);
  CHECK(out.find(R"("period_target":null,"annual_target":null})") != std::string::npos);
}

TEST_CASE("json: codes are ASCII, unknown ids and unprinted codes null") {
  ProjectBuilder made("项目");
  model::Indicator& entry = made.entry(1, "名", "", nullptr, "", nullptr);
  entry.level1 = {made.pieces.add("１", text::Seam::none), entry.level1.name, ""};
  entry.level2.code = {};
  entry.number_text = {};
  const std::string out = Written("parse", "ndjson").source("a").events(head(), made.project).so_far();
  CHECK(out.find(R"("number":null)") != std::string::npos);
  CHECK(out.find(R"("level1":{"id":null,"code":"1",)") != std::string::npos);
  CHECK(out.find(R"("level2":{"id":"quantity","code":null,)") != std::string::npos);
}

TEST_CASE("json: hostile text cannot leave its string or its line") {
  const std::string hostile = "a\"b\\c\n\r\t\x01\x7f=cmd" + std::string(1, '\0') + "尾";
  ProjectBuilder made(hostile, hostile);
  made.in(hostile);
  const std::string out =
      Written("parse", "ndjson").source("p\"\xff\n").events(head(hostile), made.project).so_far();
  CHECK(std::count(out.begin(), out.end(), '\n') == 2);
  CHECK(out.find("\"path\":\"p\\\"\uFFFD\\n\"") != std::string::npos);
  CHECK(out.find("\"objective\":\"a\\\"b\\\\c\\n\\r\\t\\u0001\x7f=cmd\\u0000尾\"") != std::string::npos);
}

TEST_CASE("json: escapes are found at every offset, and the fast scan equals the plain one") {
  for (const char byte : {'"', '\\', '\n', '\x1f', '\0'}) {
    for (std::size_t size = 1; size < 40; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, '\xE4');
        text[at] = byte;
        REQUIRE(text::needs_json_escape(text));
      }
    }
  }
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text(11, static_cast<char>(byte));
    const bool plain = byte < 0x20 || byte == '"' || byte == '\\';
    REQUIRE(text::needs_json_escape(text) == plain);
    REQUIRE(text::needs_json_escape(text.substr(0, 3)) == plain);
  }
}

TEST_CASE("json: the pen prints decimals as Decimal does") {
  for (const std::string_view text :
       {"0", "0.00", "-0.05", "1,023.00", "999999999999999999", "-999999999999999999", "0.00000000000000001",
        "123456789.012345678", "-7", "10"}) {
    const auto value = text::Decimal::read(text);
    REQUIRE(value);
    std::string out = "x";
    { text::JsonPen(out).number(*value); }
    CHECK(out == "x" + value->to_string());
  }
}

TEST_CASE("json: indented output holds the same and keeps empty things together") {
  emit::Options options;
  options.pretty = true;
  Written written("check", "json", options);
  CHECK(written.source("a").end_source().finish() ==
        "{\n  \"format\": \"jixiao/1\",\n  \"diagnostics\": [],\n  \"summary\": {\n    \"files\": 1,\n    "
        "\"tables\": "
        "0,\n    \"projects\": 0,\n    \"indicators\": 0,\n    \"errors\": 0,\n    \"warnings\": 0,\n    "
        "\"infos\": "
        "0\n  }\n}\n");
  std::string in_pieces;
  text::JsonIndenter indenter;
  const std::string compact = R"({"a":["x,{\"}",{}],"b":[[1,2],[]]})";
  for (const char byte : compact) indenter.append(in_pieces, {&byte, 1});
  CHECK(in_pieces ==
        "{\n  \"a\": [\n    \"x,{\\\"}\",\n    {}\n  ],\n  \"b\": [\n    [\n      1,\n      2\n    ],\n    "
        "[]\n  ]\n}");
}
