#include "records.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "input.h"
#include "parse/parser.h"
#include "rows.h"
#include "stream.h"

namespace jixiao::fuzz {
namespace {

class Recorder {
 public:
  void take(const model::Event& event) {
    std::visit([this](const auto* what) { on(*what); }, event);
  }
  Records records;

 private:
  void line(std::string_view name, std::string_view value) {
    records.text.append(name).append(": ").append(value).append("\n");
  }
  TakeLeaf taker() {
    return [this](const text::SplicedText& text, text::Leaf leaf, std::string_view name) {
      if (!leaf.absent()) line(name, text[leaf]);
    };
  }
  void amounts(const model::Amounts& amounts) {
    std::string columns;
    for (const model::Amount& amount : amounts.column) {
      columns += amount.value ? amount.value->to_string() : amount.malformed ? "?" : "-";
      columns += ' ';
      records.damaged = records.damaged || amount.malformed;
    }
    line("columns", columns);
    line("basis", model::basis_name(amounts.basis));
  }

  void on(const model::TableHead& head) {
    line("table", head.grammar);
    // Other text between two tables is left out by a repair. A head that says nothing else than the one
    // before, or nothing but columns, is then one that a page repeats, unless a total row follows it.
    const auto differs = [&](text::Leaf leaf, std::string& before) {
      const std::string said(head.text[leaf]);
      return !said.empty() && std::exchange(before, said) != said;
    };
    const bool other_title = differs(head.title, title_);
    const bool other_department = differs(head.department, department_);
    if (head.number > 1 && !other_title && !other_department && !head.has_total) records.damaged = true;
    leaves(head, taker());
    if (head.has_total) amounts(head.total);
    for (const model::Column& column : head.columns) line(column.id, column.name);
    line("year", head.year ? std::to_string(*head.year) : "none");
  }
  void on(const model::SpendingUnit& unit) {
    line("row", "spending unit");
    leaves(unit.row, taker());
    amounts(unit.row.amounts);
  }
  void on(const model::Project& project) {
    line("row", project.has_spending_unit ? project.spending_unit : "no unit");
    leaves(project, taker());
    amounts(project.row.amounts);
    if (project.objective.absent() || project.indicators.empty() || project.row.name.empty())
      records.damaged = true;
    for (const model::Indicator& entry : project.indicators)
      line("entry", std::to_string(entry.list) + ' ' + std::to_string(entry.number));
  }
  void on(const model::TableEnd& end) {
    if (end.late_total) amounts(end.total.amounts);
  }
  void on(const model::Damage&) { records.damaged = true; }
  void on(const finding::Finding&) {}
  void on(const model::SourceEnd&) {}

  std::string title_, department_;  ///< of the last table that says them
};

}  // namespace

Records records_of(std::string_view bytes, text::Encoding encoding) {
  CutSource source(bytes, encoding);
  parse::Parser parser(source, built_in_grammar());
  Recorder recorder;
  while (const model::Event* const event = parser.next()) recorder.take(*event);
  return recorder.records;
}

std::string first_difference(std::string_view left, std::string_view right) {
  const auto differs = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto at = static_cast<std::size_t>(differs.first - left.begin());
  constexpr std::size_t most_before = 120, most = 250;
  const std::size_t line_begin = at == 0 ? 0 : left.rfind('\n', at - 1) + 1;
  const std::size_t begin = std::max(line_begin, at - std::min(at, most_before));
  const auto line = [begin](std::string_view text) {
    return text.substr(begin, std::min(text.find('\n', begin), begin + most) - begin);
  };
  return std::string(line(left)) + " <> " + std::string(line(right));
}

}  // namespace jixiao::fuzz
