#include <algorithm>
#include <utility>

#include "parse/ranges.h"
#include "parse/state.h"
#include "text/utf8.h"

namespace jixiao::parse {

using text::Leaf;
using text::Seam;

namespace {

/// So near to the end of a row that grows a head may be cut, or stand in front of a total row.
constexpr std::uint32_t undecided_end = 16U << 10;
/// What stands in front of column heads is no longer than this, in bytes.
constexpr std::uint32_t longest_front = 1024;
/// Heads are no longer taken out.
constexpr std::uint32_t never = UINT32_MAX / 2;

}  // namespace

bool Parser::State::is_total_name(std::string_view name) const {
  return std::find(form->total_names.begin(), form->total_names.end(), name) != form->total_names.end();
}

/// Looks for a head in a range of the open row's text and begins its table; the first row's name begins at
/// `name_begin`.
bool Parser::State::begin_table_in(Leaf range, std::uint32_t& name_begin) {
  for (std::size_t index = 0; index < grammar.forms.size(); ++index) {
    const auto found = head_readers[index].find(row.text, range);
    if (!found) continue;
    // What follows a table that was refused is more of it, until another one says what it is.
    if (refused && found->title.absent() && found->department.absent()) continue;
    leave_outside({range.begin, found->begin});
    note_before_head(found->begin);
    fates.mark();
    account_head(*found);
    begin_table(*found, index);
    name_begin = found->end;
    skip_heads_behind_head({name_begin, range.end}, index, name_begin);
    return true;
  }
  return false;
}

/// Behind a head, before any row, the page may turn and repeat it. A head of another table there says that
/// the one at hand has no rows.
void Parser::State::skip_heads_behind_head(Leaf range, std::size_t form_index, std::uint32_t& name_begin) {
  while (const auto found = heads->find(row.text, {name_begin, range.end})) {
    if (is_another_head(*found)) {
      leave_outside({name_begin, found->begin});
      end_table(false);
      fates.mark();
      account_head(*found);
      begin_table(*found, form_index);
    } else {
      fates.take_all(row.text, {name_begin, found->end}, Fate::furniture);
    }
    name_begin = found->end;
  }
}

void Parser::State::begin_table(const FoundHead& found, std::size_t form_index) {
  inside = true;
  form = &grammar.forms[form_index];
  entries = readers[form_index].get();
  heads = &head_readers[form_index];
  style = {};
  held_from = queue.size();
  undecided = has_wide_gap({found.begin, found.end});
  table_begins_at = lexer.text_lines();
  counted_before = {source_end.rows_read, source_end.projects, source_end.indicators};
  head_given = rows_given = has_unit = unit_is_empty = whole_numbers = false;
  usual_count = 0;
  usual_decimals.reset();
  decimals_differ = false;
  page_number.reset();
  widths.clear();
  column_sums.begin(found.columns);
  row_kinds.begin();
  rows_seen = 0;
  unit_name.clear();
  name_lines.clear();

  keep(head, given.heads);
  keep(table_end, given.ends);
  head.number = static_cast<std::uint32_t>(++source_end.tables);
  head.grammar = form->name;
  head.text.clear();
  head.text.append_range(row.text, {found.begin, found.end}, Seam::line_break);
  const auto moved = [&found](Leaf leaf) {
    return leaf.absent() ? leaf : Leaf{leaf.begin - found.begin, leaf.end - found.begin};
  };
  head.title = moved(found.title);
  head.department = moved(found.department);
  head.money_unit = moved(found.money_unit);
  head_title = lex::without_blanks(head.text[head.title]);
  head_lines = lex::without_blanks(row.text[{found.begin, found.columns_begin}]);
  head.heads.clear();
  for (const Leaf leaf : found.heads) head.heads.push_back(moved(leaf));
  head.year = found.year;
  head.at = head.text.position(head.title.absent() ? 0 : head.title.begin);
  head.columns = found.columns;
  head.has_total = false;
  head.total_name = head.total_amounts_text = {};
  head.total = {};
}

/// Gives the head out, with the total row if that is the row at hand.
void Parser::State::emit_head() {
  if (head_given) return;
  head_given = true;
  queue.push_back(&head);
}

void Parser::State::end_table(bool truncated) {
  emit_head();
  flush_damages();
  table_end.number = head.number;
  table_end.truncated = truncated;
  table_end.late_total = std::exchange(late_total, false);
  const Fates::Oddities& oddities = fates.oddities();
  table_end.look_alikes = oddities.look_alikes;
  table_end.first_look_alike = oddities.first_look_alike;
  table_end.first_look_alike_end = oddities.first_look_alike_end;
  table_end.first_look_alike_snippet = oddities.first_look_alike_snippet;
  table_end.look_alike_char.clear();
  if (oddities.printed != 0) text::append_character(table_end.look_alike_char, oddities.printed);
  table_end.look_alike_read_as = oddities.read_as;
  table_end.stray_spaces = oddities.stray_spaces;
  table_end.first_stray_space = oddities.first_stray_space;
  table_end.first_stray_space_end = oddities.first_stray_space_end;
  table_end.first_stray_space_snippet = oddities.first_stray_space_snippet;
  fates.forget_oddities();
  queue.push_back(&table_end);
  leave_table();
}

void Parser::State::leave_table() {
  inside = undecided = false;
  form = nullptr;
  entries = nullptr;
  heads = nullptr;
}

/// Whether a head found in the open row's text names another title, department or money unit than the table
/// at hand has.
bool Parser::State::is_another_head(const FoundHead& found) const {
  const auto says_other = [&](Leaf said, Leaf own) {
    if (said.absent() || own.absent()) return false;
    const Leaf before{said.begin, found.columns_begin};
    const bool in_a_cell = std::any_of(
        form->entry.ends.begin(), form->entry.ends.end(),
        [&](const std::string& mark) { return row.text[before].find(mark) != std::string_view::npos; });
    return !in_a_cell && lex::without_blanks(row.text[said]) != lex::without_blanks(head.text[own]);
  };
  const bool same_title = !found.title.absent() && repeats_title(row.text[found.title]);
  return (!same_title && says_other(found.title, head.title)) ||
         says_other(found.department, head.department) || has_other_money_unit(found);
}

/// Whether a title is that of the table at hand, perhaps with words that say that the table goes on.
bool Parser::State::repeats_title(std::string_view title) const {
  if (head.title.absent()) return false;
  const std::string_view own = head.text[head.title];
  return title.starts_with(own) &&
         (title.size() == own.size() || form->any_continued.any_matches(title.substr(own.size())));
}

/// Amounts behind a head that says another unit are another table's: no row may be read in the wrong one.
bool Parser::State::has_other_money_unit(const FoundHead& found) const {
  if (found.money_unit.absent() || head.money_unit.absent() || !is_front(found)) return false;
  const auto word = [this](std::string_view printed) { return form->money_unit.find(printed); };
  return word(row.text[found.money_unit]) != word(head.text[head.money_unit]);
}

/// Whether what a head found in the open row's text begins with stands there for itself, on lines of its own:
/// words of a cell may look like a label.
bool Parser::State::is_front(const FoundHead& found) const {
  const std::string_view front = row.text[{found.begin, found.columns_begin}];
  const text::Splice& line = row.text.splices()[row.text.splice_at(found.begin)];
  const auto stands_in_it = [front](const std::string& mark) {
    return front.find(mark) != std::string_view::npos;
  };
  return front.size() <= longest_front && line.begin == found.begin && line.before >= Seam::line_break &&
         std::none_of(form->entry.ends.begin(), form->entry.ends.end(), stands_in_it);
}

/// Takes out column heads (with title and department, where they are printed again) that a page break put
/// into the text of the open row. A head in front of a total row, or one that names another department,
/// begins another table and stays: then true, and where it begins.
bool Parser::State::next_table_begins(std::uint32_t& head_begin) {
  FoundHead next;
  std::uint32_t limit = row.text.size();
  if (!take_repeated_heads({row.body, limit}, limit, next)) return false;
  entries->begin_row();
  entries->scan(row.text, {row.body, next.columns_begin}, scan);
  // The last row's own text must not be searched for a title.
  heads->find_front(row.text, std::max(scan.end, row.body), next);
  head_begin = next.begin;
  return true;
}

/// Takes out repeated heads in a range of it, but for those that reach beyond, and what pages print in front
/// of them. `limit` becomes where the range ends then. True if another table begins behind them, as the head
/// or text in front of it says; then the columns of its head are in `next`.
bool Parser::State::take_repeated_heads(Leaf range, std::uint32_t& limit, FoundHead& next) {
  furniture.clear();
  bool another = false, row_ends = true;
  for (std::uint32_t from = range.begin; from < range.end; from = next.end) {
    if (!heads->find_columns(row.text, {from, range.end}, next)) break;
    const Leaf rest = trimmed(row.text.text(), next.end, row.text.size());
    another = is_total_name(row.text[rest]);
    if (another) break;
    heads->find_front(row.text, from, next);
    another = is_another_head(next);
    if (another) break;
    const bool same_title = !next.title.absent() && repeats_title(row.text[next.title]);
    const bool same_department =
        !next.department.absent() && row.text[next.department] == head.text[head.department];
    const std::uint32_t front = same_title                          ? next.title.begin
                                : same_department || is_front(next) ? next.begin
                                                                    : next.columns_begin;
    const std::uint32_t begin = furniture_before(front, from);
    const auto other = other_text_before_heads({from, begin}, next.end, row_ends);
    another = other && !other->is_around && !is_foot({other->begin, begin}, next);
    if (another) break;
    if (other) {
      const Leaf before{other->begin, begin};
      other_text.push_back({before, row_ends ? Fate::outside : Fate::unparsed});
      if (!row_ends) report_unread(trimmed(row.text.text(), before.begin, before.end));
    }
    furniture.push_back({other ? other->begin : begin, next.end});
    note_below_heads(furniture.back());
  }
  take_furniture(limit);
  if (!another || furniture.empty()) return another;
  return heads->find_columns(row.text, {range.begin, row.text.size()}, next);  // it has moved
}

/// The same while the row grows, so that heads without a row between them take no room.
void Parser::State::take_repeated_heads_early() {
  const std::uint32_t begin =
      std::max(row.body, row.heads_taken_to - std::min(row.heads_taken_to, undecided_end));
  std::uint32_t limit = row.text.size() - undecided_end;
  FoundHead next;
  const bool another = take_repeated_heads({begin, limit}, limit, next);
  row.heads_taken_to = another ? never : limit;
}

/// Where the furniture of a page begins that stands in front of a repeated head: the number of the page, a
/// running title, or both, and lines that say that the table goes on. `begin`, where the head begins, if
/// there is none behind `from`.
std::uint32_t Parser::State::furniture_before(std::uint32_t begin, std::uint32_t from) {
  if (page_number) ++*page_number;
  begin = continued_before(begin, from);
  const std::uint32_t number = page_number_before(begin, from);
  const std::uint32_t title = running_line_before(number, from);
  const bool number_above = number == begin && title != begin;
  return continued_before(number_above ? page_number_before(title, from) : title, from);
}

/// Where the number of a page begins that stands alone on the line in front of `begin`, else `begin`. A table
/// may hold such a line as well: the number must go on from that of the page before.
std::uint32_t Parser::State::page_number_before(std::uint32_t begin, std::uint32_t from) {
  if (begin <= from) return begin;
  const text::Splice& line = row.text.splices()[row.text.splice_at(begin - 1)];
  const std::string_view printed = row.text[{line.begin, begin}];
  const bool is_number = std::any_of(grammar.furniture.page_edge.begin(), grammar.furniture.page_edge.end(),
                                     [&](const auto& pattern) { return pattern.matches(printed); });
  const auto number = text::Decimal::read(printed.substr(0, printed.find_first_not_of("0123456789")));
  if (line.begin < from || line.before < Seam::line_break || !is_number || !number) return begin;
  const auto value = static_cast<std::uint64_t>(number->units);
  if (page_number && *page_number != value) return begin;
  page_number = value;
  return line.begin;
}

/// Where the lines in front of `begin` begin that say no more than that the table goes on, else `begin`.
std::uint32_t Parser::State::continued_before(std::uint32_t begin, std::uint32_t from) const {
  while (begin > from) {
    const text::Splice& line = row.text.splices()[row.text.splice_at(begin - 1)];
    const Leaf printed = trimmed(row.text.text(), line.begin, begin);
    const bool is_line = line.begin >= from && line.before >= Seam::line_break;
    if (!is_line || !form->any_continued.any_matches(row.text[printed])) break;
    begin = line.begin;
  }
  return begin;
}

/// Where the running title begins that stands alone on the line in front of `begin`, else `begin`.
std::uint32_t Parser::State::running_line_before(std::uint32_t begin, std::uint32_t from) {
  const std::vector<text::Splice>& splices = row.text.splices();
  if (begin <= from || splices[row.text.splice_at(begin)].begin != begin) return begin;
  std::size_t index = row.text.splice_at(begin - 1);
  while (index > 0 && splices[index].before < Seam::line_break) --index;
  const std::uint32_t line = splices[index].begin;
  if (line < from || splices[index].before < Seam::line_break) return begin;
  const std::string printed = lex::without_blanks(row.text[{line, begin}]);
  const bool is_running =
      may_be_running(printed) && lexer.running_lines().add_above_heads(printed, splices[index].at.byte);
  return is_running ? line : begin;
}

/// Remembers what stands right behind heads that are about to be taken out, unless it is taken out as well.
void Parser::State::note_below_heads(Leaf taken) {
  const auto byte_at = [this](std::uint32_t begin) { return row.text.position(begin).byte; };
  if (!row.below_heads.empty() && row.below_heads.back() == byte_at(taken.begin)) row.below_heads.pop_back();
  const Leaf rest = trimmed(row.text.text(), taken.end, row.text.size());
  if (!rest.empty()) row.below_heads.push_back(byte_at(rest.begin));
}

/// Takes the furniture that was found out of the open row's text.
void Parser::State::take_furniture(std::uint32_t& limit) {
  if (furniture.empty()) return;
  scratch.clear();
  std::uint32_t at = 0;
  auto other = other_text.begin();
  for (const Leaf leaf : furniture) {
    if (leaf.begin < at) continue;
    std::uint32_t begin = leaf.begin;
    if (other != other_text.end() && other->range.begin == begin) {
      fates.take_all(row.text, other->range, other->fate);
      begin = other->range.end;
      ++other;
    }
    fates.take_all(row.text, {begin, leaf.end}, Fate::furniture);
    scratch.append_range(row.text, {at, leaf.begin}, at == 0 ? Seam::line_break : Seam::page_break);
    at = leaf.end;
  }
  scratch.append_range(row.text, {at, limit}, Seam::page_break);
  const std::uint32_t size = scratch.size();
  scratch.append_range(row.text, {limit, row.text.size()}, Seam::page_break);
  limit = size;
  swap(row.text, scratch);
  other_text.clear();
}

}  // namespace jixiao::parse
