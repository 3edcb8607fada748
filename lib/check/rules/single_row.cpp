#include <algorithm>

#include "check/figures.h"
#include "check/rules/all.h"
#include "finding/words.h"
#include "text/utf8.h"

namespace jixiao::check::apply {
namespace {

std::string digits_of(std::string_view figure) {
  std::string out;
  std::copy_if(figure.begin(), figure.end(), std::back_inserter(out), text::is_ascii_digit);
  return out;
}

std::string_view without_zeros(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits.substr(0, digits.find_last_not_of('0') + 1);
}

/// Whether `shorter` is `longer` without one digit.
bool lacks_a_digit(std::string_view shorter, std::string_view longer) {
  if (shorter.size() + 1 != longer.size()) return false;
  const auto differ = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(differ.first, shorter.end(), differ.second + 1);
}

/// What kind of slip of the hand makes one figure of the other; empty: none that is known.
std::string slip(std::string_view printed, std::string_view expected) {
  const std::string from = digits_of(printed), to = digits_of(expected);
  if (from.size() == to.size()) {
    std::size_t different = 0, first = 0;
    for (std::size_t at = 0; at < from.size(); ++at) {
      if (from[at] == to[at]) continue;
      if (different++ == 0) first = at;
    }
    if (different == 1) return "digit";
    const bool swapped = different == 2 && first + 1 < from.size() && from[first] == to[first + 1] &&
                         from[first + 1] == to[first];
    if (swapped) return "swapped";
  }
  if (without_zeros(from) == without_zeros(to)) return "point";
  if (lacks_a_digit(from, to)) return "lost";
  if (lacks_a_digit(to, from)) return "extra";
  return {};
}

text::DecimalSum sum_of(const text::Decimal& value) {
  text::DecimalSum sum;
  sum.add(value);
  return sum;
}

}  // namespace

void sum_single_row(const std::optional<RowChange>& change, const Table& table, Report& report) {
  if (!change || !report.wants(RuleId::sum_single_row)) return;
  Draft* draft = nullptr;
  std::string printed, expected, columns;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    if (!change->figure[index]) continue;
    const KeptRow::Figure& figure = change->row.column[index];
    std::string other = written_like(sum_of(*change->figure[index]), figure.text);
    if (draft == nullptr) {
      printed = figure.text;
      expected = std::move(other);
      columns = table.columns[index].name;
      draft = &report.add(RuleId::sum_single_row, figure.place);
      draft->finding.subject.field = table.columns[index].id;
      draft->key = table.columns[index].id;
      draft->key.append(" ").append(printed).append("=").append(expected);
      continue;
    }
    draft->key.append("\n").append(table.columns[index].id);
    draft->key.append(" ").append(figure.text).append("=").append(other);
    if (figure.text == printed && other == expected) {
      columns.append(1, finding::item_separator).append(table.columns[index].name);
      continue;
    }
    draft->finding.related.push_back(
        {"also_change",
         {{"column", table.columns[index].name}, {"printed", figure.text}, {"expected", std::move(other)}},
         figure.place.begin});
  }
  if (draft == nullptr) return;
  if (change->some_funding) draft->finding.related.push_back({"also_funding", {}, draft->finding.begin});
  draft->finding.subject.spending_unit = change->row.spending_unit;
  if (change->row.kind == RowView::Kind::project) draft->finding.subject.project = change->row.name;
  if (std::string kind = slip(printed, expected); !kind.empty()) draft->say("variant", std::move(kind));
  draft->say("name", change->row.name);
  draft->say("column", std::move(columns));
  draft->say("printed", std::move(printed));
  draft->say("expected", std::move(expected));
}

}  // namespace jixiao::check::apply
