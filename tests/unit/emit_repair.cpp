#include <catch2/catch.hpp>

#include "emit_builder.h"

using namespace jixiao;
using namespace jixiao::emit_test;

namespace {

std::string repaired(Written& written) {
  return written.end_source().finish();
}

}  // namespace

TEST_CASE("repair: a line a thing") {
  const model::Reading reading = at_least("16", "个");
  ProjectBuilder made("某项目", "目标。");
  made.entry(1, "次数", "≥16个", &reading, "≥16个", &reading);
  made.entry(2, "份数", "", nullptr, "", nullptr);
  Written written("repair", "text");
  written.source("a").events(head(), unit("甲单位"), made.project, model::TableEnd{}, source_end());
  CHECK(repaired(written) ==
        "项目支出绩效目标表\n"
        "部门名称：云汀市试验局 单位：万元\n"
        "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n"
        "合计 1,023.00 1,023.00\n"
        "甲单位 1,023.00 1,023.00\n"
        "    某项目 0.50 0.50\n"
        "目标。\n"
        "1、1-产出指标；11-数量指标；次数；实施周期指标值:≥16个；年度指标值:≥16个。\n"
        "2、1-产出指标；11-数量指标；份数；实施周期指标值:；年度指标值:。\n");
}

TEST_CASE("repair: where the dump was wrapped does not show") {
  model::TableHead made;
  made.number = 1;
  Pieces pieces{made.text};
  made.title = pieces.add("项目支出");
  made.title.end = pieces.add("绩效目标表").end;
  pieces.add("部门名");
  pieces.add("称：");
  made.department = pieces.add("云汀市");
  made.department.end = pieces.add("试验局").end;
  pieces.add("单");
  pieces.add("位：");
  made.money_unit = pieces.add("万元");
  pieces.add("（备注）");
  made.columns = four_columns();
  made.heads.push_back(pieces.add("项目名称"));
  made.heads.push_back(pieces.add("总"));
  made.heads.back().end = pieces.add("计").end;
  made.has_total = true;
  made.total_name = pieces.add("合计");
  made.total = amounts(pieces, {"1.00", "2.00", "", ""}, made.total_amounts_text, text::Seam::line_break);
  Written written("repair", "text");
  written.source("a").events(made);
  CHECK(repaired(written) ==
        "项目支出绩效目标表\n部门名称：云汀市试验局 单位：万元 （备注）\n项目名称 总计\n合计 1.00 2.00\n");
}

TEST_CASE("repair: marks of blank amounts stay, and an amount is never cut") {
  model::SpendingUnit made;
  Pieces pieces{made.row.text};
  made.row.name = pieces.add("甲单位");
  made.row.amounts = amounts(pieces, {"1.00"}, made.row.amounts_text);
  pieces.add("—");
  made.row.amounts_text.end = pieces.add("—").end;
  const text::Leaf first = pieces.add("2");
  made.row.amounts.column[3].text = {first.begin, pieces.add(".00", text::Seam::none).end};
  made.row.amounts_text.end = made.row.amounts.column[3].text.end;
  Written written("repair", "text");
  written.source("a").events(made);
  CHECK(repaired(written) == "甲单位 1.00 — — 2.00\n");
}

TEST_CASE("repair: what could not be read stays in its place") {
  ProjectBuilder made("某项目", "目标。");
  made.entry(1, "次数", "", nullptr, "", nullptr);
  made.pieces.add("2、1-产出指标，坏了。");
  made.entry(3, "份数", "", nullptr, "", nullptr);
  made.pieces.add("尾巴");
  const finding::Kind row_unparsed = {"row-unparsed", finding::Severity::error};
  const finding::Kind entry_unparsed = {"entry-unparsed", finding::Severity::error};
  finding::Finding between = finding_of(row_unparsed, 9, 1), entry = finding_of(entry_unparsed, 15, 1);
  between.excerpt = "不知所云";
  entry.excerpt = "2、1-产出指标，坏了。";
  Written written("repair", "text");
  written.source("a").events(between, made.project, entry);
  CHECK(repaired(written) ==
        "不知所云\n    某项目 0.50 0.50\n目标。\n"
        "1、1-产出指标；11-数量指标；次数；实施周期指标值:；年度指标值:。\n"
        "2、1-产出指标，坏了。\n"
        "3、1-产出指标；11-数量指标；份数；实施周期指标值:；年度指标值:。\n"
        "尾巴\n");
}

TEST_CASE("repair: a total row at the end stays at the end; heads may have no title and no total") {
  model::TableHead made = head();
  made.title = {};
  made.department = {};
  made.money_unit = {};
  made.text.clear();
  made.heads.clear();
  made.has_total = false;
  Pieces pieces{made.text};
  made.heads.push_back(pieces.add("项目名称"));
  model::TableEnd end;
  end.late_total = true;
  Pieces total{end.total.text};
  end.total.name = total.add("合计");
  end.total.amounts = amounts(total, {"3.00"}, end.total.amounts_text);
  Written written("repair", "text");
  written.source("a").events(made, end);
  CHECK(repaired(written) == "项目名称\n合计 3.00\n");
}
