#include "run/trace_rows.h"

#include <algorithm>
#include <tuple>
#include <variant>

namespace jixiao::run {

using emit::Trace;
using text::Leaf;
using text::SplicedText;

template <typename Found>
void TraceRows::each(const SplicedText& text, Found found) {
  for (const text::Splice& splice : text.splices()) {
    const std::uint64_t begin = splice.at.byte - splice.skipped.sum();
    const std::uint64_t end = splice.at.byte + splice.source_bytes;
    auto trace = std::lower_bound(traces_.begin(), traces_.end(), begin,
                                  [](const Trace& one, std::uint64_t byte) { return one.at.byte < byte; });
    for (; trace != traces_.end() && trace->at.byte < end; ++trace) {
      Spot spot{splice.begin, trace->at.byte < splice.at.byte};
      if (!spot.between_pieces && splice.identical) {
        const std::string_view own = text[Leaf{splice.begin, splice.begin + splice.text_bytes}];
        spot.offset +=
            static_cast<std::uint32_t>(text::text_length(encoding_, own, trace->at.byte - splice.at.byte));
      }
      trace->table = table_;
      found(*trace, spot);
    }
  }
}

void TraceRows::take(const model::Event& event) {
  std::visit([this](const auto* what) { take(*what); }, event);
}

void TraceRows::set_field(Trace& trace, const SplicedText& text, Leaf leaf, std::string_view name) {
  trace.field = name;
  trace.value = text[leaf];
  std::tie(trace.begin, trace.end) = text.place(leaf);
  text.spans(leaf, trace.spans);
}

void TraceRows::set_amount(Trace& trace, Spot spot, const SplicedText& text, const model::Amounts& amounts) {
  for (std::size_t index = 0; index < columns_.size() && index < amounts.column.size(); ++index) {
    const Leaf leaf = amounts.column[index].text;
    if (spot.in(leaf)) set_field(trace, text, leaf, "amounts." + columns_[index]);
  }
}

void TraceRows::take(const model::TableHead& head) {
  table_ = head.number;
  columns_.clear();
  for (const model::Column& column : head.columns) columns_.push_back(column.id);
  each(head.text, [&](Trace& trace, Spot spot) {
    const bool is_total = head.has_total && spot.offset >= head.total_name.begin;
    trace.row = is_total ? "total" : "head";
    if (spot.in(head.title)) set_field(trace, head.text, head.title, "title");
    if (spot.in(head.department)) set_field(trace, head.text, head.department, "department");
    if (spot.in(head.money_unit)) set_field(trace, head.text, head.money_unit, "money_unit");
    if (is_total) set_amount(trace, spot, head.text, head.total);
  });
}

void TraceRows::take(const model::SpendingUnit& unit) {
  const model::Row& row = unit.row;
  each(row.text, [&](Trace& trace, Spot spot) {
    trace.row = "spending_unit";
    trace.spending_unit = row.text[row.name];
    if (spot.in(row.name)) set_field(trace, row.text, row.name, "name");
    set_amount(trace, spot, row.text, row.amounts);
  });
}

void TraceRows::take(const model::Project& project) {
  const model::Row& row = project.row;
  each(row.text, [&](Trace& trace, Spot spot) {
    trace.row = "project";
    if (project.has_spending_unit) trace.spending_unit = project.spending_unit;
    trace.project = row.text[row.name];
    if (spot.in(row.name)) set_field(trace, row.text, row.name, "name");
    set_amount(trace, spot, row.text, row.amounts);
    if (spot.in(project.objective)) set_field(trace, row.text, project.objective, "objective");
    set_entry(trace, spot, project);
  });
}

void TraceRows::set_entry(Trace& trace, Spot spot, const model::Project& project) {
  const auto after = std::upper_bound(
      project.indicators.begin(), project.indicators.end(), spot.offset,
      [](std::uint32_t offset, const model::Indicator& entry) { return offset < entry.whole.begin; });
  if (after == project.indicators.begin()) return;
  const model::Indicator& entry = *(after - 1);
  if (!spot.in(entry.whole)) return;
  trace.has_entry = true;
  trace.list = entry.list;
  trace.number = entry.number;
  const auto look_at = [&](Leaf leaf, std::string_view name) {
    if (spot.in(leaf)) set_field(trace, project.row.text, leaf, name);
  };
  look_at(entry.number_text, "number");
  look_at(entry.level1.code, "level1.code");
  look_at(entry.level1.name, "level1.name");
  look_at(entry.level2.code, "level2.code");
  look_at(entry.level2.name, "level2.name");
  look_at(entry.name, "name");
  look_at(entry.period.text, "period_target.text");
  look_at(entry.annual.text, "annual_target.text");
}

void TraceRows::take(const model::TableEnd& end) {
  if (!end.late_total) return;
  each(end.total.text, [](Trace& trace, Spot) { trace.row = "total"; });
}

}  // namespace jixiao::run
