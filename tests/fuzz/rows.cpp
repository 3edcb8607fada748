#include "rows.h"

namespace jixiao::fuzz {
namespace {

void amounts(const text::SplicedText& text, const model::Amounts& amounts, const TakeLeaf& take) {
  for (const model::Amount& amount : amounts.column)
    if (amount.value) take(text, amount.text, "amount");
}

}  // namespace

void leaves(const model::TableHead& head, const TakeLeaf& take) {
  take(head.text, head.title, "title");
  take(head.text, head.department, "department");
  take(head.text, head.money_unit, "money unit");
  if (head.has_total) amounts(head.text, head.total, take);
}

void leaves(const model::Row& row, const TakeLeaf& take) {
  take(row.text, row.name, "name");
  amounts(row.text, row.amounts, take);
}

void leaves(const model::Project& project, const TakeLeaf& take) {
  leaves(project.row, take);
  const text::SplicedText& text = project.row.text;
  take(text, project.objective, "objective");
  for (const model::Indicator& entry : project.indicators) {
    take(text, entry.number_text, "number");
    take(text, entry.level1.code, "first code");
    take(text, entry.level1.name, "first level");
    take(text, entry.level2.code, "second code");
    take(text, entry.level2.name, "second level");
    take(text, entry.name, "indicator");
    take(text, entry.period.text, "period target");
    take(text, entry.annual.text, "annual target");
  }
}

}  // namespace jixiao::fuzz
