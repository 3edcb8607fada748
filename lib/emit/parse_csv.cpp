#include <array>
#include <optional>
#include <vector>

#include "emit/csv.h"
#include "emit/digits.h"
#include "emit/event_emitter.h"
#include "emit/formats.h"
#include "emit/known_levels.h"
#include "emit/known_targets.h"
#include "emit/places.h"

namespace jixiao::emit {
namespace {

using Names = std::vector<std::string_view>;

constexpr std::array<std::string_view, 4> money_columns = {"total", "fiscal_appropriation", "special_account",
                                                           "other_funds"};

/// The columns of a kind of row, in order.
Names column_names(Rows rows) {
  Names names = {"path", "table", "table_line", "year", "department", "money_unit", "spending_unit"};
  const auto add = [&names](const Names& more) { names.insert(names.end(), more.begin(), more.end()); };
  if (rows != Rows::units) add({"project", "project_line"});
  names.insert(names.end(), money_columns.begin(), money_columns.end());
  add({"amounts_basis"});
  switch (rows) {
    case Rows::indicators:
      add({"list", "number", "level1_id", "level1_code", "level1", "level2_id", "level2_code", "level2"});
      add({"indicator", "period_text", "period_form", "period_op", "period_value", "period_unit"});
      add({"annual_text", "annual_form", "annual_op", "annual_value", "annual_unit", "line"});
      break;
    case Rows::projects:
      add({"objective", "indicators", "lists"});
      break;
    case Rows::units:
      add({"projects", "line"});
      break;
  }
  return names;
}

/// Empty cells of a project without entries.
constexpr int indicator_cells = 20;

/// One row per indicator, project or spending unit. What rows share is made once and repeated.
class ParseCsv final : public EventEmitter {
 public:
  ParseCsv(Output& output, const Options& options)
      : output_(output), style_{options.excel, options.chinese_header}, rows_(options.rows) {}

  void begin_source(std::string_view path) override {
    open();
    path_ = path;
  }
  void end_source() override { close_unit(); }
  void finish() override { open(); }

 protected:
  void on(const model::TableHead& head) override;
  void on(const model::SpendingUnit& unit) override;
  void on(const model::Project& project) override;
  void on(const model::TableEnd&) override { close_unit(); }

 private:
  void open() {
    if (!open_) append_csv_header(output_.buffer(), column_names(rows_), style_);
    open_ = true;
  }
  void end(CsvRow& row) {
    row.end();
    output_.flush_if_full();
  }
  void make_project_cells(const model::Project& project);
  void money(CsvRow& row, const model::Amounts& amounts) const;
  void level(CsvRow& row, const text::SplicedText& text, const model::Level& level);
  static void target(CsvRow& row, const text::SplicedText& text, const model::Target& target);
  static std::size_t reading(CsvRow& row, const model::Reading* reading);
  void indicator(const text::SplicedText& text, const model::Indicator& indicator, LineCursor& lines);
  void target_again(CsvRow& row, const text::SplicedText& text, const model::Target& target);
  void close_unit();

  Output& output_;
  CsvStyle style_;
  Rows rows_;
  bool open_ = false;
  std::string path_;
  std::string table_cells_;    ///< path to money_unit
  std::string project_cells_;  ///< path to amounts_basis
  std::string scratch_;
  KnownLevels known_levels_;
  KnownTargets known_targets_;
  text::RisingNumber line_;
  std::array<std::optional<std::size_t>, money_columns.size()>
      money_at_;  ///< index among the table's columns
  // A unit's row is complete when its last project has passed.
  std::string unit_cells_;  ///< spending_unit to amounts_basis; empty: no unit is open
  std::optional<std::uint64_t> unit_line_;
  std::uint64_t unit_projects_ = 0;
};

void ParseCsv::on(const model::TableHead& head) {
  close_unit();
  table_cells_.clear();
  text::Pen pen(table_cells_);
  CsvRow row(pen, style_);
  row.text(path_);
  row.number(head.number);
  row.number(head.at.line);
  head.year&&* head.year >= 0 ? row.number(static_cast<std::uint64_t>(*head.year)) : row.empty();
  row.text(head.text[head.department]);
  row.text(head.text[head.money_unit]);
  for (std::size_t money = 0; money < money_columns.size(); ++money) {
    money_at_[money].reset();
    for (std::size_t index = 0; index < head.columns.size() && index < model::max_columns; ++index) {
      if (head.columns[index].id == money_columns[money]) money_at_[money] = index;
    }
  }
}

void ParseCsv::on(const model::SpendingUnit& unit) {
  if (rows_ != Rows::units) return;
  close_unit();
  text::Pen pen(unit_cells_);
  CsvRow row(pen, style_);
  row.text(unit.row.text[unit.row.name]);
  money(row, unit.row.amounts);
  unit_line_ = LineCursor(unit.row.text).line(unit.row.name, unit.row.amounts_text);
}

void ParseCsv::on(const model::Project& project) {
  const model::Row& from = project.row;
  if (rows_ == Rows::units) {
    // Projects before any unit count for one without name and amounts.
    if (unit_cells_.empty()) unit_cells_.assign(1 + money_columns.size(), ',');
    ++unit_projects_;
    return;
  }
  make_project_cells(project);
  if (rows_ == Rows::projects) {
    CsvRow row(output_.pen(), style_);
    row.made(project_cells_);
    row.text(from.text[project.objective]);
    row.number(project.indicators.size());
    row.number(project.lists);
    return end(row);
  }
  LineCursor lines(from.text);
  for (const model::Indicator& entry : project.indicators) indicator(from.text, entry, lines);
  if (project.indicators.empty()) {
    CsvRow row(output_.pen(), style_);
    row.made(project_cells_);
    row.empty(indicator_cells);
    end(row);
  }
}

/// What the rows of a project share.
void ParseCsv::make_project_cells(const model::Project& project) {
  const model::Row& from = project.row;
  project_cells_.clear();
  text::Pen pen(project_cells_);
  CsvRow row(pen, style_);
  row.made(table_cells_);
  row.text(project.has_spending_unit ? std::string_view(project.spending_unit) : std::string_view{});
  row.text(from.text[from.name]);
  const auto line = LineCursor(from.text).line(from.name, from.amounts_text);
  line ? row.number(*line) : row.empty();
  money(row, from.amounts);
}

void ParseCsv::money(CsvRow& row, const model::Amounts& amounts) const {
  for (const std::optional<std::size_t>& index : money_at_) {
    const auto value = index ? amounts.column[*index].value : std::nullopt;
    value ? row.number(*value) : row.empty();
  }
  row.word(model::basis_name(amounts.basis));
}

void ParseCsv::level(CsvRow& row, const text::SplicedText& text, const model::Level& level) {
  row.word(level.id);
  row.text(ascii_digits(text[level.code], scratch_));
  row.text(text[level.name]);
}

void ParseCsv::target(CsvRow& row, const text::SplicedText& text, const model::Target& target) {
  row.text(text[target.text]);
  reading(row, target.text.empty() ? nullptr : target.reading);
}

/// The cells behind the text of a target; where the value begins.
std::size_t ParseCsv::reading(CsvRow& row, const model::Reading* reading) {
  if (reading == nullptr) {
    row.empty(4);
    return row.pen().size();
  }
  row.word(model::form_name(reading->form));
  row.word(model::op_name(reading->op));
  const std::size_t value = row.pen().size() + 1;
  reading->value ? row.number(*reading->value) : row.empty();
  row.text(reading->unit);
  return value;
}

/// A target like an alike one, if there is one.
void ParseCsv::target_again(CsvRow& row, const text::SplicedText& text, const model::Target& target) {
  const std::string_view printed = text[target.text];
  const KnownTarget* const like = known_targets_.find(target, printed, [&](std::string& out) {
    text::Pen pen(out);
    CsvRow cells(pen, style_, false);
    cells.text(printed);
    if (pen.size() != 1 + printed.size()) return KnownTargets::not_as_printed;
    pen.start_again();
    return reading(cells, target.reading);
  });
  if (like == nullptr) {
    this->target(row, text, target);
  } else {
    row.made({});
    row.pen().wrote(like->put(row.pen().room(printed.size() + KnownTarget::room), printed));
  }
}

void ParseCsv::indicator(const text::SplicedText& text, const model::Indicator& indicator,
                         LineCursor& lines) {
  CsvRow row(output_.pen(), style_);
  row.made(project_cells_);
  row.number(indicator.list);
  indicator.number_text.absent() ? row.empty() : row.number(std::uint64_t{indicator.number});
  row.made(known_levels_.of(indicator, [&](std::string& out) {
    text::Pen pen(out);
    CsvRow cells(pen, style_);
    level(cells, text, indicator.level1);
    level(cells, text, indicator.level2);
  }));
  row.text(text[indicator.name]);
  target_again(row, text, indicator.period);
  target_again(row, text, indicator.annual);
  row.empty();
  const std::uint64_t line = lines.line(indicator.whole.absent() ? 0 : indicator.whole.begin);
  row.pen().wrote(line_.write(row.pen().room(text::RisingNumber::room), line));
  end(row);
}

void ParseCsv::close_unit() {
  if (unit_cells_.empty()) return;
  CsvRow row(output_.pen(), style_);
  row.made(table_cells_);
  row.made(unit_cells_);
  row.number(unit_projects_);
  unit_line_ ? row.number(*unit_line_) : row.empty();
  end(row);
  unit_cells_.clear();
  unit_line_.reset();
  unit_projects_ = 0;
}

}  // namespace

std::unique_ptr<Emitter> make_parse_csv(Output& output, const Options& options) {
  return std::make_unique<ParseCsv>(output, options);
}

}  // namespace jixiao::emit
