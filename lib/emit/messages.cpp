#include "emit/messages.h"

#include <array>
#include <utility>

#include "finding/words.h"

namespace jixiao::emit {
namespace {

using finding::Argument;

struct Wording {
  std::string_view english, chinese;
  [[nodiscard]] std::string_view in(std::string_view language) const {
    return language == "zh" ? chinese : english;
  }
};

constexpr Wording checked = {
    "checked {files|file|files}, {tables|table|tables}, {projects|project|projects}, "
    "{indicators|indicator|indicators}: ",
    "共检查 {files} 个文件、{tables} 张表、{projects} 个项目、{indicators} 条指标："};
constexpr Wording nothing_found = {"no findings", "未发现问题"};
constexpr Wording found = {"{errors|error|errors}, {warnings|warning|warnings}, {infos|info|infos}",
                           "错误 {errors} 条，警告 {warnings} 条，提示 {infos} 条"};
constexpr Wording folded = {"{infos|info|infos} not shown (--show info lists them): ",
                            "另有提示 {infos} 条未列出（--show info 可逐条列出）："};
constexpr Wording held = {"held back by the baseline: {findings|finding|findings}",
                          "基线中已有、未列出的问题 {findings} 条"};
constexpr Wording not_needed = {"; not found any more: {unused|entry|entries} of it",
                                "；基线中有 {unused} 条本次未出现"};
constexpr Wording omitted = {"and {count} more", "另有 {count} 处未列出"};
constexpr Wording of_page = {" (page {page})", "（第 {page} 页）"};
constexpr Wording between = {", ", "、"};
constexpr Wording between_clauses = {"; ", "；"};
constexpr Wording annotations = {
    "GitHub shows {shown} annotations of a kind for a step; only in its log are {errors|error|errors}, "
    "{warnings|warning|warnings}, {infos|info|infos} more",
    "GitHub 对每个步骤每类批注只显示 {shown} 条，另有错误 {errors} 条、警告 {warnings} 条、提示 {infos} "
    "条仅见于日志"};
constexpr Wording code_scanning = {
    "GitHub code scanning keeps {kept} results of a run and leaves {left} of these {count} out; it refuses "
    "more "
    "than 25000",
    "GitHub 代码扫描每次运行只保留 {kept} 条结果，本次共 {count} 条，有 {left} 条不会显示；超过 25000 "
    "条将被拒收"};

constexpr std::array severities = {Wording{"info", "提示"}, Wording{"warning", "警告"},
                                   Wording{"error", "错误"}};

/// Sorted by key.
constexpr std::array<std::pair<std::string_view, std::string_view>, 63> columns = {{
    {"amounts_basis", "金额对应依据"},
    {"annual_form", "年度指标值类型"},
    {"annual_op", "年度指标值比较符号"},
    {"annual_text", "年度指标值"},
    {"annual_unit", "年度指标值计量单位"},
    {"annual_value", "年度指标值数值"},
    {"change", "变更类型"},
    {"column", "列"},
    {"columns", "其他栏次"},
    {"department", "部门名称"},
    {"difference", "增减额"},
    {"easier", "要求降低"},
    {"end_column", "结束列"},
    {"end_line", "结束行"},
    {"excerpt", "原文摘录"},
    {"field", "字段"},
    {"fingerprint", "指纹"},
    {"fiscal_appropriation", "财政拨款"},
    {"indicator", "三级指标"},
    {"indicators", "指标数"},
    {"level1", "一级指标"},
    {"level1_code", "一级指标代码"},
    {"level1_id", "一级指标标识"},
    {"level2", "二级指标"},
    {"level2_code", "二级指标代码"},
    {"level2_id", "二级指标标识"},
    {"line", "行号"},
    {"list", "指标组"},
    {"lists", "指标组数"},
    {"message", "说明"},
    {"money_unit", "金额单位"},
    {"new", "新"},
    {"new_column", "新列号"},
    {"new_line", "新行号"},
    {"new_path", "新文件"},
    {"number", "指标序号"},
    {"objective", "绩效目标"},
    {"old", "旧"},
    {"old_column", "旧列号"},
    {"old_line", "旧行号"},
    {"old_money_unit", "旧金额单位"},
    {"old_path", "旧文件"},
    {"other_funds", "其他资金"},
    {"page", "页"},
    {"path", "文件"},
    {"period_form", "实施周期指标值类型"},
    {"period_op", "实施周期指标值比较符号"},
    {"period_text", "实施周期指标值"},
    {"period_unit", "实施周期指标值计量单位"},
    {"period_value", "实施周期指标值数值"},
    {"project", "项目名称"},
    {"project_line", "项目行号"},
    {"projects", "项目数"},
    {"related", "相关位置"},
    {"rule", "规则"},
    {"severity", "级别"},
    {"similarity", "相似度"},
    {"special_account", "财政专户拨款"},
    {"spending_unit", "资金使用单位"},
    {"table", "表序号"},
    {"table_line", "表行号"},
    {"total", "总计"},
    {"year", "预算年度"},
}};

Argument number(std::string_view name, std::uint64_t value) {
  return {name, std::to_string(value)};
}

}  // namespace

std::string summary_line(const Tally& tally, std::string_view language) {
  const std::array arguments = {number("files", tally.files),       number("tables", tally.tables),
                                number("projects", tally.projects), number("indicators", tally.indicators),
                                number("errors", tally.errors),     number("warnings", tally.warnings),
                                number("infos", tally.infos)};
  const Wording& result = tally.findings() == 0 ? nothing_found : found;
  return finding::fill(checked.in(language), arguments, language) +
         finding::fill(result.in(language), arguments, language);
}

std::string_view severity_word(finding::Severity severity, std::string_view language) {
  return severities.at(static_cast<std::size_t>(severity)).in(language);
}

std::string folded_infos(std::uint64_t count, std::string_view by_rule, std::string_view language) {
  const std::array arguments = {number("infos", count)};
  return finding::fill(folded.in(language), arguments, language).append(by_rule);
}

std::string held_back_line(const finding::HeldBack& held_back, std::string_view language) {
  const std::array arguments = {number("findings", held_back.findings), number("unused", held_back.unused)};
  std::string line = finding::fill(held.in(language), arguments, language);
  if (held_back.unused > 0) line += finding::fill(not_needed.in(language), arguments, language);
  return line;
}

std::string_view enumeration_mark(std::string_view language) {
  return between.in(language);
}

std::string omitted_related(std::uint64_t count, std::string_view language) {
  const std::array arguments = {number("count", count)};
  return finding::fill(omitted.in(language), arguments, language);
}

std::string on_page(std::uint64_t page, std::string_view language) {
  const std::array arguments = {number("page", page)};
  return finding::fill(of_page.in(language), arguments, language);
}

std::string_view clause_mark(std::string_view language) {
  return between_clauses.in(language);
}

std::string_view no_findings(std::string_view language) {
  return nothing_found.in(language);
}

std::string beyond_annotations(std::uint64_t shown, const Tally& beyond, std::string_view language) {
  const std::array arguments = {number("shown", shown), number("errors", beyond.errors),
                                number("warnings", beyond.warnings), number("infos", beyond.infos)};
  return finding::fill(annotations.in(language), arguments, language);
}

std::string beyond_code_scanning(std::uint64_t count, std::uint64_t kept, std::string_view language) {
  const std::array arguments = {number("count", count), number("kept", kept), number("left", count - kept)};
  return finding::fill(code_scanning.in(language), arguments, language);
}

std::string_view chinese_column(std::string_view key) {
  for (const auto& [column, chinese] : columns) {
    if (column == key) return chinese;
  }
  return key;
}

}  // namespace jixiao::emit
