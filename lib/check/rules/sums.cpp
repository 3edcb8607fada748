#include <algorithm>

#include "check/figures.h"
#include "check/rules/all.h"
#include "finding/words.h"

namespace jixiao::check::apply {
namespace {

/// What comparing one column of a sum gave.
struct Found {
  std::size_t column;
  Judgement judgement;
  text::DecimalSum difference;
  std::string printed, sum;
};

std::vector<Found> compare_columns(const Sum& sum, const Table& table) {
  std::vector<Found> all;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    if (index != table.total_column && !sum.columns_are_sure()) continue;
    const Sum::Column& column = sum.column(index);
    const Comparison result =
        compare(column.printed.value_or(text::Decimal{}), column.total, column.parts, table.exact);
    if (result.judgement == Judgement::exact || result.judgement == Judgement::unknown) continue;
    std::string printed = column.printed_text.empty() ? "0" : column.printed_text;
    std::string added = written_like(column.total, printed);
    all.push_back({index, result.judgement, result.difference, std::move(printed), std::move(added)});
  }
  // The worst comes first and gives the finding its rule; columns that are as bad keep their order.
  std::stable_sort(all.begin(), all.end(),
                   [](const Found& left, const Found& right) { return left.judgement > right.judgement; });
  return all;
}

/// Names the columns that show the same figures in the message, and the others as related places.
void say_columns(const std::vector<Found>& all, const Sum& sum, const Table& table, Draft& draft) {
  const Found& worst = all.front();
  std::string columns;
  for (const Found& found : all) {
    const std::string& name = table.columns[found.column].name;
    draft.key.append(table.columns[found.column].id).append(" " + found.printed + "=" + found.sum + "\n");
    if (found.printed == worst.printed && found.sum == worst.sum) {
      if (!columns.empty()) columns += finding::item_separator;
      columns += name;
      continue;
    }
    draft.finding.related.push_back({"also_column",
                                     {{"column", name},
                                      {"printed", found.printed},
                                      {"sum", found.sum},
                                      {"diff", unsigned_text(found.difference)}},
                                     sum.place(found.column).begin});
  }
  draft.say("column", std::move(columns));
}

void relate_parts(std::size_t column, const Sum& sum, Draft& draft) {
  for (std::size_t index = 0; index < sum.remembered(); ++index) {
    const Part& part = sum.part(index);
    const Part::Figure& figure = part.column[column];
    if (figure.text.empty()) continue;
    draft.finding.related.push_back({"part", {{"name", part.name}, {"amount", figure.text}}, figure.at});
  }
  draft.finding.related_omitted = sum.count() - sum.remembered();
}

Draft* judge(const Sum& sum, const Table& table, RuleId mismatch, Report& report) {
  if (!sum.complete()) return nullptr;
  const std::vector<Found> all = compare_columns(sum, table);
  if (all.empty()) return nullptr;
  const Found& worst = all.front();
  const RuleId id = worst.judgement == Judgement::mismatch   ? mismatch
                    : worst.judgement == Judgement::rounding ? RuleId::sum_rounding
                                                             : RuleId::sum_rounding_unlikely;
  if (!report.wants(id)) return nullptr;
  Draft& draft = report.add(id, sum.place(worst.column));
  draft.key.clear();
  draft.finding.subject.field = table.columns[worst.column].id;
  say_columns(all, sum, table, draft);
  draft.say("printed", worst.printed);
  draft.say("sum", worst.sum);
  draft.say("diff", unsigned_text(worst.difference));
  draft.say("money", table.money_unit);
  if (id == mismatch) {
    draft.say("n", std::to_string(sum.count()));
  } else {
    const std::uint64_t parts = sum.column(worst.column).parts;
    draft.say("name", sum.name());
    draft.say("n", std::to_string(parts));
    draft.say("bound", rounding_bound(parts, worst.difference.scale()));
  }
  relate_parts(worst.column, sum, draft);
  return &draft;
}

}  // namespace

void spending_unit_sum(const Sum& sum, const Table& table, Report& report) {
  Draft* draft = judge(sum, table, RuleId::spending_unit_sum_mismatch, report);
  if (draft != nullptr && draft->finding.kind == &rule(RuleId::spending_unit_sum_mismatch).kind) {
    draft->say("unit", sum.name());
  }
}

void total_sum(const Sum& sum, const Table& table, Report& report) {
  Draft* draft = judge(sum, table, RuleId::total_sum_mismatch, report);
  if (draft == nullptr || draft->finding.kind != &rule(RuleId::total_sum_mismatch).kind) return;
  draft->say("parts", sum.projects() == 0             ? "spending_units"
                      : sum.projects() == sum.count() ? "projects"
                                                      : "units_and_projects");
}

}  // namespace jixiao::check::apply
