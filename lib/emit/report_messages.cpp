#include "emit/report_messages.h"

#include <array>
#include <cstddef>

namespace jixiao::emit {
namespace {

struct Words {
  ReportWord word;
  std::string_view english, chinese;
};

constexpr std::array<Words, static_cast<std::size_t>(ReportWord::count_)> all{{
    {ReportWord::title, "Report on performance tables", "项目支出绩效目标表审核报告"},
    {ReportWord::skip_to_findings, "Go to the findings", "跳到审核结果"},
    {ReportWord::other_language, "中文", "English"},
    {ReportWord::amounts, "Amounts", "金额"},
    {ReportWord::findings, "Findings beside the text", "审核结果与原文对照"},
    {ReportWord::indicators, "Indicators", "绩效指标"},
    {ReportWord::files, "files", "个文件"},
    {ReportWord::tables, "tables", "张表"},
    {ReportWord::projects, "projects", "个项目"},
    {ReportWord::indicators_counted, "indicators", "条指标"},
    {ReportWord::errors, "errors", "处错误"},
    {ReportWord::warnings, "warnings", "处警告"},
    {ReportWord::infos, "infos", "处提示"},
    {ReportWord::error, "error", "错误"},
    {ReportWord::warning, "warning", "警告"},
    {ReportWord::info, "info", "提示"},
    {ReportWord::department, "Department", "部门名称"},
    {ReportWord::money_unit, "Unit", "单位"},
    {ReportWord::name, "Spending unit, project", "资金使用单位、项目"},
    {ReportWord::amount, "Total", "总计"},
    {ReportWord::share, "Share", "占比"},
    {ReportWord::total_row, "Sum of the table", "合计"},
    {ReportWord::rule, "Rule", "规则"},
    {ReportWord::spending_unit, "Spending unit", "资金使用单位"},
    {ReportWord::any, "all", "全部"},
    {ReportWord::only_with_findings, "only rows with findings", "只看有问题的行"},
    {ReportWord::findings_shown, "findings shown", "处显示"},
    {ReportWord::not_in_a_row, "About the table or the file", "涉及整表或文件"},
    {ReportWord::no_findings, "Nothing was found.", "未发现问题。"},
    {ReportWord::also, "also", "另见"},
    {ReportWord::number, "No.", "序号"},
    {ReportWord::project, "Project", "项目"},
    {ReportWord::level1, "Level 1", "一级指标"},
    {ReportWord::level2, "Level 2", "二级指标"},
    {ReportWord::indicator, "Indicator", "指标名称"},
    {ReportWord::period_target, "Target of the period", "实施周期指标值"},
    {ReportWord::annual_target, "Annual target", "年度指标值"},
    {ReportWord::value, "Annual value", "年度数值"},
    {ReportWord::sort_hint, "A column's head sorts by it.", "点击列名可排序。"},
    {ReportWord::made_by, "Made by jixiao", "由 jixiao 生成，版本"},
}};

}  // namespace

std::string_view report_word(ReportWord word, bool chinese) {
  const Words& words = all[static_cast<std::size_t>(word)];
  return chinese ? words.chinese : words.english;
}

}  // namespace jixiao::emit
