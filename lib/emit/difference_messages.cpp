#include <array>
#include <utility>
#include <vector>

#include "emit/difference.h"
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

/// In the order of ChangeKind.
constexpr std::array<Wording, static_cast<std::size_t>(model::ChangeKind::count_)> messages = {{
    {"table added: {new}", "新增表：{new}"},
    {"table dropped: {old}", "减少表：{old}"},
    {"{field} changed: {old} → {new}", "{field}变更：{old} → {new}"},
    {"spending unit added{columns}", "新增资金使用单位{columns}"},
    {"spending unit dropped{columns}", "减少资金使用单位{columns}"},
    {"spending unit renamed, was \"{old}\"{likely}", "资金使用单位更名，原为“{old}”{likely}"},
    {"project added{columns}", "新增项目{columns}"},
    {"project dropped{columns}", "减少项目{columns}"},
    {"project renamed, was \"{old}\"{likely}", "项目更名，原为“{old}”{likely}"},
    {"project moved, was under \"{old}\"", "项目调整单位，原属“{old}”"},
    {"amount raised{row}{columns}", "{row}金额增加{columns}"},
    {"amount cut{row}{columns}", "{row}金额减少{columns}"},
    {"amount moved between sources{row}{columns}", "{row}资金来源调整{columns}"},
    {"amount changed{row}{columns}", "{row}金额变更{columns}"},
    {"objective changed: \"{old}\" → \"{new}\"", "绩效目标变更：“{old}” → “{new}”"},
    {"indicator added: {indicator}", "新增指标：{indicator}"},
    {"indicator dropped: {indicator}", "减少指标：{indicator}"},
    {"indicator renamed: {indicator}, was \"{old}\"{likely}", "指标更名：{indicator}，原为“{old}”{likely}"},
    {"indicator filed otherwise: {indicator}: {old} → {new}", "指标类型变更：{indicator}：{old} → {new}"},
    {"target raised: {indicator}, {field}: {old} → {new}{easier}",
     "指标值调高：{indicator}，{field}：{old} → {new}{easier}"},
    {"target lowered: {indicator}, {field}: {old} → {new}{easier}",
     "指标值调低：{indicator}，{field}：{old} → {new}{easier}"},
    {"target changed: {indicator}, {field}: {old} → {new}",
     "指标值变更：{indicator}，{field}：{old} → {new}"},
    {"target reworded: {indicator}, {field}: {old} → {new}",
     "指标值改写：{indicator}，{field}：{old} → {new}"},
    {"text that can't be read added: \"{new}\"", "新增无法识别的内容：“{new}”"},
    {"text that can't be read dropped: \"{old}\"", "减少无法识别的内容：“{old}”"},
}};

constexpr Wording likely = {" (proposed: {percent} % alike)", "（推测：相似度 {percent}%）"};
constexpr Wording asks_less = {" (asks for less)", "（要求降低）"};
constexpr Wording asks_more = {" (asks for more)", "（要求提高）"};
constexpr Wording of_total = {" in the total row", "合计行"};
constexpr Wording nothing_printed = {"nothing", "空"};
constexpr Wording before_columns = {": ", "："};
constexpr Wording between_columns = {", ", "，"};
constexpr Wording sums = {"Sums of the projects", "项目合计"};
constexpr Wording whole_table = {"all projects of the table", "全表项目"};
constexpr Wording under_none = {"projects under no spending unit", "未列资金使用单位的项目"};
constexpr Wording of_sum = {"{name}: {old} → {new}{difference}", "{name}：{old} → {new}{difference}"};
constexpr Wording compared = {
    "on both sides: {tables|table|tables}, {projects|project|projects}, {indicators|indicator|indicators}; "
    "unchanged: {same_projects|project|projects}, {same_indicators|indicator|indicators} copied as they "
    "were; ",
    "两边都有：{tables} 张表、{projects} 个项目、{indicators} 条指标；未变：{same_projects} "
    "个项目，{same_indicators} 条指标照抄；"};
constexpr Wording no_difference = {"no difference", "没有差异"};
constexpr Wording differences = {"{changes|difference|differences}", "{changes} 处差异"};

/// The fields that a head or a target has.
constexpr std::pair<std::string_view, Wording> fields[] = {
    {"annual_target", {"annual target", "年度指标值"}},
    {"department", {"department", "部门名称"}},
    {"money_unit", {"money unit", "金额单位"}},
    {"period_target", {"period target", "实施周期指标值"}},
    {"title", {"title", "表名"}},
};

std::string field_word(std::string_view key, std::string_view language) {
  for (const auto& [name, wording] : fields) {
    if (name == key) return std::string(wording.in(language));
  }
  return std::string(key);
}

std::string text_of(const std::optional<model::Printed>& side, std::string_view language) {
  return !side || side->text.empty() ? std::string(nothing_printed.in(language)) : side->text;
}

/// " (+10.00 万元)".
std::string difference_of(const model::ColumnChange& column, std::string_view money_unit) {
  if (column.difference.empty()) return {};
  std::string out = column.difference.starts_with('-') ? " (" : " (+";
  return out.append(column.difference).append(money_unit.empty() ? "" : " ").append(money_unit).append(")");
}

/// A figure of the old side; where its money is counted in another unit, with that.
std::string old_figure(const std::string& text, std::string_view unit, std::string_view new_unit) {
  if (text.empty()) return "0";
  return unit == new_unit ? text : text + " " + std::string(unit);
}

std::string columns_of(const model::Change& change, std::string_view language) {
  std::string out;
  const auto shown = [&](const std::string& text) { return text.empty() ? "0" : text; };
  for (const model::ColumnChange& column : change.columns) {
    out.append((out.empty() ? before_columns : between_columns).in(language));
    out.append(column.name).append(column.name.empty() ? "" : " ");
    if (change.old_side && change.new_side) {
      out.append(old_figure(column.old_text, change.old_money_unit, change.money_unit));
      out.append(" → ").append(shown(column.new_text));
      out.append(difference_of(column, change.money_unit));
    } else {
      out.append(change.old_side ? column.old_text : column.new_text);
      if (!change.money_unit.empty()) out.append(" ").append(change.money_unit);
    }
  }
  return out;
}

Argument number(std::string_view name, std::uint64_t value) {
  return {name, std::to_string(value)};
}

}  // namespace

std::string change_message(const model::Change& change, std::string_view language) {
  std::string proposed, easier;
  if (change.similarity > 0) {
    proposed = finding::fill(likely.in(language), std::array{number("percent", change.similarity)}, language);
  }
  const bool is_total_row = change.spending_unit.empty() && change.project.empty();
  if (change.easier) easier = (*change.easier ? asks_less : asks_more).in(language);
  // What a line has room for is cut by `fill`; amounts are short and must not be.
  const std::array arguments = {
      Argument{"old", text_of(change.old_side, language)},
      Argument{"new", text_of(change.new_side, language)},
      Argument{"field", field_word(change.field, language)},
      Argument{"indicator", change.indicator},
      Argument{"likely", proposed},
      Argument{"easier", easier},
      Argument{"row", is_total_row ? std::string(of_total.in(language)) : std::string()}};
  const std::string_view pattern = messages.at(static_cast<std::size_t>(change.kind)).in(language);
  std::string out = finding::fill(pattern, arguments, language);
  constexpr std::string_view columns = "{columns}";
  if (const std::size_t at = out.find(columns);
      at != std::string::npos && pattern.find(columns) != std::string::npos) {
    out.replace(at, columns.size(), columns_of(change, language));
  }
  return out;
}

std::string_view sums_heading(std::string_view language) {
  return sums.in(language);
}

std::string sum_message(const model::UnitSum& sum, std::string_view language) {
  const std::string name = sum.is_total       ? std::string(whole_table.in(language))
                           : sum.name.empty() ? std::string(under_none.in(language))
                                              : sum.name;
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("0") : text; };
  const std::array arguments = {
      Argument{"name", name},
      Argument{"old", old_figure(sum.total.old_text, sum.old_money_unit, sum.money_unit)},
      Argument{"new", shown(sum.total.new_text)},
      Argument{"difference", difference_of(sum.total, sum.money_unit)}};
  return finding::fill(of_sum.in(language), arguments, language);
}

std::string difference_summary(const model::Difference& difference, std::string_view language) {
  const std::array arguments = {number("tables", difference.tables),
                                number("projects", difference.projects),
                                number("indicators", difference.indicators),
                                number("same_projects", difference.projects_unchanged),
                                number("same_indicators", difference.unchanged.size()),
                                number("changes", difference.changes.size())};
  return finding::fill(compared.in(language), arguments, language) +
         finding::fill((difference.changes.empty() ? no_difference : differences).in(language), arguments,
                       language);
}

}  // namespace jixiao::emit
