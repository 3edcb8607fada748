#include "check/rules/all.h"
#include "finding/words.h"

namespace jixiao::check::apply {

void amount_malformed(const RowView& row, Report& report) {
  Draft* draft = nullptr;
  for (std::size_t index = 0; index < row.table.columns.size(); ++index) {
    const model::Amount& amount = row.amounts.column[index];
    if (!amount.malformed || !report.wants(RuleId::amount_malformed)) continue;
    std::string text(row.text[amount.text]);
    if (draft == nullptr) {
      draft = &report.add(RuleId::amount_malformed, row.text, amount.text);
      draft->finding.subject.field = row.table.columns[index].id;
      draft->say("text", std::move(text));
    } else {
      draft->key.append(1, finding::item_separator).append(text);
      draft->finding.related.push_back(
          {"also_amount", {{"text", std::move(text)}}, row.text.position(amount.text.begin)});
    }
  }
}

void money_unit_missing(const model::TableHead& head, Report& report) {
  if (!head.money_unit.absent() && !head.money_unit.empty()) return;
  if (!report.wants(RuleId::money_unit_missing)) return;
  Place place = place_of(head.text, head.title);
  if (head.title.absent()) {
    place.begin = place.end = head.at;
    place.excerpt.clear();
  }
  report.add(RuleId::money_unit_missing, place).finding.subject.field = "money_unit";
}

bool assumes_columns(const RowView& row) {
  return row.amounts.basis == model::AmountsBasis::order && row.amounts.printed > 0 &&
         row.amounts.printed < row.table.columns.size();
}

void amount_column_assumed(const RowView& row, Report& report) {
  if (!report.wants(RuleId::amount_column_assumed)) return;
  std::string columns;
  for (std::size_t index = 0; index < row.table.columns.size(); ++index) {
    const model::Amount& amount = row.amounts.column[index];
    if (!amount.value && !amount.malformed) continue;
    if (!columns.empty()) columns += finding::item_separator;
    columns += row.table.columns[index].name;
  }
  Draft& draft = report.add(RuleId::amount_column_assumed, row.text, row.amounts_text);
  draft.say("n", std::to_string(row.amounts.printed));
  draft.say("columns", std::move(columns));
}

}  // namespace jixiao::check::apply
