#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emit/emitter.h"
#include "model/event.h"

/// Events made by hand, for the tests of formats.
namespace jixiao::emit_test {

/// Builds a spliced text piece by piece; each piece stands on a line of its own unless a gap is asked for.
struct Pieces {
  text::SplicedText& text;
  std::uint64_t line = 1;
  std::uint32_t column = 1;

  text::Leaf add(std::string_view piece, text::Seam before = text::Seam::line_break) {
    if (text.size() > 0 && before != text::Seam::gap && before != text::Seam::none) {
      ++line;
      column = 1;
    }
    text.append(piece, {0, line, column}, before);
    column += static_cast<std::uint32_t>(piece.size()) + 1;
    return {text.size() - static_cast<std::uint32_t>(piece.size()), text.size()};
  }
  text::Leaf gap(std::string_view piece) { return add(piece, text::Seam::gap); }
};

/// The amounts of a row, each a piece; an empty text is a blank column.
inline model::Amounts amounts(Pieces& pieces, const std::vector<std::string_view>& texts, text::Leaf& whole,
                              text::Seam between = text::Seam::gap) {
  model::Amounts made;
  for (std::size_t index = 0; index < texts.size(); ++index) {
    if (texts[index].empty()) continue;
    const text::Leaf leaf = pieces.add(texts[index], between);
    if (whole.absent()) whole.begin = leaf.begin;
    whole.end = leaf.end;
    made.column[index].value = text::Decimal::read(texts[index]);
    made.column[index].malformed = !made.column[index].value;
    made.column[index].text = leaf;
    ++made.printed;
  }
  return made;
}

inline std::vector<model::Column> four_columns() {
  return {{"total", "总计"},
          {"fiscal_appropriation", "财政拨款"},
          {"special_account", "财政专户拨款"},
          {"other_funds", "其他资金"}};
}

inline model::TableHead head(std::string_view department = "云汀市试验局") {
  model::TableHead made;
  made.number = 1;
  made.grammar = "guangzhou";
  Pieces pieces{made.text};
  made.title = pieces.add("项目支出绩效目标表");
  made.at = {0, 1, 1};
  pieces.add("部门名称：");
  made.department = pieces.add(department, text::Seam::none);
  pieces.gap("单位：");
  made.money_unit = pieces.add("万元", text::Seam::none);
  made.columns = four_columns();
  made.heads.push_back(pieces.add("项目名称（资金使用单位）"));
  for (const model::Column& column : made.columns) made.heads.push_back(pieces.gap(column.name));
  made.heads.push_back(pieces.gap("绩效目标"));
  made.heads.push_back(pieces.gap("绩效指标"));
  made.has_total = true;
  made.total_name = pieces.add("合计");
  made.total = amounts(pieces, {"1,023.00", "1,023.00", "", ""}, made.total_amounts_text);
  return made;
}

inline model::SpendingUnit unit(std::string_view name, std::uint64_t line = 10) {
  model::SpendingUnit made;
  Pieces pieces{made.row.text, line};
  made.row.name = pieces.add(name);
  made.row.amounts = amounts(pieces, {"1,023.00", "1,023.00", "", ""}, made.row.amounts_text);
  return made;
}

/// A project with a name, two amounts and, if given, an objective; `pieces` goes on for its entries.
struct ProjectBuilder {
  model::Project project;
  Pieces pieces;

  explicit ProjectBuilder(std::string_view name, std::string_view objective = {}, std::uint64_t line = 12)
      : pieces{project.row.text, line} {
    project.row.name = pieces.add(name);
    project.row.amounts = amounts(pieces, {"0.50", "0.50", "", ""}, project.row.amounts_text);
    if (!objective.empty()) project.objective = pieces.add(objective);
  }
  ProjectBuilder(const ProjectBuilder&) = delete;

  void in(std::string_view unit_name) {
    project.spending_unit = unit_name;
    project.has_spending_unit = true;
  }
  /// An entry on a line of its own; a target without text is absent.
  model::Indicator& entry(std::uint32_t number, std::string_view name, std::string_view period,
                          const model::Reading* period_reading, std::string_view annual,
                          const model::Reading* annual_reading) {
    model::Indicator made;
    made.number = number;
    made.number_text = pieces.add(std::to_string(number));
    const std::uint32_t begin = made.number_text.begin;
    const auto next = [&](std::string_view piece) { return pieces.add(piece, text::Seam::none); };
    next("、");
    made.level1 = {next("1"), {}, "output"};
    next("-");
    made.level1.name = next("产出指标");
    next("；");
    made.level2 = {next("11"), {}, "quantity"};
    next("-");
    made.level2.name = next("数量指标");
    next("；");
    made.name = next(name);
    next("；实施周期指标值:");
    if (!period.empty()) made.period = {next(period), period_reading};
    next("；年度指标值:");
    if (!annual.empty()) made.annual = {next(annual), annual_reading};
    made.whole = {begin, next("。").end};
    project.lists = made.list;
    project.indicators.push_back(made);
    return project.indicators.back();
  }
};

inline model::Reading at_least(std::string_view value, std::string_view unit) {
  model::Reading made;
  made.form = model::Form::bounded;
  made.op = model::Op::greater_equal;
  made.value = text::Decimal::read(value);
  made.has_unit = true;
  made.unit = unit;
  return made;
}

inline model::SourceEnd source_end() {
  model::SourceEnd made;
  made.encoding = "UTF-8";
  made.bytes = 1000;
  made.lines = 40;
  made.tables = 1;
  made.projects = 1;
  made.indicators = 1;
  return made;
}

/// A finding of a rule that has its words: "no project performance table found" or the like.
inline finding::Finding finding_of(const finding::Kind& kind, std::uint64_t line, std::uint32_t column) {
  finding::Finding made;
  made.kind = &kind;
  made.severity = kind.severity;
  made.begin = {0, line, column};
  made.end = {0, line, column + 2};
  made.fingerprint = "0123456789abcdef0123456789abcdef";
  return made;
}

/// Runs a format over events and gives what it wrote.
class Written {
 public:
  Written(std::string_view command, std::string_view format, const emit::Options& options = {})
      : output_([this](std::string& bytes) { bytes_ += bytes; }),
        emitter_(emit::find_format(command, format)->make(output_, options)) {}

  Written& source(std::string_view path) {
    emitter_->begin_source(path);
    return *this;
  }
  template <typename... Made>
  Written& events(const Made&... made) {
    (emitter_->write(model::Event(&made)), ...);
    return *this;
  }
  Written& end_source() {
    emitter_->end_source();
    return *this;
  }
  /// What has left the emitter so far.
  const std::string& so_far() {
    output_.flush();
    return bytes_;
  }
  const std::string& finish() {
    emitter_->finish();
    return so_far();
  }

 private:
  std::string bytes_;
  emit::Output output_;
  std::unique_ptr<emit::Emitter> emitter_;
};

}  // namespace jixiao::emit_test
