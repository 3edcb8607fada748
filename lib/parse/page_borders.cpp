#include <algorithm>
#include <limits>

#include "parse/page_mender.h"

/// The borders between the cells on one page, and what speaks for them.
namespace jixiao::parse {
namespace {

using text::Leaf;
using text::Seam;
using text::SplicedText;

/// What speaks against a choice, in points. Their relations matter: what cannot be an entry outweighs any
/// look of lines, a line wider than its column outweighs one that is short, and a border more than needed
/// costs a little.
constexpr int cost_no_entry = 500;
constexpr int cost_label_outside = 200;
constexpr int cost_unknown_level = 40;
constexpr int cost_sentence_in_field = 30;
constexpr int gain_equal_targets = 15;
constexpr int cost_sentence_in_name = 30;
constexpr int cost_no_name = 30;
constexpr int cost_name_goes_on = 2;
constexpr int cost_only_name_goes_on = 8;
constexpr int cost_name_goes_on_alone = 20;
constexpr int cost_name_of_unknown_width = 6;
constexpr int cost_objective_after_its_end = 3;
constexpr int cost_objective_unfinished = 6;
constexpr int cost_objective_cut = 11;
constexpr int cost_objective_breaks_off = 8;
constexpr int cost_begins_with_mark = 8;
constexpr int cost_gap_inside = 1;
constexpr int cost_border_inside_line = 8;
constexpr int cost_column_too_many = 3;
constexpr int most_for_wide_line = 40;
constexpr int most_for_short_line = 4;
constexpr int cost_ends_early = 6;
constexpr int cost_indent_inside = 20;
constexpr int cost_outside_like_objective = 8;
constexpr int least_margin = 10;
/// Names are not longer than this many lines.
constexpr std::size_t most_name_units = 16;

}  // namespace

/// The units at whose beginning a real entry begins, and the number of units at the end.
std::vector<std::size_t> PageMender::head_units(const SplicedText& text) {
  std::vector<std::size_t> heads;
  trial_.clear();
  trial_.append_range(text, {units_.front().range.begin, units_.back().range.end}, Seam::line_break);
  scan(trial_, {0, trial_.size()});
  const std::uint32_t shift = units_.front().range.begin;
  std::vector<std::uint32_t> begins;
  for (const model::Indicator& entry : scan_.indicators) begins.push_back(entry.whole.begin);
  for (const Leaf damaged : scan_.damaged) {  // it has a head and no end: the next page cuts it again
    if (entry_.head.starts(trial_.text(), damaged.begin, groups_)) begins.push_back(damaged.begin);
  }
  std::sort(begins.begin(), begins.end());
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    const auto holds = [&](std::uint32_t begin) {
      return begin + shift >= units_[unit].range.begin && begin + shift < units_[unit].range.end;
    };
    if (std::any_of(begins.begin(), begins.end(), holds)) heads.push_back(unit);
  }
  heads.push_back(units_.size());
  return heads;
}

/// What speaks against the entry that the page cut going on at unit `from`; `next_head` is the unit in which
/// the entry after it begins.
int PageMender::straddle_cost(const SplicedText& text, std::size_t from, std::size_t next_head, bool last) {
  trial_.clear();
  trial_.append_range(entries_, {open_begin_, entries_.size()}, Seam::line_break);
  const std::size_t stop = std::min(next_head + 1, units_.size());
  if (from < stop) {
    trial_.append_range(text, {units_[from].range.begin, units_[stop - 1].range.end}, Seam::line_break);
  }
  scan(trial_, {0, trial_.size()});
  const bool whole = !scan_.indicators.empty() && scan_.indicators.front().whole.begin == 0;
  // On a page in the middle the entry may go on still further; then nothing more is known.
  if (!whole) return !last && next_head == units_.size() ? 0 : cost_no_entry;
  const model::Indicator& entry = scan_.indicators.front();
  const auto says = [this](Leaf leaf) { return trial_[leaf]; };
  int cost = 0;
  if (entry.level1.id.empty() || entry.level2.id.empty()) cost += cost_unknown_level;
  for (const Leaf field : {entry.name, entry.period.text, entry.annual.text}) {
    std::string_view value = says(field);
    for (const std::string& mark : entry_.ends) {
      if (value.ends_with(mark)) value.remove_suffix(mark.size());
    }
    if (has_sentence_end(value)) cost += cost_sentence_in_field;
  }
  if (says(entry.period.text) == says(entry.annual.text)) cost -= gain_equal_targets;
  return cost;
}

/// The unit in which the first label of a field of an entry ends; their number where there is none.
std::size_t PageMender::first_label(const SplicedText& text) const {
  std::size_t without = 0, with = units_.size() + 1;  // labels in so many units, none in so many
  while (with - without > 1) {
    const std::size_t count = without + (with - without) / 2;
    (reader_.has_label(words(text, 0, count)) ? with : without) = count;
  }
  return without;
}

/// What speaks against borders, but for the entry that the page cut.
int PageMender::borders_cost(const SplicedText& text, const Borders& borders, bool last, const Row& row,
                             const CellWidths& widths, const NameStyle& style) const {
  const std::size_t count = units_.size();
  int cost = lines_cost(0, borders.name, widths, Cell::name) +
             lines_cost(borders.name, borders.objective, widths, Cell::objective) +
             lines_cost(borders.objective, borders.entries, widths, Cell::entries) +
             rest_cost(borders.entries, row.another_row, widths) + text_cost(text, borders, last, widths);
  if (row.another_row && has_sentence_end(words(text, borders.entries, count))) cost += cost_sentence_in_name;
  if (name_.size() == 0) {
    cost += borders.name == 0 ? cost_no_name : 0;
  } else if (borders.name > 0) {
    cost += widths.width(Cell::name) > 0 ? cost_name_goes_on : cost_name_of_unknown_width;
    if (only_name_before_) cost += cost_name_goes_on_alone;
  }
  if (borders.name > 0 && borders.name == borders.entries) cost += cost_only_name_goes_on;
  if (widths.has_gaps_inside()) cost += inside_lines_cost(borders);
  for (std::size_t unit = 0; style.projects_indent.value_or(false) && unit < count; ++unit) {
    if (unit != borders.entries && units_[unit].indented) cost += cost_indent_inside;
  }
  return cost;
}

void PageMender::take_page(const SplicedText& text, bool last, const Row& row, const CellWidths& widths,
                           const NameStyle& style, Result& result) {
  const std::vector<std::size_t> heads = head_units(text);
  const bool open = open_begin_ < entries_.size();
  const std::size_t count = units_.size();
  const std::size_t labelled = first_label(text);
  Borders best, second;
  best.cost = second.cost = std::numeric_limits<int>::max();
  const auto consider = [&](Borders borders) {
    borders.cost += borders_cost(text, borders, last, row, widths, style);
    if (borders.objective > labelled) borders.cost += cost_label_outside;
    if (borders.cost < best.cost) std::swap(best, borders);
    if (borders.cost < second.cost) second = borders;
  };

  // What stands behind the first head of an entry belongs to entries.
  const std::size_t first_head = heads.front();
  for (std::size_t from = 0; from <= first_head; ++from) {
    const bool has_entries = from < count;
    if (!open && has_entries && from != first_head) continue;  // entries begin with a head
    const int entries_cost = open ? straddle_cost(text, from, first_head, last) : 0;
    for (std::size_t name = 0; name <= std::min(from, most_name_units); ++name) {
      if (has_entries) {
        consider({name, from, count, entries_cost});
        continue;
      }
      // Behind the last page's cells comes the next row's name, or text that belongs to no row.
      const std::size_t first_next = last ? name : count;
      const std::size_t last_next = last && row.another_row ? count - 1 : count;
      for (std::size_t next = first_next; next <= last_next; ++next)
        consider({name, next, next, entries_cost});
    }
  }

  const auto move = [&](std::size_t from, std::size_t to, SplicedText& cell) {
    if (from < to)
      cell.append_range(text, {units_[from].range.begin, units_[to - 1].range.end}, Seam::line_break);
  };
  move(0, best.name, name_);
  move(best.name, best.objective, objective_);
  move(best.objective, best.entries, entries_);
  move(best.entries, count, next_name_);
  if (best.objective < best.entries) entries_begun_ = true;
  find_open_entry();
  if (second.cost - least_margin <= best.cost && second.cost != std::numeric_limits<int>::max()) {
    const std::size_t border = best.objective != second.objective ? std::min(best.objective, second.objective)
                               : best.name != second.name         ? std::min(best.name, second.name)
                                                                  : std::min(best.entries, second.entries);
    if (border == count) return;
    const bool in_name = border < best.name || border >= best.entries;
    result.assumed.push_back({units_[border].range, in_name                   ? "name"
                                                    : border < best.objective ? "objective"
                                                                              : "indicators"});
  }
}

/// What the look of lines says against these units being one cell of that width, or of any that is wider.
int PageMender::lines_cost(std::size_t from, std::size_t to, const CellWidths& widths, Cell cell,
                           bool may_be_wider) const {
  const unsigned width = widths.width(cell), slack = widths.slack(cell);
  int cost = 0;
  for (std::size_t unit = from; unit < to;) {
    unsigned line = units_[unit].width;
    std::size_t next = unit + 1;
    for (; next < to && units_[next].after_gap; ++next) {
      line += 1 + units_[next].width;
      cost += cost_gap_inside;
    }
    if (width > 0 && line > width + slack && !may_be_wider) {
      cost += std::min(most_for_wide_line, static_cast<int>(line - width) * cost_column_too_many);
    } else if (width > 0 && line < width && next < to) {
      const int missing = static_cast<int>(width - line);
      cost += std::min(most_for_short_line, missing / 4);
      if (ends_early(next - 1, line, width)) cost += cost_ends_early;
    }
    unit = next;
  }
  return cost;
}

/// What speaks against borders that are gaps on a line, where lines have gaps of their own.
int PageMender::inside_lines_cost(const Borders& borders) const {
  const auto is_inside = [this](std::size_t border) {
    return border < units_.size() && units_[border].after_gap;
  };
  int count = is_inside(borders.name) ? 1 : 0;
  if (borders.objective != borders.name && is_inside(borders.objective)) ++count;
  if (borders.entries != borders.objective && is_inside(borders.entries)) ++count;
  return count * cost_border_inside_line;
}

/// What the look of lines says against the units from here on being the next row's name; without another row,
/// against their belonging to no cell.
int PageMender::rest_cost(std::size_t from, bool another_row, const CellWidths& widths) const {
  const std::size_t count = units_.size();
  if (from == count) return 0;
  if (another_row) {
    if (widths.width(Cell::name) == 0) return 0;
    const Cell cell = name_cell(from, widths);
    return lines_cost(from, count, widths, cell, !widths.is_wrapped(cell));
  }
  const unsigned width = widths.width(Cell::objective);
  bool like_objective = width > 0;
  for (std::size_t unit = from; unit < count; ++unit) {
    const unsigned own = units_[unit].width;
    const bool is_full = own + most_missing >= width || unit + 1 == count;
    like_objective = like_objective && own <= width + 1 && is_full;
  }
  return like_objective ? cost_outside_like_objective : 0;
}

std::string_view PageMender::words(const SplicedText& text, std::size_t from, std::size_t to) const {
  return from < to ? text[{units_[from].range.begin, units_[to - 1].range.end}] : std::string_view{};
}

/// What the words say against these borders.
int PageMender::text_cost(const SplicedText& text, const Borders& borders, bool last,
                          const CellWidths& widths) const {
  const int mark_cost = widths.cut_before_marks() ? 0 : cost_begins_with_mark;
  int cost = 0;
  if (has_sentence_end(words(text, 0, borders.name))) cost += cost_sentence_in_name;
  const std::string_view more = words(text, borders.name, borders.objective);
  if (borders.name > 0 && begins_with_mark(more)) cost += mark_cost;
  if (begins_with_mark(words(text, borders.entries, units_.size()))) cost += cost_begins_with_mark;
  const Ending ending = objective_ending_;
  if (more.empty()) {
    if (!last || ending == Ending::sentence || ending == Ending::short_line) return cost;
    return cost + (ending == Ending::full_line ? cost_objective_cut : cost_objective_unfinished);
  }
  if (ending == Ending::sentence || ending == Ending::short_line) cost += cost_objective_after_its_end;
  if (last && !ends_sentence(more)) cost += cost_objective_breaks_off;
  return cost;
}

}  // namespace jixiao::parse
