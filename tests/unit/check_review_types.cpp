#include "review_cases.h"

using namespace jixiao;
using namespace jixiao::check_test;

TEST_CASE("both targets wrong are one finding, at the first of them") {
  const Table table = reviewed({entry_of({"12", "泵站设备完好率", "≤95%", "≤90%", ""})});
  REQUIRE(table.rules() == "comparator-direction");
  const finding::Finding& finding = table.findings[0];
  CHECK(finding.excerpt == "≤95%");
  CHECK(finding.subject.field == "period_target");
  REQUIRE(finding.related.size() == 1);
  CHECK(finding.related[0].at.column > finding.begin.column);
  CHECK(table.said("comparator-direction", "zh") == "“泵站设备完好率”为正向指标，指标值不应为“≤95%”");
  const Table bad = reviewed({entry_of({"12", "公文差错率", "≤1%", "≥1%", ""})}, {"comparator-conflict"});
  REQUIRE(bad.rules() == "comparator-direction");
  CHECK(bad.findings[0].excerpt == "≥1%");
  CHECK(bad.findings[0].subject.field == "annual_target");
  CHECK(bad.said("comparator-direction", "zh") == "“公文差错率”为反向指标，指标值不应为“≥1%”");
}

TEST_CASE("what a comparator said twice is, and where") {
  const Table table = reviewed({entry_of({"12", "校车检查合格率", "不低于95%以上", "", ""})});
  CHECK(table.said("comparator-redundant", "zh") == "指标值“不低于95%以上”重复使用“不低于”和“以上”");
}

TEST_CASE("types are said once a project, at the first entry in doubt") {
  const Table table = reviewed(
      {entry_of({"11", "参训人数", "≥90人", "", ""}), entry_of({"22", "报修响应及时率", "≥95%", "", ""}),
       entry_of({"22", "维修合格率", "≥95%", "", ""}), entry_of({"31", "有效投诉率", "≤1%", "", ""})});
  REQUIRE(table.rules() == "indicator-type-doubtful");
  const finding::Finding& finding = table.findings[0];
  CHECK(finding.excerpt == "报修响应及时率");
  CHECK(finding.subject.indicator == "报修响应及时率");
  CHECK(table.said("indicator-type-doubtful", "zh") == "“报修响应及时率”列入“社会效益”，建议列入“时效指标”");
  REQUIRE(finding.related.size() == 2);
  CHECK(finding.related[0].role == "also_type");
  CHECK(finding.related[1].role == "also_type_doubtful");
}

TEST_CASE("types that names say") {
  const auto suggested = [](const char* code, const char* name, const char* target) -> std::string {
    const Table table = reviewed({entry_of({code, name, target, "", ""})});
    if (table.count("indicator-type-doubtful") == 0) return "";
    for (const finding::Argument& each : table.first("indicator-type-doubtful").arguments) {
      if (each.name == "suggested") return each.value;
    }
    return "?";
  };
  CHECK(suggested("12", "报送及时率", "≥95%") == "时效指标");
  CHECK(suggested("22", "平均响应时间", "≤5分钟") == "时效指标");
  CHECK(suggested("11", "按期完成率", "100%") == "时效指标");
  CHECK(suggested("13", "水样检测准确率", "≥95%") == "质量指标");
  CHECK(suggested("22", "设备完好率", "≥95%") == "质量指标");
  CHECK(suggested("12", "学员满意度", "≥95%") == "服务对象满意度");
  CHECK(suggested("11", "课程单位成本", "≤500元") == "成本指标");
  CHECK(suggested("12", "巡查次数", "≥5次") == "数量指标");
  CHECK(suggested("22", "编印资料", "≥5份") == "数量指标");
  CHECK(suggested("31", "综合评价", "≥95%") == "?");
  // Ambiguous, or in its place.
  CHECK(suggested("12", "投诉处理率", "100%").empty());
  CHECK(suggested("11", "任务完成率", "100%").empty());
  CHECK(suggested("12", "设备故障次数", "≤3次").empty());
  CHECK(suggested("22", "受益人数", "≥500人").empty());
  CHECK(suggested("21", "节约用水量", "≥500吨").empty());
  CHECK(suggested("21", "带动投资", "≥500万元").empty());
  CHECK(suggested("23", "出水达标率", "≥95%").empty());
  CHECK(suggested("12", "满意度调查完成率", "≥95%").empty());
  CHECK(suggested("31", "家长好评率", "≥95%").empty());
  CHECK(suggested("13", "完成时间", "≤5天").empty());
}
