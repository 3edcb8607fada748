#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "emit/byte_columns.h"
#include "emit/uri.h"
#include "emit/xml.h"
#include "emit_builder.h"
#include "finding/words.h"

using namespace jixiao;
using namespace jixiao::emit_test;
using nlohmann::json;

namespace {

const finding::Kind no_table = {"no-table", finding::Severity::error};
const finding::Kind malformed = {"amount-malformed", finding::Severity::error};
const finding::Kind money_unit = {"money-unit-missing", finding::Severity::warning};
const finding::Kind list_restart = {"list-restart", finding::Severity::info};

const std::string hostile = "%0A::error::x,y <b>&\"']]>{0}\r\n\x1b[31m\x07\uFFFE\u202E";

/// A finding whose message quotes what it is given.
finding::Finding quoting(const std::string& text) {
  finding::Finding made = finding_of(malformed, 3, 5);
  made.arguments.push_back({"text", text});
  return made;
}

std::string written(std::string_view format, const finding::Finding& finding, std::string_view path = "a.txt",
                    const emit::Options& options = {}) {
  return Written("check", format, options).source(path).events(finding).end_source().finish();
}

std::string nothing(std::string_view format, bool input) {
  Written output("check", format);
  if (input) output.source("a.txt").end_source();
  return output.finish();
}

finding::Finding placed(std::string_view before, std::string_view place, std::uint32_t column,
                        std::uint32_t end_column) {
  finding::Finding made = finding_of(no_table, 12, column);
  made.end.column = end_column;
  made.snippet.line = std::string(before) + std::string(place) + "尾";
  made.snippet.begin = static_cast<std::uint32_t>(before.size());
  made.snippet.end = static_cast<std::uint32_t>(before.size() + place.size());
  return made;
}

}  // namespace

TEST_CASE("XML: text and attributes read as themselves") {
  std::string attribute, text;
  emit::append_xml_attribute(attribute, "a<b>&\"'\t\n\r\x01\uFFFF\xff中");
  CHECK(attribute == "a&lt;b&gt;&amp;&quot;'&#9;&#10;&#13;\uFFFD\uFFFD\uFFFD中");
  emit::append_xml_text(text, "a\tb\n]]>\r");
  CHECK(text == "a\tb\n]]&gt;&#13;");
}

TEST_CASE("URI: a path is one, whatever it is called") {
  const auto uri = [](std::string_view path) {
    std::string out;
    emit::append_uri(out, path);
    return out;
  };
  CHECK(uri("./tables/表 1#2.txt") == "tables/%E8%A1%A8%201%232.txt");
  CHECK(uri("/a/b:c%d?e") == "file:///a/b%3Ac%25d%3Fe");
  CHECK(uri("http://x") == "http%3A//x");
  CHECK(uri("\xff\n") == "%FF%0A");
}

TEST_CASE("byte columns: from the line before the place") {
  const auto columns = [](const finding::Finding& finding) {
    const emit::ByteColumns found = emit::byte_columns(finding);
    return std::pair(found.begin, found.end);
  };
  using Pair = std::pair<std::uint64_t, std::uint64_t>;
  CHECK(columns(placed("合计 ", "971.10", 4, 10)) == Pair(8, 14));
  CHECK(columns(placed("", "合计", 1, 3)) == Pair(1, 7));
  CHECK(columns(placed("𠀀a", "表", 3, 4)) == Pair(6, 9));
  CHECK(columns(placed("", "", 1, 1)) == Pair(1, 1));
  SECTION("the place goes on: its end on the first line") {
    finding::Finding wrapped = placed("合计", "年度", 3, 9);
    wrapped.end.line = 14;
    CHECK(columns(wrapped) == Pair(7, 13));
  }
  SECTION("from where the lines begin, where that is known") {
    finding::Finding counted = placed("合计", "年度", 3, 9);
    counted.begin.byte = 109;
    counted.end.byte = 203;
    counted.end.line = 14;
    counted.snippet.line_start = 100;
    counted.snippet.end_line_start = 200;
    CHECK(columns(counted) == Pair(10, 4));
    CHECK(emit::byte_columns(counted).end_line == 14);
  }
  SECTION("not known when the line was cut") {
    CHECK(columns(placed("计 ", "971.10", 4, 10)) == Pair(0, 0));
    CHECK(columns(placed("…计 ", "971.10", 4, 10)) == Pair(0, 0));
    CHECK(columns(placed("合计 ", "971", 4, 10)) == Pair(8, 0));
  }
}

TEST_CASE("check concise: one line, whatever is quoted") {
  CHECK(written("concise", quoting("x")) ==
        "a.txt:3:5: error amount-malformed: " + finding::message(quoting("x"), "en") + "\n");
  const std::string out = written("concise", quoting(hostile), "a\nb\x1b.txt");
  CHECK(std::count(out.begin(), out.end(), '\n') == 1);
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.starts_with("a\\x0Ab\\x1B.txt:3:5: "));
  CHECK(nothing("concise", true).empty());
}

TEST_CASE("check ndjson: a record a finding as it comes, a summary at the end") {
  finding::Finding found = quoting("x");
  found.subject.table = 2;
  found.subject.spending_unit = "单位";
  Written output("check", "ndjson");
  output.source("a.txt").events(head(), found);
  const json record = json::parse(output.so_far());
  CHECK(record["type"] == "diagnostic");
  CHECK(record["table"] == 2);
  CHECK(record["spending_unit"] == "单位");
  CHECK(record["line"] == 3);
  const std::string& all = output.end_source().finish();
  CHECK(all.ends_with(
      R"({"type":"summary","files":1,"tables":1,"projects":0,"indicators":0,"errors":1,"warnings":0,"infos":0})"
      "\n"));
}

TEST_CASE("check csv: a row a finding, related places in one cell") {
  finding::Finding found = quoting("1,\"2");
  found.page = 2;
  found.subject = {1, "局", "=单位", "项目", 1, 0, "名", "total"};
  found.excerpt = "+1";
  found.related.push_back({"part", {{"name", "甲"}, {"amount", "1.00"}}, {0, 20, 3}});
  found.related_omitted = 4;
  const std::string header =
      "path,page,line,column,end_line,end_column,severity,rule,message,table,department,spending_unit,"
      "project,"
      "list,number,indicator,field,excerpt,related,fingerprint\n";
  const std::string message = R"("""1,""2"" is no amount")";
  const std::string print = "0123456789abcdef0123456789abcdef";
  CHECK(written("csv", found) == header + "a.txt,2,3,5,3,7,error,amount-malformed," + message +
                                     ",1,局,=单位,项目,1,0,名,total,+1,20:3 甲 1.00; and 4 more," + print +
                                     "\n");
  CHECK(nothing("csv", false) == header);
  CHECK(nothing("csv", true) == header);
  emit::Options paper;
  paper.excel = paper.chinese_header = true;
  paper.language = "zh";
  const std::string excel = written("csv", found, "a.txt", paper);
  CHECK(excel.starts_with("\uFEFF文件,页,行号,列,结束行,结束列,级别,规则,说明,"));
  CHECK(excel.find(",'=单位,项目,1,0,名,total,'+1,20:3 甲 1.00；另有 4 处未列出,") != std::string::npos);
  CHECK(excel.ends_with("\r\n"));
}

TEST_CASE("check github: nothing that is quoted begins a command or a property") {
  const std::string out = written("github", quoting(hostile), "a,b:c%\n.txt");
  CHECK(std::count(out.begin(), out.end(), '\n') == 1);
  CHECK(out.starts_with(
      "::error file=a%2Cb%3Ac%25%0A.txt,line=3,endLine=3,col=5,endColumn=6,"
      "title=amount-malformed::a,b:c%25\\x0A.txt:3:5: amount-malformed: \"%250A::error::x,y"));
  finding::Finding wrapped = quoting("x");
  wrapped.end.line = 4;
  CHECK(written("github", wrapped).starts_with("::error file=a.txt,line=3,endLine=4,title="));
  CHECK(nothing("github", true).empty());
}

TEST_CASE("check github: the last record says what is beyond the limits") {
  Written output("check", "github");
  output.source("a.txt");
  for (int time = 0; time < 10; ++time) output.events(quoting("x"), finding_of(list_restart, 9, 1));
  CHECK(output.so_far().find("title=jixiao") == std::string::npos);
  output.events(quoting("x"), finding_of(money_unit, 1, 1));
  const std::string all = output.end_source().finish();
  CHECK(std::count(all.begin(), all.end(), '\n') == 23);
  // GitHub has no room left for a notice, but for a warning.
  CHECK(all.ends_with(
      "::warning title=jixiao::GitHub shows 10 annotations of a kind for a step; only in its log are "
      "1 error, 0 warnings, 0 infos more\n"));
}

TEST_CASE("check gitlab: fingerprints differ in every file") {
  Written output("check", "gitlab");
  output.source("./a.txt").events(quoting(hostile)).end_source();
  const json report = json::parse(output.source("b.txt").events(quoting(hostile)).end_source().finish());
  REQUIRE(report.size() == 2);
  CHECK(report[0]["fingerprint"] != report[1]["fingerprint"]);
  CHECK(report[0]["location"]["path"] == "a.txt");
  CHECK(report[0]["severity"] == "major");
  CHECK(json::parse(written("gitlab", quoting(hostile)))[0]["fingerprint"] == report[0]["fingerprint"]);
  CHECK(nothing("gitlab", false) == "[]\n");
}

TEST_CASE("check rdjson: columns in bytes, whole lines where they are not known") {
  const auto range = [](const finding::Finding& finding) {
    return json::parse(written("rdjson", finding))["diagnostics"][0]["location"]["range"].dump();
  };
  CHECK(range(placed("合计 ", "971.10", 4, 10)) ==
        R"({"end":{"column":14,"line":12},"start":{"column":8,"line":12}})");
  CHECK(range(placed("计 ", "971.10", 4, 10)) == R"({"end":{"line":12},"start":{"line":12}})");
  CHECK(range(placed("合计 ", "971", 4, 10)) == R"({"start":{"column":8,"line":12}})");
  finding::Finding wrapped = placed("计 ", "971.10", 4, 10);
  wrapped.end.line = 14;
  CHECK(range(wrapped) == R"({"end":{"line":14},"start":{"line":12}})");
  CHECK(nothing("rdjson", true) == "{\"source\":{\"name\":\"jixiao\"},\"diagnostics\":[]}\n");
}

TEST_CASE("check junit: counts stand before the tests, infos fail nothing") {
  Written output("check", "junit");
  output.source("a&b.txt").events(quoting(hostile), finding_of(list_restart, 9, 1)).end_source();
  const std::string& all = output.source("b.txt").end_source().finish();
  CHECK(
      all.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jixiao\">\n"
                      "<testsuite name=\"a&amp;b.txt\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
                      "<testcase classname=\"a&amp;b.txt\" name=\"amount-malformed (0123456789ab)\">"
                      "<failure type=\"error\" message=\""));
  CHECK(all.find("name=\"list-restart (0123456789ab)\"><system-out>a&amp;b.txt:9:1: info: ") !=
        std::string::npos);
  CHECK(
      all.ends_with("<testsuite name=\"b.txt\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
                    "<testcase classname=\"b.txt\" name=\"no findings\"/>\n</testsuite>\n</testsuites>\n"));
  CHECK(all.find('\x1b') == std::string::npos);
}

TEST_CASE("check sarif: results refer to rules and files that follow") {
  Written output("check", "sarif");
  output.source("./表.txt")
      .events(quoting(hostile), finding_of(money_unit, 1, 1), quoting("y"), source_end());
  output.end_source();
  const json run = json::parse(output.source("b.txt").events(quoting("z")).end_source().finish())["runs"][0];
  const json& results = run["results"];
  REQUIRE(results.size() == 4);
  CHECK(results[0]["ruleIndex"] == 0);
  CHECK(results[1]["ruleIndex"] == 1);
  CHECK(results[2]["ruleIndex"] == 0);
  CHECK(results[1]["level"] == "warning");
  CHECK(results[0]["message"]["text"].get<std::string>().find("{{0}}") != std::string::npos);
  CHECK(results[3]["locations"][0]["physicalLocation"]["artifactLocation"] ==
        json({{"uri", "b.txt"}, {"index", 1}}));
  CHECK(run["artifacts"][0]["encoding"] == "UTF-8");
  CHECK(run["artifacts"][0]["length"] == 1000);
  CHECK(run["artifacts"][0]["location"]["uri"] == "%E8%A1%A8.txt");
  CHECK(!run["artifacts"][1].contains("encoding"));  // its end never came
  CHECK(run["tool"]["driver"]["rules"][1]["defaultConfiguration"]["level"] == "warning");
  CHECK(!run.contains("invocations"));
  const json empty = json::parse(nothing("sarif", false))["runs"][0];
  CHECK(empty["results"].empty());
  CHECK(empty["artifacts"].empty());
}

TEST_CASE("check sarif: says at the end what code scanning leaves out") {
  Written output("check", "sarif");
  output.source("a.txt");
  for (int time = 0; time < 5001; ++time) output.events(quoting("x"));
  const json run = json::parse(output.end_source().finish())["runs"][0];
  CHECK(run["results"].size() == 5001);
  CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] ==
        "GitHub code scanning keeps 5000 results of a run and leaves 1 of these 5001 out; it refuses more "
        "than 25000");
}
