#pragma once
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "check/judge.h"
#include "check/rules.h"
#include "finding/words.h"
#include "grammar/built_in.h"
#include "model/event.h"
#include "parse/target_reader.h"
#include "text/utf8.h"

/// Tables made by hand for the tests of the rules: every row stands on lines of its own, and the events are
/// judged as they come, as in a stream.
namespace jixiao::check_test {

using namespace std::string_literals;

inline const grammar::Grammar& built_in_grammar() {
  static const grammar::Grammar grammar = grammar::load_grammar();
  return grammar;
}

/// Options that run the rules of one family that a profile has and no smaller one.
inline check::Options only(check::Family family, check::Profile profile = check::Profile::publish) {
  check::Options options;
  for (const check::Rule& rule : check::rules()) {
    if (rule.family == family && rule.profile == profile) options.select.emplace_back(rule.kind.id);
  }
  return options;
}

struct Head {
  std::string money = "万元";
  std::vector<std::string> total = {};  ///< amounts of the total row; empty: none
  model::AmountsBasis basis = model::AmountsBasis::position;
  std::string department = "青川市园林局";
  std::optional<int> year = std::nullopt;  ///< that it prints
};

/// An entry, with what tests vary.
struct Entry {
  std::uint32_t number = 1;
  std::string code1 = "1", name1 = "产出指标", code2 = "11", name2 = "数量指标";
  std::string name = "养护面积";
  std::string period = "≥95%", annual = "≥95%";
  std::uint32_t list = 1;
  bool after_damage = false, before_damage = false;
};

/// Puts a row's text together, piece by piece, one source line after another.
class Writer {
 public:
  Writer(text::SplicedText& text, std::uint64_t& line) : text_(text), line_(line) {}
  void new_line() {
    ++line_;
    column_ = 1;
    seam_ = text::Seam::line_break;
  }
  text::Leaf write(std::string_view piece) {
    const text::Position at{line_ * 1000 + column_, line_, column_};
    if (piece.empty()) return {text_.size(), text_.size()};
    text_.append(piece, at, seam_);
    seam_ = text::Seam::none;
    column_ += static_cast<std::uint32_t>(text::count_characters(piece));
    return {text_.size() - static_cast<std::uint32_t>(piece.size()), text_.size()};
  }
  void space() {
    ++column_;
    seam_ = text::Seam::gap;
  }

 private:
  text::SplicedText& text_;
  std::uint64_t& line_;
  std::uint32_t column_ = 1;
  text::Seam seam_ = text::Seam::line_break;
};

inline void write_amounts(Writer& writer, const std::vector<std::string>& figures, model::AmountsBasis basis,
                          model::Amounts& amounts, text::Leaf& whole) {
  amounts = {};
  amounts.basis = basis;
  for (std::size_t index = 0; index < figures.size(); ++index) {
    if (figures[index].empty()) continue;
    writer.space();
    model::Amount& amount = amounts.column[index];
    amount.text = writer.write(figures[index]);
    amount.value = text::Decimal::read(figures[index]);
    amount.malformed = !amount.value;
    ++amounts.printed;
    if (whole.absent()) whole.begin = amount.text.begin;
    whole.end = amount.text.end;
  }
}

/// The words that it has for a judge.
inline const check::JudgeWords& built_in_words() {
  static const check::JudgeWords words(built_in_grammar());
  return words;
}

/// A table that is judged while it is written.
class Table {
 public:
  explicit Table(const check::Options& options = {})
      : selection_(std::make_unique<check::Selection>(options)),
        judge_(std::make_unique<check::Judge>(built_in_grammar(), built_in_words(), *selection_)) {}

  Table& head(const Head& head) {
    model::TableHead event;
    event.number = ++tables_;
    Writer writer(event.text, line_);
    writer.new_line();
    event.at = {line_ * 1000, line_, 1};
    event.title = writer.write("项目支出绩效目标表");
    event.year = head.year;
    writer.new_line();
    event.department = writer.write(head.department);
    writer.space();
    if (!head.money.empty()) event.money_unit = writer.write(head.money);
    event.columns = {{"total", "总计"},
                     {"fiscal_appropriation", "财政拨款"},
                     {"special_account", "财政专户拨款"},
                     {"other_funds", "其他资金"}};
    if (!head.total.empty()) {
      writer.new_line();
      event.has_total = true;
      event.total_name = writer.write("合计");
      write_amounts(writer, head.total, head.basis, event.total, event.total_amounts_text);
    }
    return take(&event);
  }

  Table& unit(std::string_view name, const std::vector<std::string>& amounts,
              model::AmountsBasis basis = model::AmountsBasis::position) {
    model::SpendingUnit event;
    write_row(event.row, name, amounts, basis);
    unit_ = name;
    return take(&event);
  }

  Table& project(std::string_view name, const std::vector<std::string>& amounts,
                 const std::vector<Entry>& entries = {},
                 model::AmountsBasis basis = model::AmountsBasis::position) {
    model::Project event;
    write_row(event.row, name, amounts, basis);
    event.spending_unit = unit_;
    event.has_spending_unit = !unit_.empty();
    Writer writer(event.row.text, line_);
    writer.new_line();
    event.damaged = damaged;
    event.cut_off = cut_off;
    if (!objective.empty()) event.objective = writer.write(objective);
    writer.new_line();
    for (const Entry& entry : entries) write_entry(writer, entry, event);
    if (before_project) before_project(event);
    return take(&event);
  }

  Table& damage(model::Damage::Kind kind, std::string_view text = {}, std::uint64_t count = 0) {
    model::Damage event;
    event.kind = kind;
    event.begin = {line_ * 1000, line_, 1};
    event.end = {line_ * 1000 + text.size(), line_, 2};
    event.text = text;
    event.count = count;
    return take(&event);
  }

  Table& take_damage(const model::Damage& event) { return take(&event); }

  Table& end(bool truncated = false, const std::vector<std::string>& late_total = {}) {
    model::TableEnd event = facts;
    event.number = tables_;
    event.truncated = truncated;
    event.late_total = !late_total.empty();
    if (event.late_total) write_row(event.total, "合计", late_total, model::AmountsBasis::position);
    unit_.clear();
    return take(&event);
  }

  /// What was found, in the order in which it was said.
  std::vector<finding::Finding> findings;
  /// What came out: "head", "unit", "project", "end", or the id of a rule.
  std::vector<std::string> passed;
  /// What the parser counted in the table that ends next.
  model::TableEnd facts;
  /// How many pieces of the projects that follow could not be read, and whether the input ended in them.
  std::uint32_t damaged = 0;
  bool cut_off = false;
  /// Called with each project before it is judged.
  std::function<void(const model::Project&)> before_project;
  /// The objective of the projects that follow.
  std::string objective = "全年养护到位。";

  [[nodiscard]] std::string rules() const {
    std::string out;
    for (const finding::Finding& finding : findings)
      out.append(out.empty() ? "" : " ").append(finding.kind->id);
    return out;
  }
  [[nodiscard]] std::size_t count(std::string_view id) const {
    std::size_t found = 0;
    for (const finding::Finding& finding : findings) found += finding.kind->id == id ? 1 : 0;
    return found;
  }
  [[nodiscard]] const finding::Finding& first(std::string_view id) const {
    for (const finding::Finding& finding : findings) {
      if (finding.kind->id == id) return finding;
    }
    throw std::out_of_range("no finding of " + std::string(id));
  }
  [[nodiscard]] std::string said(std::string_view id, std::string_view language) const {
    return finding::message(first(id), language);
  }

 private:
  void write_row(model::Row& row, std::string_view name, const std::vector<std::string>& amounts,
                 model::AmountsBasis basis) {
    Writer writer(row.text, line_);
    writer.new_line();
    row.name = writer.write(name);
    write_amounts(writer, amounts, basis, row.amounts, row.amounts_text);
  }

  void write_entry(Writer& writer, const Entry& entry, model::Project& project) {
    model::Indicator made;
    made.list = entry.list;
    made.number = entry.number;
    made.number_text = writer.write(std::to_string(entry.number));
    writer.write("、");
    write_level(writer, entry.code1, entry.name1, 1, made.level1);
    writer.write("；");
    write_level(writer, entry.code2, entry.name2, 2, made.level2);
    writer.write("；");
    made.name = writer.write(entry.name);
    writer.write("；实施周期指标值:");
    write_target(writer, entry.period, made.period);
    writer.write("；年度指标值:");
    write_target(writer, entry.annual, made.annual);
    writer.write("。");
    made.whole = {made.number_text.begin, project.row.text.size()};
    made.after_damage = entry.after_damage;
    made.before_damage = entry.before_damage;
    project.lists = std::max(project.lists, entry.list);
    project.indicators.push_back(made);
  }

  static void write_level(Writer& writer, const std::string& code, const std::string& name, int number,
                          model::Level& level) {
    const grammar::Catalogue& catalogue = built_in_grammar().catalogue;
    const grammar::CatalogueItem* item = catalogue.by_name(number, name);
    if (item == nullptr) item = catalogue.by_code(number, code);
    if (item != nullptr) level.id = item->id;
    if (!code.empty()) {
      level.code = writer.write(code);
      writer.write("-");
    }
    level.name = writer.write(name);
  }

  void write_target(Writer& writer, const std::string& text, model::Target& target);

  template <typename Thing>
  Table& take(const Thing* thing) {
    const model::Event event = thing;
    judge_->take(event);
    while (const model::Event* next = judge_->next()) {
      static constexpr std::string_view names[] = {"head", "unit", "project", "end", "damage", "", "source"};
      if (const auto* finding = std::get_if<const finding::Finding*>(next)) {
        findings.push_back(**finding);
        passed.emplace_back((*finding)->kind->id);
      } else {
        passed.emplace_back(names[next->index()]);
      }
    }
    return *this;
  }

  std::unique_ptr<check::Selection> selection_;
  std::unique_ptr<check::Judge> judge_;
  std::uint64_t line_ = 0;
  std::uint32_t tables_ = 0;
  std::string unit_;
  std::map<std::string, model::Reading> readings_;  ///< equal texts are read once, as the parser does
};

inline void Table::write_target(Writer& writer, const std::string& text, model::Target& target) {
  static const parse::TargetReader reader(built_in_grammar());
  if (text == "-") return;  // the field is missing
  target.text = writer.write(text);
  if (text.empty()) return;
  const auto [known, is_new] = readings_.try_emplace(text);
  if (is_new) known->second = reader.read(text);
  target.reading = &known->second;
}

/// A table with one project of these entries, judged by the rules of one family.
inline Table judged(const std::vector<Entry>& entries, check::Family family) {
  Table table(only(family));
  table.head({}).project("城区绿道养护", {"1.00", "1.00", "0", "0"}, entries).end();
  return table;
}

/// The rules a list of numbers gives, with the number they are at: "number-gap@4".
inline std::string judge_numbers(const std::vector<Entry>& entries) {
  Table table({check::Options::Scope::all,
               {"number-gap", "number-duplicate", "number-order", "list-restart"},
               {},
               {}});
  table.head({}).project("城区绿道养护", {"1.00", "1.00", "0", "0"}, entries).end();
  std::string out;
  for (const finding::Finding& finding : table.findings) {
    out.append(out.empty() ? "" : " ").append(finding.kind->id).append("@").append(finding.excerpt);
  }
  return out;
}

inline std::vector<Entry> numbered(std::initializer_list<std::uint32_t> numbers) {
  std::vector<Entry> entries;
  std::uint32_t list = 0;
  for (const std::uint32_t number : numbers) {
    if (number == 1 || list == 0) ++list;
    Entry entry;
    entry.number = number;
    entry.list = list;
    entries.push_back(entry);
  }
  return entries;
}

}  // namespace jixiao::check_test
