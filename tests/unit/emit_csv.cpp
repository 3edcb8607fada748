#include <algorithm>
#include <catch2/catch.hpp>

#include "emit/csv.h"
#include "emit_builder.h"

using namespace jixiao;
using namespace jixiao::emit_test;

namespace {

const std::string shared_header =
    "path,table,table_line,year,department,money_unit,spending_unit,project,project_line,total,fiscal_"
    "appropriation,"
    "special_account,other_funds,amounts_basis";
const std::string header = shared_header +
                           ",list,number,level1_id,level1_code,level1,level2_id,level2_code,level2,indicator,"
                           "period_text,period_form,period_op,period_value,period_unit,"
                           "annual_text,annual_form,annual_op,annual_value,annual_unit,line\n";

emit::Options rows(emit::Rows kind) {
  emit::Options options;
  options.rows = kind;
  return options;
}

}  // namespace

TEST_CASE("csv: one row per indicator, a project without entries has one with empty fields") {
  const model::Reading reading = at_least("16", "个");
  ProjectBuilder made("某项目", "目标。"), bare("空项目");
  made.in("甲单位");
  bare.in("甲单位");
  made.entry(1, "次数", "≥16个", &reading, "", nullptr);
  Written written("parse", "csv");
  written.source("a.txt").events(head(), unit("甲单位"), made.project, bare.project, source_end());
  CHECK(written.end_source().finish() ==
        header +
            "a.txt,1,1,,云汀市试验局,万元,甲单位,某项目,12,0.50,0.50,,,order,1,1,output,1,产出指标,quantity,"
            "11,数量指标,次数,"
            "≥16个,bounded,>=,16,个,,,,,,14\n"
            "a.txt,1,1,,云汀市试验局,万元,甲单位,空项目,12,0.50,0.50,,,order,,,,,,,,,,,,,,,,,,,,\n");
}

TEST_CASE("csv: every row has as many cells as the header") {
  ProjectBuilder bare("空项目");
  for (const emit::Rows kind : {emit::Rows::indicators, emit::Rows::projects, emit::Rows::units}) {
    Written written("parse", "csv", rows(kind));
    const std::string out =
        written.source("a").events(head(), bare.project, model::TableEnd{}).end_source().finish();
    const std::size_t line = out.find('\n') + 1;
    CHECK(std::count(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(line), ',') ==
          std::count(out.begin() + static_cast<std::ptrdiff_t>(line), out.end(), ','));
    CHECK(std::count(out.begin(), out.end(), '\n') == 2);
  }
}

TEST_CASE("csv: one header for all inputs, also when no input has a row, or there is none") {
  CHECK(Written("parse", "csv").finish() == header);
  Written written("parse", "csv");
  CHECK(written.source("a").so_far() == header);
  CHECK(written.end_source().source("b").end_source().finish() == header);
}

TEST_CASE("csv: rows of projects") {
  ProjectBuilder made("某项目", "甲，乙。");
  made.entry(1, "次数", "", nullptr, "", nullptr);
  Written written("parse", "csv", rows(emit::Rows::projects));
  CHECK(written.source("a").events(head(), made.project).end_source().finish() ==
        shared_header + ",objective,indicators,lists\n" +
            "a,1,1,,云汀市试验局,万元,,某项目,12,0.50,0.50,,,order,甲，乙。,1,1\n");
}

TEST_CASE("csv: rows of units are written when they are complete") {
  ProjectBuilder first("一"), second("二");
  Written written("parse", "csv", rows(emit::Rows::units));
  const std::string start =
      "path,table,table_line,year,department,money_unit,spending_unit,total,fiscal_appropriation,special_"
      "account,"
      "other_funds,amounts_basis,projects,line\n";
  written.source("a").events(head(), first.project);
  CHECK(written.so_far() == start);
  written.events(unit("甲单位"), first.project, second.project);
  const std::string none = start + "a,1,1,,云汀市试验局,万元,,,,,,,1,\n";
  CHECK(written.so_far() == none);
  CHECK(written.events(model::TableEnd{}).end_source().finish() ==
        none + "a,1,1,,云汀市试验局,万元,甲单位,1023.00,1023.00,,,order,2,10\n");
}

TEST_CASE("csv: quotes only where needed") {
  ProjectBuilder made("逗号,和\"引号\"", "=cmd|'/c calc'!A1");
  Written written("parse", "csv", rows(emit::Rows::projects));
  const std::string out = written.source("a b").events(head("换\n行"), made.project).end_source().finish();
  CHECK(out.find("\na b,1,1,,\"换\n行\",万元,,\"逗号,和\"\"引号\"\"\",") != std::string::npos);
  CHECK(out.find(",=cmd|'/c calc'!A1,") != std::string::npos);
}

TEST_CASE("csv: what needs quotes is found at every offset and in every length") {
  for (std::size_t size = 1; size < 50; ++size) {
    REQUIRE_FALSE(emit::needs_csv_quotes(std::string(size, '\xE4')));
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, 'x');
        text[at] = static_cast<char>(byte);
        const bool quotes = byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
        REQUIRE(emit::needs_csv_quotes(text) == quotes);
      }
    }
  }
}

TEST_CASE("csv: for spreadsheets a BOM, CRLF and no formula") {
  emit::Options options = rows(emit::Rows::projects);
  options.excel = true;
  options.chinese_header = true;
  ProjectBuilder formula("=1+1", "＝A1,B1"), harmless("-", "@"), minus("-5%", "+x");
  Written written("parse", "csv", options);
  CHECK(written.source("-x")
            .events(head("@局"), formula.project, harmless.project, minus.project)
            .end_source()
            .finish() ==
        "\uFEFF文件,表序号,表行号,预算年度,部门名称,金额单位,资金使用单位,项目名称,项目行号,总计,财政拨款,"
        "财政专户拨款,其他资金,"
        "金额对应依据,绩效目标,指标数,指标组数\r\n"
        "'-x,1,1,,'@局,万元,,'=1+1,12,0.50,0.50,,,order,\"'＝A1,B1\",0,0\r\n"
        "'-x,1,1,,'@局,万元,,-,12,0.50,0.50,,,order,@,0,0\r\n"
        "'-x,1,1,,'@局,万元,,'-5%,12,0.50,0.50,,,order,'+x,0,0\r\n");
}

TEST_CASE("csv: every column has a Chinese name") {
  for (const emit::Rows kind : {emit::Rows::indicators, emit::Rows::projects, emit::Rows::units}) {
    emit::Options options = rows(kind);
    options.chinese_header = true;
    const std::string out = Written("parse", "csv", options).finish();
    CHECK(std::none_of(out.begin(), out.end(), [](char byte) { return byte >= 'a' && byte <= 'z'; }));
  }
}
