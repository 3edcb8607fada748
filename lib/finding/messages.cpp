#include "finding/messages.h"

#include <array>
#include <span>

namespace jixiao::finding {
namespace {

constexpr std::array<Wording, section_count> headings = {{
    {"summary", "Summary", "摘要"},
    {"message", "Message", "消息"},
    {"why", "Why", "为什么"},
    {"example", "Example", "示例"},
    {"mend", "How to mend", "如何处理"},
    {"source", "Source", "依据"},
}};

/// Sorted by key.
constexpr Wording roles[] = {
    {"also_amount", "also \"{text}\"", "另有“{text}”"},
    {"also_change", "{column}: {printed} to {expected}", "{column}：{printed} 改为 {expected}"},
    {"also_code", "also code \"{code}\"", "另有代码“{code}”"},
    {"also_column", "{column:list} {printed} against {sum}, {diff} apart",
     "{column:list} {printed} 与 {sum} 相差 {diff}"},
    {"also_funding", "a funding figure of the row by as much; which one is not determined",
     "该行有一项资金须同额调整，具体哪一项无法确定"},
    {"also_mark", "also \"{text}\"", "另有“{text}”"},
    {"also_mismatch", "also code {code}, which is \"{expected}\" and not \"{printed}\"",
     "另有代码 {code} 应为“{expected}”，此处为“{printed}”"},
    {"also_missing", "also the {field:term}", "另有{field:term}"},
    {"also_text", "also \"{text}\"", "另有“{text}”"},
    {"also_type", "also \"{name}\", filed as {printed}; {suggested} fits better",
     "另有“{name}”列入“{printed}”，建议列入“{suggested}”"},
    {"also_type_doubtful", "also \"{name}\", filed as {printed}", "另有“{name}”列入“{printed}”，请核实"},
    {"first", "first here", "首次出现于此"},
    {"part", "{name} {amount}", "{name} {amount}"},
    {"period", "the whole period: \"{text}\"", "实施周期指标值：“{text}”"},
    {"unit_here", "the spending unit is here", "该资金使用单位在此"},
};

/// Sorted by key.
constexpr Wording terms[] = {
    {"amounts", "amounts", "金额"},
    {"annual_target", "annual target", "年度指标值"},
    {"bank_card_number", "bank card number", "银行卡号"},
    {"benefit", "benefit indicator", "效益指标"},
    {"codes", "codes", "代码"},
    {"completeness", "completeness", "完整性"},
    {"cost", "cost indicator", "成本指标"},
    {"error", "error", "错误"},
    {"identity_number", "resident identity number", "身份证号码"},
    {"indicator_name", "name", "指标名称"},
    {"indicators", "indicators", "绩效指标"},
    {"info", "info", "提示"},
    {"language", "English", "中文"},
    {"mobile_number", "mobile number", "手机号码"},
    {"name", "name", "名称"},
    {"numbering", "numbering", "序号"},
    {"objective", "objective", "绩效目标"},
    {"output", "output indicator", "产出指标"},
    {"period_target", "period target", "实施周期指标值"},
    {"project", "project", "项目"},
    {"projects", "projects", "项目"},
    {"satisfaction", "satisfaction indicator", "满意度指标"},
    {"spending_unit", "spending unit", "资金使用单位"},
    {"spending_units", "spending units", "资金使用单位"},
    {"structure", "structure", "表格结构"},
    {"targets", "targets", "指标值"},
    {"texts", "texts", "文字"},
    {"total", "total row", "合计行"},
    {"units_and_projects", "spending units and projects", "资金使用单位和项目"},
    {"warning", "warning", "警告"},
};

const Wording* find(std::span<const Wording> words, std::string_view key) {
  for (const Wording& word : words) {
    if (word.key == key) return &word;
  }
  return nullptr;
}

}  // namespace

std::string_view heading(Section section, std::string_view language) {
  return headings[static_cast<std::size_t>(section)].in(language);
}

std::string_view role_message(std::string_view role, std::string_view language) {
  const Wording* found = find(roles, role);
  return found == nullptr ? std::string_view{} : found->in(language);
}

std::string_view term(std::string_view key, std::string_view language) {
  const Wording* found = find(terms, key);
  return found == nullptr ? key : found->in(language);
}

std::string_view list_separator(std::string_view language) {
  return language == "zh" ? "、" : ", ";
}

}  // namespace jixiao::finding
