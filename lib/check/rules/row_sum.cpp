#include "check/row_sum.h"
#include "check/rules/all.h"

namespace jixiao::check::apply {
namespace {

RuleId rule_of(Judgement judgement) {
  if (judgement == Judgement::rounding) return RuleId::sum_rounding;
  return judgement == Judgement::rounding_unlikely ? RuleId::sum_rounding_unlikely : RuleId::row_sum_mismatch;
}

}  // namespace

void row_sum(const RowView& row, const RowSum& added, Report& report) {
  const Comparison& found = added.found;
  if (!added.checked || found.judgement == Judgement::exact || found.judgement == Judgement::unknown) return;
  const std::size_t total_index = *row.table.total_column;
  const model::Amount& total = row.amounts.column[total_index];
  const RuleId id = rule_of(found.judgement);
  if (!report.wants(id)) return;
  Draft& draft = report.add(id, row.text, total.text);
  const std::string_view printed = row.text[total.text];
  std::string sum = written_like(added.funding, printed);
  draft.finding.subject.field = row.table.columns[total_index].id;
  draft.key = std::string(printed) + "=" + sum;
  if (id == RuleId::row_sum_mismatch) {
    draft.say("total", std::string(printed));
  } else {
    draft.say("name", std::string(row.text[row.name]));
    draft.say("column", row.table.columns[total_index].name);
    draft.say("printed", std::string(printed));
    draft.say("n", std::to_string(added.parts));
    draft.say("bound", rounding_bound(added.parts, found.difference.scale()));
  }
  draft.say("sum", std::move(sum));
  draft.say("diff", unsigned_text(found.difference));
  draft.say("money", row.table.money_unit);
  for (std::size_t index = 0; index < row.table.columns.size(); ++index) {
    const model::Amount& amount = row.amounts.column[index];
    if (index == total_index || !amount.value) continue;
    draft.finding.related.push_back(
        {"part",
         {{"name", row.table.columns[index].name}, {"amount", std::string(row.text[amount.text])}},
         row.text.position(amount.text.begin)});
  }
}

}  // namespace jixiao::check::apply
