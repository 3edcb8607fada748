#include <catch2/catch.hpp>

#include "emit/finding_text.h"
#include "emit_builder.h"
#include "finding/snippet.h"
#include "finding/words.h"

using namespace jixiao;
using namespace jixiao::emit_test;

namespace {

const finding::Kind no_table = {"no-table", finding::Severity::error};
const finding::Kind list_restart = {"list-restart", finding::Severity::info};

finding::Finding placed(std::string_view before, std::string_view place, std::string_view after) {
  finding::Finding made = finding_of(no_table, 12, 5);
  made.snippet.line = std::string(before) + std::string(place) + std::string(after);
  made.snippet.begin = static_cast<std::uint32_t>(before.size());
  made.snippet.end = static_cast<std::uint32_t>(before.size() + place.size());
  return made;
}

std::string said(const finding::Finding& finding, const emit::Options& options = {}) {
  std::string out;
  emit::append_finding(out, "a.txt", finding, options);
  return out;
}

std::string first_line(const finding::Finding& finding, std::string_view language = "en") {
  const std::string_view severity = language == "zh" ? "错误" : "error";
  return "a.txt:12:5: " + std::string(severity) + ": no-table: " + finding::message(finding, language) + "\n";
}

}  // namespace

TEST_CASE("check text: the caret stands under the place, wide characters or not") {
  const finding::Finding found = placed("    某项目 ", "100.00", " 90.00");
  CHECK(said(found) ==
        first_line(found) + "   12 |     某项目 100.00 90.00\n" + "      |            ^^^^^^\n");
  finding::Finding wide = placed("≥", "指标", "。");
  wide.snippet.goes_on = true;
  CHECK(said(wide) == first_line(wide) + "   12 | ≥指标。\n      |  ^^^^…\n");
  emit::Options ambiguous;
  ambiguous.wide_ambiguous = true;
  CHECK(said(wide, ambiguous).find("      |   ^^^^…\n") != std::string::npos);
}

TEST_CASE("check text: a place over several lines is put together, with a mark where each line ended") {
  text::SplicedText row;
  row.append("满意率；", {0, 12, 1}, text::Seam::line_break);
  row.append("实施周期", {12, 12, 5}, text::Seam::none);
  row.append("指标值:≥", {25, 13, 1}, text::Seam::line_break);
  row.append("90%", {40, 15, 1}, text::Seam::page_break);
  const text::Leaf place{12, row.size()};
  row.append("；尾", {43, 15, 4}, text::Seam::none);
  finding::Finding found = finding_of(no_table, 12, 5);
  found.snippet = finding::snippet_of(row, place);
  found.excerpt = row[place];
  CHECK(found.snippet.wraps == std::vector<std::uint32_t>{12, 25});
  CHECK(said(found) == first_line(found) + "   12 | 满意率；实施周期⏎指标值:≥⏎90%\n" +
                           "      |         ^^^^^^^^^^^^^^^^^^^^^\n");
  emit::Options narrow;
  narrow.width = 30;
  CHECK(said(found, narrow) ==
        first_line(found) + "   12 | 满意率；实施周期⏎指标…\n" + "      |         ^^^^^^^^^^^^^^\n");
}

TEST_CASE("check text: of a place without end only the beginning is shown") {
  text::SplicedText row;
  Pieces pieces{row, 1};
  text::Leaf leaf = pieces.add("首");
  for (int line = 0; line < 5000; ++line) leaf.end = pieces.add("无尽的内容").end;
  finding::Finding found = finding_of(no_table, 1, 1);
  found.snippet = finding::snippet_of(row, leaf);
  found.excerpt = row[leaf];
  CHECK(found.snippet.wraps.size() < 200);
  CHECK(said(found).size() < 4000);
  CHECK(said(found).find("…\n") != std::string::npos);
}

TEST_CASE("check text: an empty place still has a caret") {
  CHECK(said(placed("", "", "")).find('^') == std::string::npos);
  CHECK(said(placed("甲", "", "")).find("|   ^\n") != std::string::npos);
}

TEST_CASE("check text: nothing of the input reaches the terminal as a command") {
  const finding::Finding found = placed("\x1b[2J", "a\x07", "\u202E尾\u009B\xff");
  const std::string out = said(found);
  CHECK(out ==
        first_line(found) + "   12 | \\x1B[2Ja\\x07\\u202E尾\\u009B\\xFF\n" + "      |        ^^^^^\n");
}

TEST_CASE("check text: a long line is cut to the terminal, the place in sight") {
  std::string before, after;
  for (int time = 0; time < 40; ++time) before += "前", after += "后";
  emit::Options options;
  options.width = 60;
  const std::string out = said(placed(before, "此处", after), options);
  CHECK(out.find("…前") != std::string::npos);
  CHECK(out.find("此处") != std::string::npos);
  CHECK(out.ends_with("|                        ^^^^\n"));
  CHECK(said(placed("", "此处", ""), options).find("…") == std::string::npos);
  options.width = 1;
  CHECK(said(placed(before, "此处", after), options).find('^') != std::string::npos);
}

TEST_CASE("check text: related places, and how many are not listed") {
  finding::Finding found = placed("", "此处", "");
  found.related.push_back({"part", {{"name", "甲"}, {"amount", "1.00"}}, {0, 20, 3}});
  found.related_omitted = 18;
  const std::string out = said(found);
  CHECK(out.ends_with("      a.txt:20:3: " + finding::related_message(found.related[0], "en") +
                      "\n      and 18 more\n"));
  emit::Options chinese;
  chinese.language = "zh";
  CHECK(said(found, chinese).starts_with(first_line(found, "zh")));
  CHECK(said(found, chinese).ends_with("另有 18 处未列出\n"));
}

TEST_CASE("check text: grouped by project, infos counted, a summary") {
  ProjectBuilder project("某项目");
  finding::Finding first = placed("", "一", ""), second = placed("", "二", ""),
                   info = finding_of(list_restart, 30, 1);
  first.subject.spending_unit = second.subject.spending_unit = info.subject.spending_unit = "甲单位";
  first.subject.project = "某项目";
  second.subject.project = "另一项目";
  Written written("check", "text");
  written.source("a.txt").events(head(), project.project, first, first, info, second, info, source_end());
  const std::string block = first_line(first) + "   12 | 一\n      | ^^\n";
  CHECK(written.end_source().finish() ==
        "甲单位 / 某项目\n" + block + block + "\n甲单位 / 另一项目\n" + first_line(second) +
            "   12 | 二\n      | ^^\n" +
            "\n2 infos not shown (--show info lists them): 2 list-restart\n"
            "checked 1 file, 1 table, 1 project, 0 indicators: 3 errors, 0 warnings, 2 infos\n");
}

TEST_CASE("check text: nothing found, in both languages") {
  emit::Options options;
  CHECK(Written("check", "text", options).source("a").end_source().finish() ==
        "checked 1 file, 0 tables, 0 projects, 0 indicators: no findings\n");
  options.language = "zh";
  CHECK(Written("check", "text", options).source("a").end_source().finish() ==
        "共检查 1 个文件、0 张表、0 个项目、0 条指标：未发现问题\n");
}

TEST_CASE("check text: infos one by one when asked, colours only when asked") {
  const finding::Finding info = finding_of(list_restart, 30, 1);
  emit::Options options;
  options.show_info = true;
  const std::string out = Written("check", "text", options).source("a").events(info).end_source().finish();
  CHECK(out.find("a:30:1: info: list-restart: ") == 0);
  CHECK(out.find("not shown") == std::string::npos);
  CHECK(out.find('\x1b') == std::string::npos);
  options.color = true;
  const std::string colored =
      Written("check", "text", options).source("a").events(info).end_source().finish();
  CHECK(colored.find("\x1b[1;36minfo: \x1b[0m") != std::string::npos);
}

TEST_CASE("check json: findings as they come, then the summary over all inputs") {
  ProjectBuilder project("某项目");
  const model::Reading reading = at_least("1", "个");
  project.entry(1, "名", "1", &reading, "1", &reading);
  finding::Finding found = finding_of(no_table, 3, 5);
  found.page = 2;
  found.subject = {1, "局", "单位", "项目", 1, 0, "名", "annual_target"};
  found.excerpt = "原\"文";
  found.related.push_back({"part", {}, {0, 7, 9}});
  found.related_omitted = 4;
  Written written("check", "json");
  written.source("a").events(head(), project.project, found).end_source();
  const std::string related = finding::related_message(found.related[0], "en");
  const std::string message = finding::message(found, "en");
  const auto diagnostic = [&](const std::string& path) {
    std::string json = R"({"rule":"no-table","severity":"error","message":)";
    json +=
        "\"" + message + R"(","path":")" + path +
        R"(","page":2,"line":3,"column":5,"end_line":3,"end_column":7,"fingerprint":"0123456789abcdef0123456789abcdef",)"
        R"("subject":{"table":1,"department":"局","spending_unit":"单位","project":"项目","list":1,"number":0,)"
        R"("indicator":"名","field":"annual_target"},"excerpt":"原\"文","related":[{"message":")" +
        related + R"(","line":7,"column":9}],"related_omitted":4})";
    return json;
  };
  CHECK(written.so_far() == R"({"format":"jixiao/1","diagnostics":[)" + diagnostic("a"));
  CHECK(
      written.source("b").events(found).end_source().finish() ==
      R"({"format":"jixiao/1","diagnostics":[)" + diagnostic("a") + "," + diagnostic("b") +
          R"(],"summary":{"files":2,"tables":1,"projects":1,"indicators":1,"errors":2,"warnings":0,"infos":0}})"
          "\n");
  CHECK(
      Written("check", "json").finish() ==
      R"({"format":"jixiao/1","diagnostics":[],"summary":{"files":0,"tables":0,"projects":0,"indicators":0,)"
      R"("errors":0,"warnings":0,"infos":0}})"
      "\n");
}
