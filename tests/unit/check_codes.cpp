#include <catch2/catch.hpp>

#include "check_table.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

struct Codes {
  explicit Codes(const char* code1, const char* name1, const char* code2, const char* name2)
      : table({check::Options::Scope::all,
               {"code-unknown", "code-name-mismatch", "code-parent-mismatch"},
               {},
               {}}) {
    Entry entry;
    entry.code1 = code1;
    entry.name1 = name1;
    entry.code2 = code2;
    entry.name2 = name2;
    table.head({}).project("城区绿道养护", {"1.00", "1.00", "0", "0"}, {entry}).end();
  }
  Table table;
};

}  // namespace

TEST_CASE("codes that fit their names and parents say nothing") {
  CHECK(Codes("1", "产出指标", "11", "数量指标").table.rules().empty());
  CHECK(Codes("1", "产出", "14", "成本").table.rules().empty());
  CHECK(Codes("2", "效益指标", "22", "社会效益").table.rules().empty());
  CHECK(Codes("2", "效益指标", "21", "经济效益指标").table.rules().empty());
  CHECK(Codes("2", "效益指标", "24", "可持续影响").table.rules().empty());
  CHECK(Codes("3", "满意度指标", "31", "服务对象满意度").table.rules().empty());
  CHECK(Codes("3", "满意度指标", "31", "服务对象满意度指标").table.rules().empty());
  CHECK(Codes("", "产出指标", "", "数量指标").table.rules().empty());
  CHECK(Codes("１", "产出指标", "１２", "质量指标").table.rules().empty());
}

TEST_CASE("a code that does not exist is unknown") {
  const Codes codes("1", "产出指标", "19", "数量指标");
  REQUIRE(codes.table.rules() == "code-unknown");
  const finding::Finding& found = codes.table.findings[0];
  CHECK(finding::message(found, "en") == "code \"19\" does not exist");
  CHECK(finding::message(found, "zh") == "指标代码“19”不存在");
  CHECK(found.excerpt == "19-数量指标");
  CHECK(found.subject.field == "level2");
  CHECK(found.subject.indicator == "养护面积");

  const Codes both("7", "产出指标", "79", "数量指标");
  REQUIRE(both.table.rules() == "code-unknown");
  REQUIRE(both.table.findings[0].related.size() == 1);
  CHECK(finding::related_message(both.table.findings[0].related[0], "en") == "also code \"79\"");
}

TEST_CASE("code and name must be of one type") {
  const Codes codes("1", "产出指标", "11", "质量指标");
  REQUIRE(codes.table.rules() == "code-name-mismatch");
  CHECK(codes.table.said("code-name-mismatch", "en") == "code 11 is \"数量指标\", not \"质量指标\"");
  CHECK(codes.table.said("code-name-mismatch", "zh") == "指标代码 11 应为“数量指标”，此处为“质量指标”");
  CHECK(Codes("1", "效益指标", "22", "社会效益").table.rules() == "code-name-mismatch");
  CHECK(Codes("2", "效益指标", "12", "社会效益").table.rules() == "code-name-mismatch");
  CHECK(Codes("1", "效益指标", "11", "社会效益").table.rules() == "code-name-mismatch");
}

TEST_CASE("a type of level 2 must stand under its own level 1") {
  const Codes codes("1", "产出指标", "22", "社会效益");
  REQUIRE(codes.table.rules() == "code-parent-mismatch");
  CHECK(codes.table.said("code-parent-mismatch", "en") ==
        "\"22-社会效益\" does not belong to \"1-产出指标\"");
  CHECK(codes.table.said("code-parent-mismatch", "zh") == "二级指标“22-社会效益”不属于一级指标“1-产出指标”");
  CHECK(codes.table.findings[0].excerpt == "22-社会效益");
  const Codes uncoded("", "产出指标", "", "社会效益");
  REQUIRE(uncoded.table.rules() == "code-parent-mismatch");
  CHECK(uncoded.table.said("code-parent-mismatch", "zh") == "二级指标“社会效益”不属于一级指标“产出指标”");
}
