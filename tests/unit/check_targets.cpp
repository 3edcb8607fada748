#include <catch2/catch.hpp>

#include "check_table.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

Table targets(const Entry& entry) {
  return judged({entry}, check::Family::targets);
}

/// An entry under quality, where a rate is in its place.
Entry quality(const std::string& name, const std::string& period, const std::string& annual) {
  Entry entry;
  entry.code2 = "12";
  entry.name2 = "质量指标";
  entry.name = name;
  entry.period = period;
  entry.annual = annual;
  return entry;
}

/// What is found in an entry of this name with these targets.
std::string found(const std::string& name, const std::string& period, const std::string& annual) {
  return targets(quality(name, period, annual)).rules();
}

std::string found_in_both(const std::string& name, const std::string& target) {
  return found(name, target, target);
}

/// The severity of the only finding; nothing when there is none.
std::string weight(const std::string& name, const std::string& period, const std::string& annual) {
  const Table table = targets(quality(name, period, annual));
  if (table.rules() != "annual-exceeds-period") return table.rules();
  return std::string(finding::severity_name(table.findings[0].severity));
}

std::string rate_under(const std::string& code2, const std::string& name2, const std::string& name) {
  Entry entry;
  entry.code2 = code2;
  entry.name2 = name2;
  entry.name = name;
  return targets(entry).rules();
}

}  // namespace

TEST_CASE("sound targets say nothing") {
  for (const char* target : {"≥95%", "100%", "不少于16个", "5天以内", "80%-90%", "不低于全省第三名",
                             "2025年10月底前", "满意度达到90%", "通过用户验收", "每季度1次", "0起",
                             "≥1.5万路", "约90%", "每周不少于2次，修复不超过3天"}) {
    CAPTURE(target);
    CHECK(found_in_both("养护面积", target).empty());
  }
}

TEST_CASE("the mark of a title for a comparator is said once an entry") {
  Entry entry;
  entry.period = entry.annual = "》80%";
  const Table table = targets(entry);
  REQUIRE(table.rules() == "comparator-misused");
  CHECK(table.said("comparator-misused", "zh") == "指标值“》80%”误将书名号“》”用作比较符号，应为“＞”或“≥”");
  CHECK(table.findings[0].excerpt == "》80%");
  CHECK(table.findings[0].subject.field == "period_target");
  REQUIRE(table.findings[0].related.size() == 1);
  CHECK(finding::related_message(table.findings[0].related[0], "zh") == "另有“》80%”");

  entry.period = "≤5%";
  entry.annual = "《5%";
  const Table less = targets(entry);
  REQUIRE(less.rules() == "comparator-misused");
  CHECK(less.findings[0].subject.field == "annual_target");
  CHECK(less.said("comparator-misused", "zh") == "指标值“《5%”误将书名号“《”用作比较符号，应为“＜”或“≤”");

  CHECK(found_in_both("编写培训教材", "编写《养护手册》3册").empty());
  CHECK(found_in_both("编写培训教材", "《养护手册》100册").empty());
  CHECK(found_in_both("满意度", "＞80%").empty());
}

TEST_CASE("a share is not above the whole") {
  CHECK(found_in_both("抽检合格率", "105%") == "percent-out-of-range");
  CHECK(found_in_both("抽检合格率", "≥101%") == "percent-out-of-range");
  CHECK(found_in_both("抽检合格率", "合格率达到110%") == "percent-out-of-range");
  CHECK(found_in_both("差错率", "1001‰") == "percent-out-of-range");
  CHECK(found_in_both("满意度", "90%-120%") == "percent-out-of-range");
  CHECK(found_in_both("投诉下降率", "≥120%") == "percent-out-of-range");
  CHECK(found_in_both("能耗降低提升幅度", "≥120%") == "percent-out-of-range");
  CHECK(found("抽检合格率", "100%", "105%").find("percent-out-of-range") != std::string::npos);

  for (const char* name : {"查询量增长率", "签发量增幅", "产值增速", "能力提升比例", "计划任务完成率",
                           "资金周转率", "设备负荷率", "床位使用率", "超额完成比例", "投资回报率"}) {
    CAPTURE(name);
    CHECK(found_in_both(name, "≥120%").empty());
  }
  CHECK(found_in_both("抽检合格率", "100%").empty());
  CHECK(found_in_both("抽检合格率", "≥100.00%").empty());
  CHECK(found_in_both("差错率", "≤900‰").empty());
  CHECK(found_in_both("受训人数", "≥120人").empty());
  CHECK(found_in_both("办件量", "同比增长120%").empty());
  CHECK(found_in_both("满意度提高", "105个百分点").empty());

  const Table table = targets(quality("抽检合格率", "105%", "105%"));
  CHECK(table.said("percent-out-of-range", "zh") == "“抽检合格率”的指标值“105%”超过 100%");
  CHECK(table.first("percent-out-of-range").related.size() == 1);
}

TEST_CASE("the annual target against that of the whole period") {
  CHECK(weight("清疏管道", "≥480公里", "≥520公里") == "warning");
  CHECK(weight("清疏管道", "480公里", "520公里") == "warning");
  CHECK(weight("清疏管道", "≥480公里", "520公里") == "warning");
  CHECK(weight("汇聚数据", "≥20万条", "≥300000条") == "warning");
  CHECK(weight("专项经费", "≤90万元", "≤95万元") == "warning");
  CHECK(weight("事故", "≤2起", "≤3起") == "warning");
  CHECK(weight("培训人数", "不少于30人", "35人以上") == "warning");
  CHECK(weight("可用率", "≥95%", "≥99%") == "info");
  CHECK(weight("可用率", "≥90%", "100%") == "info");
  CHECK(weight("差错率", "≥9‰", "≥1%") == "info");
  CHECK(weight("考核评分", "≥80分", "≥90分") == "info");
  CHECK(weight("日均办件量", "≥80件", "≥90件") == "info");
  CHECK(weight("巡检", "每月2次", "每月3次") == "info");

  CHECK(weight("清疏管道", "≥480公里", "≥480公里").empty());
  CHECK(weight("清疏管道", "≥480公里", "≥160公里").empty());
  CHECK(weight("流失率", "≤5%", "≤8%").empty());
  CHECK(weight("修复用时", "≤24小时", "≤48小时").empty());
  CHECK(weight("修复用时", "24小时", "48小时").empty());
  CHECK(weight("平均成本", "≤40元", "≤50元").empty());
  CHECK(weight("死链数", "＜5个", "＜3个").empty());
  CHECK(weight("管道", "≥480公里", "≤520公里").empty());
  CHECK(weight("排名", "不低于全省第三名", "不低于全省第五名").empty());
  CHECK(weight("完工", "2024年底前", "2025年底前").empty());
  CHECK(weight("管道", "≥480", "≥520公里").empty());
  CHECK(weight("差错率", "≥9%", "≥10‰").empty());
  CHECK(weight("巡检", "每年12次", "每月13次").empty());

  Entry entry;
  entry.period = "≥480公里";
  entry.annual = "≥520公里";
  const Table table = targets(entry);
  CHECK(table.said("annual-exceeds-period", "zh") == "年度指标值“≥520公里”大于实施周期指标值“≥480公里”");
  CHECK(table.findings[0].excerpt == "≥520公里");
  REQUIRE(table.findings[0].related.size() == 1);
  CHECK(finding::related_message(table.findings[0].related[0], "zh") == "实施周期指标值：“≥480公里”");
}

TEST_CASE("units are compared by their first measure word") {
  CHECK(found("培训", "≥30个", "≥10次") == "target-unit-mismatch");
  CHECK(found("满意度", "≥90%", "≥90分") == "target-unit-mismatch");
  CHECK(found("受益", "≥30人次", "≥30人") == "target-unit-mismatch");
  CHECK(found("用时", "≤3个月", "≤3天") == "target-unit-mismatch");
  CHECK(found("经费", "≤30万元", "≤30万人") == "target-unit-mismatch");

  CHECK(found("主题", "≥30个主题", "≥10个").empty());
  CHECK(found("视频", "≥50万路视频", "≥40万路").empty());
  CHECK(found("用时", "≤24时", "≤24小时").empty());
  CHECK(found("里程", "≥30公里", "≥10千米").empty());
  CHECK(found("面积", "≥3万平方米", "≥2万㎡").empty());
  CHECK(found("差错率", "≤1%", "≤1‰").empty());
  CHECK(found("专家", "30人", "30名").empty());
  CHECK(found("巡检", "≥30次/日", "≥10次").empty());
  CHECK(found("培训", "≥30个", "≥10").empty());
  CHECK(found("培训", "良种推广到村", "≥10次").empty());

  Entry entry;
  entry.period = "≥30个";
  entry.annual = "≥10次";
  const Table table = targets(entry);
  CHECK(table.said("target-unit-mismatch", "zh") == "实施周期与年度指标值计量单位不一致：“个”与“次”");
  CHECK(table.findings[0].excerpt == "≥10次");
}

TEST_CASE("a target that is not filled in") {
  Entry entry;
  entry.annual = "";
  const Table table = targets(entry);
  REQUIRE(table.rules() == "target-missing");
  CHECK(table.said("target-missing", "zh") == "“养护面积”未填写年度指标值");
  CHECK(table.findings[0].severity == finding::Severity::error);
  CHECK(table.findings[0].subject.field == "annual_target");
  CHECK(table.findings[0].excerpt == "养护面积");
  entry.period = "-";
  const Table both = targets(entry);
  REQUIRE(both.rules() == "target-missing");
  CHECK(both.said("target-missing", "zh") == "“养护面积”未填写实施周期指标值");
  REQUIRE(both.findings[0].related.size() == 1);
  CHECK(finding::related_message(both.findings[0].related[0], "zh") == "另有年度指标值");
}

TEST_CASE("vague words without a quantity") {
  for (const char* target : {"提升", "有效提升", "明显提升", "位于全省前列", "考核名次靠前", "良好", "长期",
                             "进一步改善", "效果显著。", "逐步完善"}) {
    CAPTURE(target);
    CHECK(found_in_both("环境", target).find("target-vague") != std::string::npos);
  }
  for (const char* target :
       {"通过用户验收", "提交评估报告", "提升20%", "较上年提高3个百分点", "应保尽保", "不超预算",
        "提升改造竣工", "全省前三名", "向法院提交诉讼", "2025年底前完善", "合格以上"}) {
    CAPTURE(target);
    CHECK(found_in_both("环境", target).empty());
  }
  Entry entry;
  entry.period = entry.annual = "明显提升";
  const Table table = targets(entry);
  REQUIRE(table.rules() == "target-vague");
  CHECK(table.said("target-vague", "zh") == "指标值“明显提升”表述笼统，难以考核");
  CHECK(table.findings[0].related.size() == 1);
}

TEST_CASE("a stray mark at the end of a name or target") {
  CHECK(found_in_both("养护面积.", "≥95%") == "trailing-mark");
  CHECK(found_in_both("养护面积。", "≥95%") == "trailing-mark");
  CHECK(found_in_both("养护面积．", "≥95%") == "trailing-mark");
  CHECK(found("养护面积", "≥95%。", "≥95%") == "trailing-mark");
  CHECK(found_in_both("养护面积.", "≥95%。") == "trailing-mark");
  for (const char* name :
       {"养护面积", "养护面积（%）", "养护面积%", "绿道、公园等...", "“一网”", "ISO9001", "V2.0"}) {
    CAPTURE(name);
    CHECK(found_in_both(name, "≥95%").empty());
  }
  Entry entry;
  entry.name = "养护面积.";
  entry.annual = "≥95%。";
  const Table table = targets(entry);
  REQUIRE(table.rules() == "trailing-mark");
  CHECK(table.said("trailing-mark", "zh") == "指标名称“养护面积.”末尾多余“.”");
  CHECK(table.findings[0].subject.field == "name");
  REQUIRE(table.findings[0].related.size() == 1);
  CHECK(finding::related_message(table.findings[0].related[0], "en") == "also \"≥95%。\"");
}

TEST_CASE("a rate is no quantity") {
  for (const char* name :
       {"验收合格率", "交换成功率", "测试通过率（%）", "人员流失率（年度）", "解决率%", "缴费率"}) {
    CAPTURE(name);
    CHECK(rate_under("11", "数量指标", name) == "rate-as-quantity");
  }
  CHECK(rate_under("11", "数量指标", "通过率.") == "rate-as-quantity trailing-mark");
  for (const char* name : {"采购完成率", "服务覆盖率", "按期完成率（%）", "样品抽检率", "巡检频率",
                           "装机功率", "屏幕分辨率", "办事效率", "比率说明", "养护面积", "率先完成数"}) {
    CAPTURE(name);
    CHECK(rate_under("11", "数量指标", name).empty());
  }
  CHECK(rate_under("12", "质量指标", "验收合格率").empty());
  CHECK(rate_under("12", "数量指标", "验收合格率").empty());  // the type is in doubt already
  CHECK(rate_under("22", "社会效益", "整改率").empty());
  Entry entry;
  entry.name = "响应及时率";
  CHECK(targets(entry).said("rate-as-quantity", "zh") ==
        "“响应及时率”为比率，不宜列为数量指标，建议列入“时效指标”");
  entry.name = "验收合格率";
  CHECK(targets(entry).said("rate-as-quantity", "en") ==
        "\"验收合格率\" is a rate, which is no quantity; \"质量指标\" fits better");
}
