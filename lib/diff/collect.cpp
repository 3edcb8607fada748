#include "diff/collect.h"

#include <charconv>
#include <utility>
#include <variant>

namespace jixiao::diff {

void Collector::begin_source(std::string path) {
  side_.paths.push_back(std::move(path));
}

void Collector::take(const model::Event& event) {
  if (const auto* head = std::get_if<const model::TableHead*>(&event)) {
    open_table(**head);
  } else if (const auto* unit = std::get_if<const model::SpendingUnit*>(&event)) {
    add_unit(**unit);
  } else if (const auto* project = std::get_if<const model::Project*>(&event)) {
    add_project(**project);
  } else if (const auto* end = std::get_if<const model::TableEnd*>(&event)) {
    close_table(**end);
  } else if (const auto* finding = std::get_if<const finding::Finding*>(&event)) {
    add_unread(**finding);
  }
}

/// An error of structure quotes what it is about.
void Collector::add_unread(const finding::Finding& finding) {
  if (finding.severity != finding::Severity::error || finding.excerpt.empty()) return;
  const finding::Subject& subject = finding.subject;
  side_.unread.push_back(
      {finding.excerpt,
       subject.department,
       subject.spending_unit,
       subject.project,
       {static_cast<std::uint32_t>(side_.paths.size() - 1), finding.begin.line, finding.begin.column}});
}

void Collector::open_table(const model::TableHead& head) {
  Table& table = side_.tables.emplace_back();
  table.title = name(head.text, head.title);
  table.department = name(head.text, head.department);
  table.money_unit = name(head.text, head.money_unit);
  table.money_power = power_of(table.money_unit.text);
  table.at = {static_cast<std::uint32_t>(side_.paths.size() - 1), head.at.line, head.at.column};
  table.columns = head.columns;
  for (std::size_t index = 0; index < head.columns.size(); ++index) {
    if (head.columns[index].id == "total") table.total_column = index;
  }
  if (!head.has_total) return;
  table.amounts = figures(head.text, head.total);
  table.amounts_at = place(head.text, head.total_amounts_text);
}

void Collector::add_unit(const model::SpendingUnit& unit) {
  const model::Row& row = unit.row;
  side_.tables.back().units.push_back({name(row.text, row.name), figures(row.text, row.amounts), {}});
}

void Collector::add_project(const model::Project& project) {
  std::vector<Unit>& units = side_.tables.back().units;
  const bool under_none = !project.has_spending_unit;
  if (units.empty() || (under_none && !units.back().name.text.empty())) units.emplace_back();
  const model::Row& row = project.row;
  Project& out = units.back().projects.emplace_back();
  out.name = name(row.text, row.name);
  out.amounts = figures(row.text, row.amounts);
  out.objective = row.text[project.objective];
  out.objective_at = place(row.text, project.objective);
  out.indicators.reserve(project.indicators.size());
  for (const model::Indicator& entry : project.indicators) {
    out.indicators.push_back(indicator(row.text, entry));
  }
}

void Collector::close_table(const model::TableEnd& end) {
  if (!end.late_total) return;
  Table& table = side_.tables.back();
  table.amounts = figures(end.total.text, end.total.amounts);
  table.amounts_at = place(end.total.text, end.total.amounts_text);
}

Indicator Collector::indicator(const text::SplicedText& text, const model::Indicator& entry) const {
  Indicator out;
  out.name = name(text, entry.name);
  if (entry.name.absent()) out.name.at = place(text, entry.number_text);
  for (const model::Level* level : {&entry.level1, &entry.level2}) {
    if (!out.type.empty()) out.type += '/';
    out.type.append(text[level->code]).append(level->code.absent() ? "" : "-").append(text[level->name]);
  }
  out.period = target(text, entry.period);
  out.annual = target(text, entry.annual);
  return out;
}

Target Collector::target(const text::SplicedText& text, const model::Target& printed) const {
  Target out;
  out.text = text[printed.text];
  out.at = place(text, printed.text);
  if (printed.reading == nullptr) return out;
  const model::Reading& reading = *printed.reading;
  out.form = reading.form;
  out.op = reading.op;
  out.value = reading.value;
  out.unit = reading.unit;
  out.per = reading.per;
  return out;
}

/// A larger unit of money is called after how many of the smallest one it is.
unsigned Collector::power_of(std::string_view money_unit) const {
  for (const grammar::Form& form : grammar_.forms) {
    const grammar::Word* word = form.money_unit.find(money_unit);
    if (word == nullptr) continue;
    const auto multiplier = grammar_.lexicon.vocabulary("target_multiplier").at_start(word->canonical);
    unsigned power = 0;
    if (multiplier) {
      const std::string& digits = multiplier->word->canonical;
      std::from_chars(digits.data(), digits.data() + digits.size(), power);
    }
    return power;
  }
  return 0;
}

Name Collector::name(const text::SplicedText& text, text::Leaf leaf) const {
  const std::string_view printed = text[leaf];
  return {std::string(printed), grammar::with_narrow_forms(grammar::core_of_name(printed, words_)),
          place(text, leaf)};
}

Figures Collector::figures(const text::SplicedText& text, const model::Amounts& amounts) const {
  Figures out;
  for (std::size_t index = 0; index < out.size(); ++index) {
    const model::Amount& amount = amounts.column[index];
    if (amount.value || amount.malformed)
      out[index] = {std::string(text[amount.text]), amount.value, place(text, amount.text)};
  }
  return out;
}

Place Collector::place(const text::SplicedText& text, text::Leaf leaf) const {
  const text::Position at = text.position(leaf.absent() ? 0 : leaf.begin);
  return {static_cast<std::uint32_t>(side_.paths.size() - 1), at.line, at.column};
}

}  // namespace jixiao::diff
