#include "parse/page_mender.h"

#include <algorithm>
#include <limits>

#include "parse/ranges.h"
#include "text/character.h"
#include "text/utf8.h"
#include "text/width.h"

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
/// 12、1- lacks its words.
constexpr std::size_t longest_piece_of_head = 5;
constexpr int cost_outside_like_objective = 8;
/// A full line of a cell may lack so many columns.
constexpr unsigned most_missing = 4;
constexpr int least_margin = 10;
/// Names are not longer than this many lines, and a page not longer than this many stretches of lines.
constexpr std::size_t most_name_units = 16;
constexpr std::size_t most_units = 400;
/// Nor has a page, or an entry with what could not be read in front of it, more bytes.
constexpr std::uint32_t longest_page = 64U << 10, longest_entry = 16U << 10;

}  // namespace

bool PageMender::mend(const SplicedText& text, const Row& row, const CellWidths& widths,
                      const NameStyle& style, SplicedText& mended, Result& result) {
  result.assumed.clear();
  constexpr std::size_t usual_borders = 8;
  std::vector<std::uint32_t> pages;
  pages.reserve(usual_borders);
  pages.push_back(row.body);
  for (std::size_t index = text.splice_at(row.body); index < text.splices().size(); ++index) {
    const text::Splice& splice = text.splices()[index];
    if (splice.begin >= row.body && splice.begin < row.end && splice.before == Seam::page_break) {
      pages.push_back(splice.begin);
    }
  }
  pages.push_back(row.end);
  lines_are_full_ = widths.lines_are_full();
  const bool once = pages.size() == 3 && row.another_row && !row.name.empty();
  const Leaf after{pages[1], row.end};
  const bool may_be_between_rows = once && is_name(text, after, widths) && !reader_.has_label(text[after]);
  if (may_be_between_rows && ends_sentence(text[{row.body, pages[1]}])) {
    doubt_name(text, {row.body, pages[1]}, after, widths, style, result);
    return false;
  }
  scan(text, {row.body, row.end});
  if (scan_.indicators.empty() && scan_.damaged.empty()) return mend_name(text, row, widths, mended, result);
  if (may_be_between_rows && scan_.damaged.empty() && scan_.end <= pages[1]) {
    doubt_name(text, {row.body, pages[1]}, after, widths, style, result);
    return false;
  }

  for (SplicedText* cell : {&name_, &objective_, &entries_, &next_name_}) cell->clear();
  name_.append_range(text, row.name, Seam::line_break);
  only_name_before_ = pages[1] == row.body;
  split_first_page(text, row, pages[1]);
  for (std::size_t page = 1; page + 1 < pages.size(); ++page) {
    if (pages[page] == pages[page + 1]) continue;
    if (next_name_begun_) {  // nothing but the next row's name is left
      next_name_.append_range(text, {pages[page], row.end}, Seam::page_break);
      break;
    }
    objective_ending_ = ending(objective_, {0, objective_.size()}, widths);
    take_units(text, {pages[page], pages[page + 1]}, style);
    if (units_.empty()) continue;
    if (is_too_much()) {
      result.assumed.clear();
      return false;
    }
    take_page(text, page + 2 == pages.size(), row, widths, style, result);
  }

  mended.clear();
  mended.append_range(name_, {0, name_.size()}, Seam::line_break);
  result.name = {0, mended.size()};
  mended.append_range(text, row.amounts, Seam::line_break);
  result.amounts_begin = mended.size() - row.amounts.size();
  result.body = mended.size();
  for (const SplicedText* cell : {&objective_, &entries_, &next_name_}) {
    mended.append_range(*cell, {0, cell->size()}, Seam::line_break);
  }
  return true;
}

/// Reads entries and forgets those that were read before: of the same entry every trial gives another one.
void PageMender::scan(const SplicedText& text, Leaf range) {
  reader_.begin_row();
  reader_.scan(text, range, scan_);
}

/// Whether the page at hand, or the entry that it may go on, is larger than any that was printed. All ways to
/// give its lines to cells are tried, so time would grow with more than its size.
bool PageMender::is_too_much() const {
  const std::uint32_t page = units_.back().range.end - units_.front().range.begin;
  return units_.size() > most_units || page > longest_page || entries_.size() - settled_ > longest_entry;
}

/// A row without cells, a spending unit: the page may have turned inside its name. Then the lines on the next
/// page are two cells, and every line of a cell but its last one is full.
bool PageMender::mend_name(const SplicedText& text, const Row& row, const CellWidths& widths,
                           SplicedText& mended, Result& result) {
  const Cell cell = widths.width(Cell::unit_name) > 0 ? Cell::unit_name : Cell::name;
  const unsigned width = widths.width(cell);
  const text::Splice& first = text.splices()[text.splice_at(row.body)];
  if (width == 0 || !row.another_row || row.name.empty() || first.begin != row.body ||
      first.before != Seam::page_break)
    return false;
  const auto is_full = [&](std::size_t unit) {
    const unsigned line = units_[unit].width;
    return line + most_missing >= width && !ends_early(unit, line, width);
  };
  take_units(text, row.name, {});
  if (units_.empty() || !is_full(units_.size() - 1)) return false;
  take_units(text, {row.body, row.end}, {});
  std::size_t count = 0;
  while (count < units_.size() && is_full(count)) ++count;
  if (++count >= units_.size()) return false;
  const std::uint32_t next = units_[count].range.begin;
  if (has_sentence_end(text[{row.body, next}])) return false;  // no name has one
  mended.clear();
  mended.append_range(text, row.name, Seam::line_break);
  mended.append_range(text, {row.body, next}, Seam::line_break);
  result.name = {0, mended.size()};
  mended.append_range(text, row.amounts, Seam::line_break);
  result.amounts_begin = mended.size() - row.amounts.size();
  result.body = mended.size();
  mended.append_range(text, {next, row.end}, Seam::page_break);
  return true;
}

/// Whether a page that begins with this holds nothing else, by its look: the next row's name. A page that
/// turned between two rows cut nothing.
bool PageMender::is_name(const SplicedText& text, Leaf range, const CellWidths& widths) {
  if (has_sentence_end(text[range])) return false;
  if (widths.width(Cell::unit_name) == 0) return true;
  take_units(text, range, {});
  const unsigned width = widths.width(name_cell(0, widths));
  if (width == 0) return true;
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    if (units_[unit].after_gap) continue;
    if (units_[unit].width > width + 1) return false;
    const bool ends_line = unit + 1 < units_.size() && !units_[unit + 1].after_gap;
    if (ends_line && ends_early(unit, units_[unit].width, width)) return false;
  }
  return true;
}

/// What seems to be the next row's name, on several lines, may begin with the end of an objective that looks
/// as if it went on.
void PageMender::doubt_name(const SplicedText& text, Leaf cells, Leaf name, const CellWidths& widths,
                            const NameStyle& style, Result& result) {
  take_units(text, name, style);
  const auto begins_line = [](const Unit& unit) { return !unit.after_gap; };
  const bool is_indented = style.projects_indent.value_or(false) && units_.front().indented;
  if (is_indented || std::count_if(units_.begin(), units_.end(), begins_line) < 2) return;
  const Leaf first_line = units_.front().range;
  scan(text, cells);
  if (scan_.indicators.empty() || scan_.begin == cells.begin) return;
  const Ending objective = ending(text, {cells.begin, scan_.begin}, widths);
  if (objective == Ending::full_line || (objective == Ending::unknown && widths.width(Cell::objective) == 0))
    result.assumed.push_back({first_line, "name"});
}

/// Which cell the units from here on would be as the next row's name: that of a spending unit only if they
/// are too wide for a project's.
Cell PageMender::name_cell(std::size_t from, const CellWidths& widths) const {
  const unsigned width = widths.width(Cell::name);
  const auto fits = [width](const Unit& unit) { return unit.after_gap || unit.width <= width + 1; };
  const bool unit_is_wider = widths.width(Cell::unit_name) > width;
  const bool all_fit = std::all_of(units_.begin() + static_cast<std::ptrdiff_t>(from), units_.end(), fits);
  return unit_is_wider && !all_fit ? Cell::unit_name : Cell::name;
}

/// Whether a line of a cell that ends with a unit had room for what the next line begins with.
bool PageMender::ends_early(std::size_t unit, unsigned line, unsigned width) const {
  constexpr unsigned ideograph_width = 2;
  return lines_are_full_ && !units_[unit].indented && line + ideograph_width <= width &&
         units_[unit].ends_free && unit + 1 < units_.size() && units_[unit + 1].begins_free;
}

PageMender::Ending PageMender::ending(const SplicedText& text, Leaf objective, const CellWidths& widths) {
  const unsigned width = widths.width(Cell::objective);
  const Leaf range = trimmed(text.text(), objective.begin, objective.end);
  if (range.empty()) return Ending::unknown;
  if (ends_sentence(text[range])) return Ending::sentence;
  if (width == 0) return Ending::unknown;
  take_units(text, {last_line(text, range), range.end}, {});
  unsigned line = 0;
  for (const Unit& unit : units_) line = unit.after_gap ? line + 1 + unit.width : unit.width;
  if (line + most_missing >= width) return Ending::full_line;
  return line + 2 * most_missing >= width ? Ending::unknown : Ending::short_line;
}

/// Before the page turned: the objective up to the first entry, the entries from there.
void PageMender::split_first_page(const SplicedText& text, const Row& row, std::uint32_t page_end) {
  scan(text, {row.body, page_end});
  settled_ = 0;
  entries_begun_ = !scan_.indicators.empty() || !scan_.damaged.empty();
  std::uint32_t border = entries_begun_ ? scan_.begin : page_end;
  // The last digit of an objective that the page cut stands before the number of the first entry, "6" and
  // "1、".
  if (!scan_.indicators.empty() && scan_.indicators.front().number_text.begin == border) {
    const std::uint32_t last_digit = scan_.indicators.front().number_text.end - 1;
    if (last_digit > border && text.text()[last_digit] == '1' && seam_before(text, last_digit))
      border = last_digit;
  }
  objective_.append_range(text, {row.body, border}, Seam::line_break);
  entries_.append_range(text, {border, page_end}, Seam::line_break);
  find_open_entry();
}

void PageMender::find_open_entry() {
  open_begin_ = entries_.size();
  next_name_begun_ = false;
  if (!entries_begun_) return;
  scan(entries_, {settled_, entries_.size()});
  if (!scan_.indicators.empty()) settled_ = scan_.indicators.back().whole.begin;
  const Leaf rest = trimmed(entries_.text(), scan_.end, entries_.size());
  if (rest.empty() && !scan_.open) return;
  open_begin_ = scan_.end;
  if (!rest.empty() && may_begin_entry(entries_[rest])) return;
  // A sentence may end inside a field; then what stands behind it is damage of its own and the same entry.
  for (std::size_t index = scan_.damaged.size(); index-- > 0;) {
    if (scan_.damaged[index].end < open_begin_) break;
    open_begin_ = scan_.damaged[index].begin;
    if (entry_.head.starts(entries_.text(), open_begin_, groups_)) break;
  }
  next_name_begun_ = open_begin_ == scan_.end;
}

/// Whether a text that is no entry may be the beginning of one: a head, or a piece of one.
bool PageMender::may_begin_entry(std::string_view text) {
  if (entry_.head.starts(text, 0, groups_)) return true;
  std::size_t at = 0;
  const bool is_digit = text::is_digit(text::next_character(text, at));
  return is_digit && text::count_characters(text) <= longest_piece_of_head;
}

void PageMender::take_units(const SplicedText& text, Leaf page, const NameStyle& style) {
  units_.clear();
  for (std::size_t index = text.splice_at(page.begin); index < text.splices().size(); ++index) {
    const text::Splice& splice = text.splices()[index];
    if (splice.begin < page.begin) continue;
    if (splice.begin >= page.end) break;
    const std::uint32_t next =
        index + 1 < text.splices().size() ? text.splices()[index + 1].begin : text.size();
    if (splice.before == Seam::none && !units_.empty()) {
      units_.back().range.end = std::min(next, page.end);
      continue;
    }
    units_.push_back({{splice.begin, std::min(next, page.end)},
                      0,
                      splice.before == Seam::gap,
                      splice.before >= Seam::line_break && splice.visible_column() > style.left_edge});
  }
  for (Unit& unit : units_) {
    unit.width = static_cast<unsigned>(text::display_width(text[unit.range], text::Ambiguous::wide));
    unit.begins_free = begins_with_ideographs(text[unit.range]);
    unit.ends_free = ends_with_ideograph(text[unit.range]);
  }
}

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

void PageMender::take_page(const SplicedText& text, bool last, const Row& row, const CellWidths& widths,
                           const NameStyle& style, Result& result) {
  const std::vector<std::size_t> heads = head_units(text);
  const bool open = open_begin_ < entries_.size();
  const std::size_t count = units_.size();
  const unsigned own_width = widths.width(Cell::name);
  const std::size_t labelled = first_label(text);
  Borders best, second;
  best.cost = second.cost = std::numeric_limits<int>::max();
  const auto consider = [&](Borders borders) {
    borders.cost += lines_cost(0, borders.name, widths, Cell::name) +
                    lines_cost(borders.name, borders.objective, widths, Cell::objective) +
                    lines_cost(borders.objective, borders.entries, widths, Cell::entries) +
                    rest_cost(borders.entries, row.another_row, widths) +
                    text_cost(text, borders, last, widths);
    if (borders.objective > labelled) borders.cost += cost_label_outside;
    if (row.another_row && has_sentence_end(words(text, borders.entries, count)))
      borders.cost += cost_sentence_in_name;
    if (name_.size() == 0) {
      borders.cost += borders.name == 0 ? cost_no_name : 0;
    } else if (borders.name > 0) {
      borders.cost += own_width > 0 ? cost_name_goes_on : cost_name_of_unknown_width;
      if (only_name_before_) borders.cost += cost_name_goes_on_alone;
    }
    if (borders.name > 0 && borders.name == borders.entries) borders.cost += cost_only_name_goes_on;
    if (widths.has_gaps_inside()) borders.cost += inside_lines_cost(borders);
    for (std::size_t unit = 0; style.projects_indent.value_or(false) && unit < count; ++unit) {
      if (unit != borders.entries && units_[unit].indented) borders.cost += cost_indent_inside;
    }
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

/// What the look of lines says against these units being one cell of that width.
int PageMender::lines_cost(std::size_t from, std::size_t to, const CellWidths& widths, Cell cell) const {
  const unsigned width = widths.width(cell), slack = widths.slack(cell);
  int cost = 0;
  for (std::size_t unit = from; unit < to;) {
    unsigned line = units_[unit].width;
    std::size_t next = unit + 1;
    for (; next < to && units_[next].after_gap; ++next) {
      line += 1 + units_[next].width;
      cost += cost_gap_inside;
    }
    if (width > 0 && line > width + slack) {
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
    return lines_cost(from, count, widths, name_cell(from, widths));
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

bool PageMender::ends_sentence(std::string_view text) const {
  return std::any_of(entry_.ends.begin(), entry_.ends.end(),
                     [&](const auto& mark) { return text.ends_with(mark); });
}

bool PageMender::has_sentence_end(std::string_view text) const {
  return std::any_of(entry_.ends.begin(), entry_.ends.end(),
                     [&](const auto& mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace jixiao::parse
