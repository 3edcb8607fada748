#include "parse/page_mender.h"

#include <algorithm>

#include "parse/ranges.h"
#include "text/character.h"
#include "text/utf8.h"
#include "text/width.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::Seam;
using text::SplicedText;

/// 12、1- lacks its words.
constexpr std::size_t longest_piece_of_head = 5;
/// A page has no more stretches of lines than this.
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
  if (scan_.indicators.empty() && scan_.damaged.empty())
    return mend_name(text, row, widths, style, mended, result);
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

/// How many of the units behind a name that a page cut go on with it; all of them where nothing tells. Either
/// they stand at the left edge and the next name is indented, or every line of a cell but its last one is
/// full.
std::size_t PageMender::units_of_name(const SplicedText& text, const Row& row, const CellWidths& widths,
                                      const NameStyle& style) {
  const Cell cell = widths.width(Cell::unit_name) > 0 ? Cell::unit_name : Cell::name;
  const unsigned width = widths.width(cell);
  const auto is_full = [&](std::size_t unit) {
    const unsigned line = units_[unit].width;
    return line + most_missing >= width && !ends_early(unit, line, width);
  };
  take_units(text, row.name, style);
  const bool is_indented = units_.empty() || units_.front().indented;
  const bool ends_full = width > 0 && !units_.empty() && is_full(units_.size() - 1);
  take_units(text, {row.body, row.end}, style);
  std::size_t count = 0;
  if (style.projects_indent.value_or(false) && !is_indented) {
    while (count < units_.size() && !units_[count].indented) ++count;
    if (count > 0 && count < units_.size()) return count;
  }
  if (!ends_full) return units_.size();
  count = 0;
  while (count < units_.size() && is_full(count)) ++count;
  return std::min(count + 1, units_.size());
}

/// A row without cells, a spending unit: the page may have turned inside its name. Then the lines on the next
/// page are two cells.
bool PageMender::mend_name(const SplicedText& text, const Row& row, const CellWidths& widths,
                           const NameStyle& style, SplicedText& mended, Result& result) {
  const text::Splice& first = text.splices()[text.splice_at(row.body)];
  if (!row.another_row || row.name.empty() || first.begin != row.body || first.before != Seam::page_break)
    return false;
  const std::size_t count = units_of_name(text, row, widths, style);
  if (count == units_.size()) return false;
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

bool PageMender::ends_sentence(std::string_view text) const {
  return std::any_of(entry_.ends.begin(), entry_.ends.end(),
                     [&](const auto& mark) { return text.ends_with(mark); });
}

bool PageMender::has_sentence_end(std::string_view text) const {
  return std::any_of(entry_.ends.begin(), entry_.ends.end(),
                     [&](const auto& mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace jixiao::parse
