#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "check/recent.h"
#include "check/short_text.h"
#include "check_table.h"
#include "text/personal_number.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

const std::vector<std::string> amounts = {"1.00", "1.00", "0", "0"};

check::Options rule(const std::string& id) {
  check::Options options;
  options.select = {id};
  return options;
}

Entry named(const std::string& name, const std::string& target, const std::string& code = "11",
            const std::string& type = "数量指标") {
  Entry entry;
  entry.name = name;
  entry.period = entry.annual = target;
  entry.code2 = code;
  entry.name2 = type;
  return entry;
}

/// What a rule says of an objective: the excerpts, a blank between two.
std::string in_objective(const std::string& id, const std::string& objective) {
  Table table(rule(id));
  table.objective = objective;
  table.head({}).project("绿道补植", amounts, {named("补植面积", "≥30亩")}).end();
  std::string out;
  for (const finding::Finding& finding : table.findings)
    out.append(out.empty() ? "" : " ").append(finding.excerpt);
  return out;
}

/// The same of an entry of this name and target.
std::string in_entry(const std::string& id, const std::string& name, const std::string& target = "≥30亩") {
  Table table(rule(id));
  table.head({}).project("绿道补植", amounts, {named(name, target)}).end();
  return table.findings.empty() ? "" : table.findings[0].excerpt;
}

/// The same of a project's name, in a table of 2025.
std::string in_name(const std::string& id, const std::string& name, const std::vector<Entry>& entries = {}) {
  Table table(rule(id));
  Head head;
  head.year = 2025;
  table.head(head).unit("青川市苗圃中心", amounts).project(name, amounts, entries).end();
  std::string out;
  for (const finding::Finding& finding : table.findings)
    out.append(out.empty() ? "" : " ").append(finding.excerpt);
  return out;
}

}  // namespace

TEST_CASE("what a template left behind is told from what looks like it") {
  CHECK(in_entry("placeholder", "XX镇泵站改造") == "XX");
  CHECK(in_entry("placeholder", "指标1：泵站改造") == "指标1：");
  CHECK(in_entry("placeholder", "泵站改造", "≥**座") == "**");
  CHECK(in_entry("placeholder", "泵站改造", "待定") == "待定");
  CHECK(in_objective("placeholder", "20XX年完成泵站改造。") == "20XX");
  CHECK(in_objective("placeholder", "完成泵站改造（此处填写数量）。") == "此处填写");
  for (const char* objective : {"指标1：泵站改造；指标2：闸门检修。", "热线138****2200受理报修。",
                                "等待定标后实施。", "接待定点酒店六家。", "编制合同模板。",
                                "采购XXL号工作服。", "举办3×3篮球赛。", "数量待定标后确定。"}) {
    CAPTURE(objective);
    CHECK(in_objective("placeholder", objective).empty());
  }
}

TEST_CASE("slips and words written twice") {
  CHECK(in_objective("likely-slip", "登记苗木台帐。") == "台帐");
  CHECK(in_entry("likely-slip", "按装路灯") == "按装");
  for (const char* right :
       {"发放蚊帐。", "按装机容量补贴。", "预防犯罪。", "报名截止日期。", "进一步聚集资源。",
        "校园满意度提升。", "投资原则明确。", "年末完成验收。", "自己完成核验。"}) {
    CAPTURE(right);
    CHECK(in_objective("likely-slip", right).empty());
  }
  CHECK(in_entry("repeated-word", "闸门闸门检修") == "闸门闸门");
  CHECK(in_entry("repeated-word", "苗圃中心苗圃中心绿化") == "苗圃中心苗圃中心");
  CHECK(in_objective("repeated-word", "完善的的设施，规范和和标准。") == "的的 和和");
  for (const char* right : {"点对点对接", "一对一对口帮扶", "专网分网分域", "大大提高", "市市场监管",
                            "二〇二〇年苗木", "人人参与"}) {
    CAPTURE(right);
    CHECK(in_entry("repeated-word", right).empty());
  }
  for (const char* right :
       {"为了了解民情。", "以育人为目的的活动。", "存在在册不实。", "安全和和谐并重。", "关键是是否达标。"}) {
    CAPTURE(right);
    CHECK(in_objective("repeated-word", right).empty());
  }
}

TEST_CASE("notes of offices, drafts as a basis, promises, ends") {
  CHECK(in_objective("internal-note", "修缮护栏（航务组）。") == "（航务组）");
  CHECK(in_objective("internal-note", "修缮护栏。（业务三处）。") == "（业务三处）");
  for (const char* right : {"改建车库（新建三处）。", "举办马拉松（青年组）。", "配备医生（妇产科）。",
                            "（航务组）负责修缮。", "修缮入口（好处）。"}) {
    CAPTURE(right);
    CHECK(in_objective("internal-note", right).empty());
  }
  CHECK(in_objective("draft-as-basis", "根据《苗木条例（草案）》要求补植。") == "《苗木条例（草案）》");
  CHECK(in_objective("draft-as-basis", "完成编制。落实《甲》《乙规划》（征求意见稿）部署。") == "《乙规划》");
  for (const char* right :
       {"编制《苗木条例（草案）》。", "根据《苗木条例（试行）》要求，形成《办法（送审稿）》。",
        "论证《规划（讨论稿）》。"}) {
    CAPTURE(right);
    CHECK(in_objective("draft-as-basis", right).empty());
  }
  CHECK(in_objective("objective-unmeasured", "让游客满意。") == "满意");
  CHECK(in_objective("objective-unmeasured", "处理不满意工单，开展满意度调查。").empty());
  CHECK(in_objective("objective-unfinished", "补植绿道，提升环境").ends_with("提升环境"));
  for (const char* whole :
       {"补植绿道。", "补植绿道；", "补植绿道！", "达到“应绿尽绿”", "补植绿道（含移栽）。", "补植绿道."}) {
    CAPTURE(whole);
    CHECK(in_objective("objective-unfinished", whole).empty());
  }
}

TEST_CASE("a table that ends no objective with a mark has that habit") {
  Table table(rule("objective-unfinished"));
  table.objective = "补植绿道";
  table.head({});
  for (int number = 0; number < 20; ++number) table.project("绿道" + std::to_string(number), amounts);
  CHECK(table.end().findings.size() == 3);
}

TEST_CASE("years in names are held against the budget year") {
  for (const char* past : {"2022年河道清淤", "2021-2023年河道清淤", "２０２３年河道清淤", "河道清淤（2024）",
                           "2022年、2023年清淤"}) {
    CAPTURE(past);
    CHECK(in_name("project-year-past", past) == past);
  }
  for (const char* right :
       {"2025年河道清淤", "2024-2026年河道清淤", "2022年河道清淤尾款", "某办〔2022〕3号工作",
        "采购2022台水表", "河道清淤", "2023年决算审计", "2023—25年河道清淤"}) {
    CAPTURE(right);
    CHECK(in_name("project-year-past", right).empty());
  }
  Table unknown(rule("project-year-past"));
  unknown.head({}).project("2012年河道清淤", amounts).end();
  CHECK(unknown.findings.empty());
}

TEST_CASE("a target of one year that is that of several") {
  const auto equal = [](const std::string& name, const std::string& target) {
    return in_name("period-equals-annual", "2024-2026年绿道补植", {named(name, target)});
  };
  CHECK(equal("补植株数", "≥300株") == "≥300株");
  CHECK(equal("图集编制", "12份") == "12份");
  for (const auto& [name, target] : {std::pair("服务单位数", "≥30个"),
                                     {"养护面积", "≥30亩"},
                                     {"每日巡查次数", "≥2次"},
                                     {"补植成活率", "≥95%"},
                                     {"年度补植株数", "≥300株"},
                                     {"补植投诉件数", "≤3件"},
                                     {"规划编制", "1份"},
                                     {"响应时间", "2小时"}}) {
    CAPTURE(name);
    CHECK(equal(name, target).empty());
  }
  CHECK(in_name("period-equals-annual", "2026-2027年绿道补植", {named("补植株数", "≥300株")}).empty());
  CHECK(in_name("period-equals-annual", "2025年绿道补植", {named("补植株数", "≥300株")}).empty());
}

TEST_CASE("the year is missing where nothing prints it") {
  Table without(rule("year-missing"));
  CHECK(without.head({}).end().said("year-missing", "zh") == "表名和表头均未注明预算年度");
  Table with(rule("year-missing"));
  Head head;
  head.year = 2025;
  CHECK(with.head(head).end().findings.empty());
}

TEST_CASE("one indicator under two types, with two targets, in two projects") {
  const std::string name = "候鸟栖息地巡护里程";
  Table table({check::Options::Scope::all,
               {"same-indicator-other-type", "same-indicator-other-target", "same-result-twice"},
               {},
               {}});
  table.head({}).unit("青川市苗圃中心", amounts);
  table.project("甲", amounts, {named(name, "≥30公里"), named("出勤率", "≥95%", "12", "质量指标")});
  table.project("乙", amounts, {named(name + "（%）", "不少于30公里"), named("出勤率", "≥95%", "11")});
  table.project("丙", amounts, {named(name, "≥45公里"), named("出勤率", "≥95%", "11")});
  table.unit("青川市游船中心", amounts);
  table.project("丁", amounts, {named(name, "≥45公里", "12", "质量指标")}).end();
  CHECK(table.rules() == "same-result-twice same-indicator-other-type same-indicator-other-target");
  CHECK(table.said("same-result-twice", "zh") ==
        "指标“候鸟栖息地巡护里程”（不少于30公里）在本单位 2 个项目中重复设置");
  CHECK(table.said("same-indicator-other-target", "zh") ==
        "指标“候鸟栖息地巡护里程”在本单位不同项目中指标值不一致：“≥30公里”与“≥45公里”");
  CHECK(table.said("same-indicator-other-type", "zh") ==
        "指标“出勤率”在本单位分别列入“质量指标”和“数量指标”");
  for (const finding::Finding& finding : table.findings) CHECK(finding.related.size() == 1);
}

TEST_CASE("more names than are remembered are said once") {
  Table table({check::Options::Scope::all, {"same-indicator-other-type", "comparison-limited"}, {}, {}});
  table.head({}).unit("青川市苗圃中心", amounts);
  std::size_t number = 0;
  for (std::size_t project = 0; project < 9; ++project) {
    std::vector<Entry> entries;
    while (entries.size() < 8192 && number < check::RecentNames::window + 9)
      entries.push_back(named("绿道" + std::to_string(number++), "≥3亩"));
    table.project("绿道补植" + std::to_string(project), amounts, entries);
    if (project < 7) CHECK(table.findings.empty());
  }
  CHECK(table.end().rules() == "comparison-limited");
}

TEST_CASE("objectives and their sentences that stand twice") {
  Table table(rule("objective-duplicate"));
  table.objective = "补植绿道三十公里，改善骑行环境。";
  table.head({}).unit("青川市苗圃中心", amounts).project("甲", amounts);
  table.unit("青川市游船中心", amounts).project("乙", amounts);
  CHECK(table.said("objective-duplicate", "zh") == "绩效目标与项目“甲”完全相同");
  const std::string sentence = "补植绿道三十公里并配套灌溉设施，持续改善沿线骑行环境。";
  CHECK(in_objective("objective-duplicate", "一、" + sentence + "二、清淤。2、" + sentence)
            .starts_with("补植绿道"));
  CHECK(in_objective("objective-duplicate", "一、清淤。二、清淤。" + sentence).empty());
}

TEST_CASE("a project with the name of another spending unit, whichever comes first") {
  Table table(rule("project-of-other-unit"));
  table.head({})
      .unit("青川市苗圃中心", amounts)
      .project("青川市游船中心码头修缮", amounts)
      .project("苗圃中心大棚", amounts);
  CHECK(table.findings.empty());
  table.unit("青川市游船中心", amounts).project("青川市游船中心候船亭", amounts);
  REQUIRE(table.findings.size() == 1);
  CHECK(table.findings[0].subject.project == "青川市游船中心码头修缮");
  CHECK(table.findings[0].subject.spending_unit == "青川市苗圃中心");
  table.project("委托青川市苗圃中心育苗", amounts).unit("青川市游船中心东站", amounts);
  CHECK(table.findings.size() == 2);
  table.project("青川市游船中心东站扩建", amounts).end();
  CHECK(table.findings.size() == 2);
}

TEST_CASE("projects wait for units of their own table, the latest of them") {
  Table table(rule("project-of-other-unit"));
  const auto name = [](int number) { return "青川市" + std::to_string(number) + "号苗圃中心"; };
  for (const int projects : {600, 3, 600}) {
    table.head({}).unit("青川市园林所", amounts);
    for (int number = 0; number < projects; ++number) table.project(name(number) + "育苗", amounts);
    const std::size_t before = table.findings.size();
    table.unit(name(599), amounts);
    CHECK(table.findings.size() == before + (projects == 600 ? 1 : 0));
    table.unit(name(100), amounts).unit(name(2), amounts);
    CHECK(table.findings.size() == before + (projects == 600 ? 2 : 1));
    table.end();
  }
}

TEST_CASE("what is said of an objective does not depend on how often it came") {
  const std::string sentence =
      "对辖区内的行道树、花箱和公共绿地开展补植，并在汛期之前清理排水沟和沿线的落叶，";
  const std::vector<std::string> said = {"登记台帐。", "让游客满意。",
                                         "一、" + sentence + "。二、" + sentence + "。"};
  const auto measured = named("游客满意度", "≥95%", "31", "服务对象满意度");
  for (const std::string& objective : said) {
    Table table(
        {check::Options::Scope::all, {"likely-slip", "objective-unmeasured", "objective-duplicate"}, {}, {}});
    table.objective = objective;
    // Where it is measured, nothing is said; then the same text stands where it is not.
    for (int time = 0; time < 3; ++time) table.head({}).project("甲", amounts, {measured}).end();
    const std::size_t before = table.findings.size();
    for (int time = 0; time < 3; ++time)
      table.head({}).project("乙", amounts, {named("补植面积", "≥30亩")}).end();
    CAPTURE(objective);
    CHECK(before == (objective == said[1] ? 0 : 3));
    CHECK(table.findings.size() == before + 3);
  }
  Table names({check::Options::Scope::all, {"repeated-word", "doubled-character"}, {}, {}});
  for (int time = 0; time < 3; ++time)
    names.head({})
        .project("绿道养护", amounts)
        .project("绿道系统系统养护", amounts, {named("面面积积", "≥30亩")})
        .end();
  CHECK(names.count("repeated-word") == 3);
  CHECK(names.count("doubled-character") == 3);
  Table table(rule("objective-duplicate"));
  table.objective = "完成绿道补植和管网清淤，提升出行环境。";
  for (int time = 0; time < 3; ++time) table.head({}).project("甲", amounts).project("乙", amounts).end();
  CHECK(table.findings.size() == 3);
}

TEST_CASE("no project has a cost indicator") {
  Table without(rule("cost-indicator-missing"));
  without.head({})
      .project("甲", amounts, {named("补植面积", "≥30亩")})
      .project("乙", amounts, {named("补植", "≥3亩")});
  CHECK(without.end().said("cost-indicator-missing", "zh") == "全表 2 个项目均未设置成本指标");
  Table with(rule("cost-indicator-missing"));
  with.head({}).project("甲", amounts, {named("补植单价", "≤30元", "14", "成本指标")});
  CHECK(with.end().findings.empty());
}

TEST_CASE("numbers of persons by their form") {
  const auto kind = [](std::string_view text) -> std::string {
    const auto found = text::find_personal_number(text, 0);
    if (!found) return "";
    constexpr const char* names[] = {"identity", "mobile", "card"};
    return names[static_cast<std::size_t>(found->kind)];
  };
  CHECK(kind("身份证11010519491231002X") == "identity");
  CHECK(kind("身份证１１０１０５１９４９１２３１００２X") == "identity");
  CHECK(kind("电话13812345678。") == "mobile");
  CHECK(kind("138 1234 5678") == "mobile");
  CHECK(kind("138-1234-5678") == "mobile");
  CHECK(kind("+8613812345678") == "mobile");
  CHECK(kind("卡号6222021234567890128") == kind("卡号 6222 0212 3456 7890 128"));
  for (const char* other : {"110105194912310021", "11010519491331002X", "99010519491231002X", "12345678901",
                            "010-68881234", "23812345678", "A13812345678", "3.13812345678", "13812345678.50",
                            "138123456789", "13800000000", "138****5678", "12345"}) {
    CAPTURE(other);
    CHECK(kind(other).empty());
  }
}

TEST_CASE("a number of a person is found wherever it stands") {
  for (const std::string number :
       {"13812345678", "１３８１２３４５６７８", "138 1234 5678", "11010519491231002X"}) {
    std::string before, behind;
    for (int size = 0; size < 40; ++size) {
      CAPTURE(number, before, behind);
      CHECK(text::find_personal_number(before + number + behind, 0));
      CHECK(text::find_personal_number(before + number + behind, 0)->begin == before.size());
      before.insert(0, size % 3 == 0 ? "（" : size % 3 == 1 ? "号" : "3、");
      behind += size % 2 == 0 ? "，" : "a";
    }
  }
}

TEST_CASE("what looks like parts of numbers hides none behind it") {
  // Halves of characters, blanks and digits in all orders, some of them longer than a vector.
  const std::vector<std::string> parts = {"1",  " ",     "-", "３", "\xEF\xBC\x9B", "\xEF\x90\x91",
                                          "市", "12.50", "a"};
  std::mt19937 random(5);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (unsigned count = static_cast<unsigned>(random() % 60); count > 0; --count)
      text += parts[random() % parts.size()];
    const std::size_t begin = text.size() + 3;
    text += "，13812345678；";
    for (unsigned count = static_cast<unsigned>(random() % 60); count > 0; --count)
      text += parts[random() % parts.size()];
    CAPTURE(text);
    std::vector<std::size_t> begins;
    for (auto number = text::find_personal_number(text, 0); number;
         number = text::find_personal_number(text, number->end))
      begins.push_back(number->begin);
    CHECK(std::find(begins.begin(), begins.end(), begin) != begins.end());
  }
}

TEST_CASE("a number of a person is found by what stands around it, and shown nowhere") {
  CHECK(in_objective("personal-data", "联系13812345678报名。") == "***********");
  CHECK(in_objective("personal-data", "资产编码13812345678。").empty());
  CHECK(in_objective("personal-data", "完成产值13812345678元。").empty());
  Table table({check::Options::Scope::all, {"personal-data", "likely-slip"}, {}, {}});
  table.objective = "登记台帐，电话13812345678。";
  table.head({}).project("绿道补植13912345678", amounts, {named("帐册13712345678", "≥3册")}).end();
  CHECK(table.count("personal-data") == 3);
  for (const finding::Finding& finding : table.findings) {
    for (const std::string& text : {finding.excerpt, finding.snippet.line, finding.subject.project,
                                    finding.subject.indicator, finding::message(finding, "zh")}) {
      CAPTURE(finding.kind->id, text);
      CHECK_FALSE(text::find_personal_number(text, 0));
      CHECK(text.find("12345") == std::string::npos);
    }
  }
  Table other({check::Options::Scope::all, {"personal-data"}, {}, {}});
  other.objective = "登记台帐，电话15987654321。";
  other.head({}).project("绿道补植13987654321", amounts).end();
  CHECK(other.findings[0].fingerprint == table.first("personal-data").fingerprint);
}

TEST_CASE("a number in text that could not be read is told once, and of its own row") {
  Table table({check::Options::Scope::all, {"personal-data"}, {}, {}});
  table.objective = "登记台账，电话13812345678。";
  table.head({}).project("绿道补植", amounts, {named("台账册数", "≥3册")});
  const finding::Finding& first = table.first("personal-data");
  CHECK(first.subject.field == "objective");
  // The project's text stands on the lines behind its name, and the damage quotes all of them.
  model::Damage quoted;
  quoted.kind = model::Damage::Kind::entry_unparsed;
  quoted.text = table.objective;
  quoted.begin = first.begin;
  quoted.end = first.end;
  CHECK(table.take_damage(quoted).findings.size() == 1);
  model::Damage other = quoted;
  other.kind = model::Damage::Kind::row_unparsed;
  other.begin.byte = other.end.byte = first.end.byte + 5000;
  other.subject.project = "苗圃修缮";
  CHECK(table.take_damage(other).findings.size() == 2);
  CHECK(table.findings[1].subject.project == "苗圃修缮");
  CHECK_FALSE(table.findings[1].subject.number);
}

TEST_CASE("short texts keep whole characters") {
  CHECK(check::ShortText<12>("补植绿道").text() == "补植绿道");
  CHECK(check::ShortText<12>("补植绿道。").text() == "补植绿…");
  CHECK(check::ShortText<12>("").text().empty());
}
