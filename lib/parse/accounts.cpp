#include <algorithm>

#include "parse/state.h"

namespace jixiao::parse {

using text::Leaf;

void Parser::State::account_head(const FoundHead& found) {
  fates.begin(Fate::labels);
  std::vector<Leaf> values;
  for (const Leaf leaf : {found.title, found.department, found.money_unit}) {
    fates.say(leaf, Fate::values);
    if (!leaf.absent()) values.push_back(leaf);
  }
  std::sort(values.begin(), values.end(), [](Leaf left, Leaf right) { return left.begin < right.begin; });
  for (const Leaf leaf : values) fates.say_cell(leaf);
  for (const Leaf leaf : found.heads) fates.say_cell(leaf);
  fates.take(row.text, {found.begin, found.end});
}

/// Says what a row's name and amounts are; `end` is where its cells begin.
void Parser::State::account_row(std::uint32_t end, bool is_total) {
  fates.begin(Fate::separators);
  fates.say(row.name, is_total ? Fate::labels : Fate::values);
  fates.say_cell(row.name);
  // No field gives the amounts of a total row behind other rows.
  const Fate said = is_total && (rows_given || head_given) ? Fate::labels : Fate::values;
  for (const model::Amount& amount : row.amounts.column) {
    if (amount.value || amount.malformed) fates.say(amount.text, amount.value ? said : Fate::unparsed);
    if (row.has_cut_amounts && !amount.text.absent()) fates.say_cell(amount.text);
  }
  if (end > 0) fates.take(row.text, {0, end});
}

/// Says of all entries at once what they are, where that is enough; false where it is not.
bool Parser::State::count_entries() {
  if (!fates.counts_only(row.text) || !scan.damaged.empty()) return false;
  const std::vector<std::uint32_t>& spaces = row.text.seam_spaces();
  if (!spaces.empty() && spaces.back() >= scan.begin) return false;
  const bool is_utf8 = row.text.encoding() == text::Encoding::utf8;
  if (is_utf8 && scan.sums.entries == scan.indicators.size()) {
    fates.say_bytes(Fate::values, scan.sums.values);
    fates.say_bytes(Fate::labels, scan.sums.labels);
    return true;
  }
  const bool is_measured = !is_utf8 && row.text.is_measured();
  auto measured = row.text.sum_of_measured(), measured_labels = measured;
  std::uint64_t values = 0, labels = 0, said = 0, said_labels = 0, entries_bytes = 0;
  std::uint32_t at = scan.begin;
  for (const model::Indicator& entry : scan.indicators) {
    if (entry.whole.begin < at) return false;
    at = entry.whole.end;
    entries_bytes += entry.whole.size();
    for (const Leaf leaf : {entry.number_text, entry.level1.code, entry.level1.name, entry.level2.code,
                            entry.level2.name, entry.name, entry.period.text, entry.annual.text}) {
      said += leaf.size();  // 0 if it is absent
      if (is_utf8 || leaf.absent()) continue;
      is_measured ? measured.add(leaf.begin, leaf.end) : void(values += row.text.source_bytes(leaf));
    }
  }
  for (const Leaf label : scan.labels) {
    said_labels += label.size();
    if (is_utf8) continue;
    is_measured ? measured_labels.add(label.begin, label.end) : void(labels += row.text.source_bytes(label));
  }
  if (said + said_labels > entries_bytes) return false;  // something was said twice
  if (is_utf8) {
    values = said;
    labels = said_labels;
  } else if (is_measured) {
    values = measured.bytes();
    labels = measured_labels.bytes();
  }
  fates.say_bytes(Fate::values, values);
  fates.say_bytes(Fate::labels, labels);
  return true;
}

/// Says what a project's cells are, after its name and amounts, and takes the row up to `end`.
void Parser::State::account_cells(Leaf objective, std::uint32_t end) {
  row.text.measure();
  account_row(0, false);
  fates.say(objective, Fate::values);
  fates.say_cell(objective);
  if (!count_entries()) {
    std::size_t label = 0;
    for (const model::Indicator& entry : scan.indicators) {
      const std::size_t first = label;
      while (label < scan.labels.size() && scan.labels[label].begin < entry.whole.end) ++label;
      fates.say_entry(entry, {scan.labels.data() + first, label - first});
    }
  }
  for (const Leaf damaged : scan.damaged) fates.say(damaged, Fate::unparsed);
  if (!scan.indicators.empty() || !scan.damaged.empty())
    fates.say_cell({scan.begin, std::max(scan.end, scan.begin)});
  fates.take(row.text, {0, end});
}

}  // namespace jixiao::parse
