#include <algorithm>

#include "parse/ranges.h"
#include "parse/state.h"
#include "text/find.h"
#include "text/text_memo.h"
#include "text/utf8.h"
#include "text/width.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::Seam;
using text::SplicedText;

/// What repeats a title may add to it: (continued).
constexpr std::size_t longest_addition = 24;
/// As many lines as a running title may have, and so many of them are remembered.
constexpr std::size_t most_lines_of_name = 2;
/// No more of an entry than this is looked at on each side of a page's edge.
constexpr std::uint32_t longest_side = 2048;
/// A full line of a cell may lack so many columns.
constexpr unsigned most_missing = 4;

bool begins_before(Leaf left, Leaf right) {
  return left.begin < right.begin;
}

/// Finds the lines of a text between two places.
void find_lines(const SplicedText& text, std::uint32_t from, std::uint32_t limit,
                std::vector<PageLine>& lines) {
  lines.clear();
  for (std::size_t index = text.splice_at(from); index < text.splices().size(); ++index) {
    const text::Splice& splice = text.splices()[index];
    if (splice.begin >= limit) break;
    const std::uint32_t begin = std::max(splice.begin, from);
    if (splice.before < Seam::line_break && !lines.empty()) continue;
    if (!lines.empty()) lines.back().range.end = begin;
    lines.push_back({{begin, limit}, splice.begin == begin && splice.before == Seam::page_break});
  }
}

}  // namespace

/// Whether a line repeats the title of the table at hand, its department or its money unit, or says that the
/// table goes on.
bool Parser::State::repeats_head(std::string_view line) const {
  if (form->any_continued.any_matches(line)) return true;
  if (line.size() < shortest_head_line) return false;
  if (!head_title.empty() && line.starts_with(head_title))
    return line.size() <= head_title.size() + longest_addition;
  if (!heads->may_begin_label(line)) return false;
  // A piece of the department's name alone may be a piece of a unit's name.
  const bool has_label = text::begins_with_any(line, form->department_labels) ||
                         text::begins_with_any(line, form->money_unit_labels);
  return has_label && head_lines.find(line) != std::string::npos;
}

/// Whether a line may be a running title: no sentence ends in it, and it is no piece of an entry.
bool Parser::State::may_be_running(std::string_view line) const {
  const auto holds = [line](const std::string& mark) { return line.find(mark) != std::string_view::npos; };
  return std::none_of(form->entry.ends.begin(), form->entry.ends.end(), holds) &&
         std::none_of(form->entry.separators.begin(), form->entry.separators.end(), holds);
}

/// The entry around a line that may be no part of it, with some on both sides: marks that end an entry stand
/// in fields as well. Absent when nothing ends behind the line.
Leaf Parser::State::entry_around(Leaf line, std::uint32_t limit) const {
  constexpr int most_marks = 3;
  const std::vector<std::string>& ends = form->entry.ends;
  const std::uint32_t from = line.begin - std::min(line.begin - row.body, longest_side);
  const std::uint32_t to = line.end + std::min(limit - line.end, longest_side);
  Leaf entry{from, line.end};
  for (int marks = 0; marks < most_marks; ++marks) {
    const text::FoundMark end = text::find_first(row.text.text(), entry.end, to, ends);
    if (end.at == std::string_view::npos) break;
    entry.end = static_cast<std::uint32_t>(end.at + ends[end.mark].size());
  }
  if (entry.end == line.end) return {};
  std::string_view before = row.text[{from, line.begin}];
  for (int marks = 0; marks <= most_marks; ++marks) {  // the first of them begins behind one more
    std::size_t begin = 0, size = 0;
    for (const std::string& end : ends) {
      const std::size_t at = text::find_last(before, end);
      if (at != std::string_view::npos && at + end.size() > begin) begin = at + end.size(), size = end.size();
    }
    entry.begin = from + static_cast<std::uint32_t>(begin);
    if (begin == 0) break;
    before = before.substr(0, begin - size);
  }
  return entry;
}

/// Whether a line is as wide as those of entries: then it may well be one of theirs.
bool Parser::State::fills_entry_line(std::string_view line) const {
  const unsigned width = widths.width(Cell::entries);
  return width > 0 && text::display_width(line, text::Ambiguous::wide) + most_missing >= width;
}

/// Whether a line is the department's name alone, and not where the lines of names end: a name of which the
/// page shows no more than this would go on behind it. Or the name and the number of the page.
bool Parser::State::is_department_foot(std::string_view line, std::uint32_t page) const {
  constexpr std::size_t longest_number = 4;
  if (head.department.absent() || line.size() > head.department.size() + longest_number) return false;
  const std::string name = lex::without_blanks(head.text[head.department]);
  if (!line.starts_with(name)) return false;
  if (line.size() > name.size()) return line.substr(name.size()) == std::to_string(std::max(page, 1U));
  const unsigned width = std::max(widths.width(Cell::name), widths.width(Cell::unit_name));
  return text::display_width(line, text::Ambiguous::wide) + most_missing < width;
}

/// Reads the entries of a range without `left_out` and what is known to be furniture.
Parser::State::Fitness Parser::State::fitness_of(Leaf range, Leaf left_out) {
  std::vector<Leaf> gone{left_out};
  for (auto leaf = furniture.rbegin(); leaf != furniture.rend() && leaf->end > range.begin; ++leaf)
    gone.push_back(*leaf);
  std::sort(gone.begin(), gone.end(), begins_before);
  scratch.clear();
  std::uint32_t at = range.begin, place = 0;
  for (const Leaf leaf : gone) {
    if (leaf.end < at) continue;
    if (leaf.begin > at) scratch.append_range(row.text, {at, leaf.begin}, Seam::page_break);
    at = leaf.end;
    if (leaf == left_out) place = scratch.size();
  }
  scratch.append_range(row.text, {at, range.end}, Seam::page_break);
  entries->begin_row();
  entries->scan(scratch, {0, scratch.size()}, scan);
  Fitness fitness;
  fitness.points = -static_cast<int>(scan.damaged.size());
  for (const model::Indicator& entry : scan.indicators) {
    ++fitness.points;
    for (const model::Level& level : {entry.level1, entry.level2}) fitness.points += level.id.empty() ? 0 : 1;
    const bool has_two_targets = !entry.period.text.absent() && !entry.annual.text.absent();
    if (has_two_targets && scratch[entry.period.text] == scratch[entry.annual.text]) ++fitness.points;
    fitness.is_inside = fitness.is_inside || (entry.whole.begin < place && place < entry.whole.end);
  }
  return fitness;
}

/// Takes out the last line of a page where the entry that the page cuts is a better one without it: no page
/// before has shown that it runs. Where it is as good, a line with much room is doubted. The next page may go
/// on with the row's other cells, so its first line tells nothing like that.
void Parser::State::take_foot_inside_entry(std::size_t line, std::uint32_t limit) {
  const Leaf foot = page_lines[line].range;
  const Leaf entry = entry_around(foot, limit);
  if (entry.absent() || fills_entry_line(row.text[foot]) || !entries->has_label(row.text[entry])) return;
  const Fitness with = fitness_of(entry, {foot.begin, foot.begin}), without = fitness_of(entry, foot);
  if (!without.is_inside) return;
  if (without.points > with.points) {
    furniture.insert(std::upper_bound(furniture.begin(), furniture.end(), foot, begins_before), foot);
  } else if (without.points == with.points && has_much_room(line)) {
    const Leaf printed = trimmed(row.text.text(), foot.begin, foot.end);
    add_damage(model::Damage::Kind::cell_assumed, printed).subject.field = "indicators";
  }
}

/// Whether a line is much shorter than the widest of those in front of it.
bool Parser::State::has_much_room(std::size_t line) const {
  constexpr std::size_t most_lines = 8;
  const auto width_of = [this](std::size_t index) {
    return text::display_width(row.text[page_lines[index].range], text::Ambiguous::wide);
  };
  std::size_t widest = 0;
  for (std::size_t index = line - std::min(line, most_lines); index < line; ++index)
    widest = std::max(widest, width_of(index));
  return width_of(line) + 2 * std::size_t{most_missing} < widest;
}

/// Whether a range of the open row is all of one line, which stands at the foot of a page and ends no
/// sentence. No objective begins or goes on there: below the row of a spending unit, or behind entries, it is
/// what the page prints.
bool Parser::State::is_foot_line(Leaf line) const {
  const std::vector<text::Splice>& splices = row.text.splices();
  if (line.absent() || line.end >= row.text.size()) return false;
  const std::size_t first = row.text.splice_at(line.begin), behind = row.text.splice_at(line.end);
  if (splices[first].begin != line.begin || splices[first].before != Seam::line_break ||
      splices[behind].before != Seam::page_break || !may_be_running(row.text[line]))
    return false;
  const auto begins_line = [](const text::Splice& splice) { return splice.before >= Seam::line_break; };
  const auto at = [&](std::size_t index) { return splices.begin() + static_cast<std::ptrdiff_t>(index); };
  return std::none_of(at(first + 1), at(behind), begins_line);
}

/// Says of the lines of a name in front of a page's edge that they may be what the page prints there: only a
/// name that stands alone on them would go on behind it without the amounts.
void Parser::State::doubt_cut_name(std::uint32_t name_begin) {
  if (name_begin >= row.text.size()) return;
  const std::vector<text::Splice>& splices = row.text.splices();
  for (std::size_t index = row.text.splice_at(name_begin); index < splices.size(); ++index) {
    if (splices[index].before != Seam::page_break || splices[index].begin <= name_begin) continue;
    const Leaf lines = trimmed(row.text.text(), name_begin, splices[index].begin);
    const text::Position place = row.text.position(lines.begin);
    const bool is_said = std::any_of(waiting.begin(), waiting.end(), [&](const model::Damage& damage) {
      return damage.kind == model::Damage::Kind::cell_assumed && damage.begin.byte == place.byte;
    });
    if (!is_said) add_damage(model::Damage::Kind::cell_assumed, lines).subject.field = "name";
    return;
  }
}

/// Remembers how the next row's name begins: rows that are called alike may open pages.
void Parser::State::note_name_lines() {
  const Leaf name = next_row.name;
  if (name.empty()) return;
  const std::vector<text::Splice>& splices = next_row.text.splices();
  std::size_t index = next_row.text.splice_at(name.begin);
  if (splices[index].begin == name.begin && splices[index].before == Seam::page_break) return;
  std::uint32_t begin = name.begin;
  for (std::size_t line = 0; line < most_lines_of_name && begin < name.end; ++line) {
    ++index;
    while (index < splices.size() && splices[index].before < Seam::line_break) ++index;
    const std::uint32_t end = index < splices.size() ? std::min(splices[index].begin, name.end) : name.end;
    name_lines.add(next_row.text[{begin, end}]);
    begin = end;
  }
}

void NameLines::add(std::string_view line) {
  const std::uint64_t hash = text::hash_text(line);
  for (std::size_t index = 0; index < most; ++index) {
    if (hashes_[index] == hash && lines_[index] == line) return;
  }
  hashes_[next_] = hash;
  lines_[next_].assign(line);
  next_ = (next_ + 1) % most;
}

bool NameLines::has(std::string_view line) const {
  return std::any_of(lines_.begin(), lines_.end(),
                     [line](const std::string& each) { return lex::without_blanks(each) == line; });
}

void NameLines::clear() {
  for (std::string& line : lines_) line.clear();
  next_ = 0;
}

/// Whether column heads stood right in front of a line that a page opens: there is no running title there.
bool Parser::State::stands_below_heads(std::uint32_t line_begin) const {
  const std::uint64_t byte = row.text.splices()[row.text.splice_at(line_begin)].at.byte;
  return std::binary_search(row.below_heads.begin(), row.below_heads.end(), byte);
}

/// Takes out a line in front of a page's edge that is known to be the page's foot; whether it is not, and may
/// be one all the same.
bool Parser::State::take_known_foot(Leaf line) {
  if (!furniture.empty() && furniture.back().end == line.end) return false;
  const std::string foot = lex::without_blanks(row.text[line]);
  const bool may_run = may_be_running(foot);
  const bool is_known = (may_run && lexer.running_lines().is_foot(foot)) || repeats_head(foot) ||
                        is_department_foot(foot, row.text.position(line.begin).page);
  if (is_known) furniture.push_back(line);
  return may_run && !is_known;
}

/// Takes out what pages repeat around the table: its title, department and money unit, and running titles.
/// Only the lines next to a page's edge are looked at, so that no cell loses a line that happens to be the
/// same. What stands from `limit` on stays, and `limit` goes with it.
void Parser::State::take_page_furniture(std::uint32_t& limit) {
  if (!row.text.turns_page({row.body, limit})) return;
  std::vector<PageLine>& lines = page_lines;
  find_lines(row.text, row.body, limit, lines);
  lex::RunningLines& running = lexer.running_lines();
  furniture.clear();
  for (std::size_t index = 0; index < lines.size(); ++index) {
    if (!lines[index].opens_page) continue;
    const bool is_unknown = index > 0 && take_known_foot(lines[index - 1].range);
    std::size_t top = index;
    const bool is_below_heads = stands_below_heads(lines[index].range.begin);
    for (bool is_below_title = false; top < lines.size(); ++top) {
      const std::string line = lex::without_blanks(row.text[lines[top].range]);
      const bool is_top = !is_below_heads && may_be_running(line) && running.is_top(line) &&
                          (!name_lines.has(line) || running.is_opening(line));
      const bool is_taken = is_top || repeats_head(line) || (is_below_title && running.goes_on(line));
      if (!is_taken) break;
      furniture.push_back(lines[top].range);
      is_below_title = is_top;
    }
    if (is_unknown) take_foot_inside_entry(index - 1, limit);
    if (top > index) index = top - 1;  // those that are taken are not looked at again
  }
  take_furniture(limit);
}

}  // namespace jixiao::parse
