#include <algorithm>
#include <utility>

#include "parse/ranges.h"
#include "parse/state.h"
#include "text/find.h"

namespace jixiao::parse {

using text::Leaf;
using text::Seam;

namespace {

/// A longer line is no heading.
constexpr std::uint32_t longest_heading = 200;

}  // namespace

/// What a line begins that stands where else only names of rows do.
Parser::State::Begun Parser::State::begun_by(std::string_view line) const {
  if (line.empty() || line.size() > longest_heading) return Begun::nothing;
  const bool is_note = text::begins_with_any(line, form->notes);
  const std::size_t which = is_note ? form->after.size() : form->any_other_text.first_match(line);
  if (which == grammar::PatternList::none || repeats_head(lex::without_blanks(line))) return Begun::nothing;
  return which < form->after.size() ? Begun::other : Begun::around;
}

/// Where text that belongs to no row begins in a range of the open row's text, which ends where a line does.
/// The last line there belongs to the amounts that follow (`another_row`): it may only be named like a
/// heading. No heading stands before the last label of a field; a label stands at `label`, if there is one.
std::optional<Parser::State::OtherText> Parser::State::other_text_in(
    Leaf range, bool another_row, std::optional<std::uint32_t> label) const {
  if (range.empty()) return std::nullopt;
  const std::string_view text = std::string_view(row.text.text()).substr(0, range.end);
  const auto last_label = [&](std::uint32_t from) {
    const std::size_t at = entries->last_label(text.substr(from));
    return at == std::string_view::npos ? from : from + static_cast<std::uint32_t>(at);
  };
  std::uint32_t from = label ? *label : last_label(range.begin);
  const auto& splices = row.text.splices();
  std::uint32_t line_end = range.end;
  OtherText found{line_end, true};
  bool is_last = true;
  for (std::size_t index = row.text.splice_at(range.end - 1) + 1;
       index-- > 0 && splices[index].begin >= from;) {
    const text::Splice& splice = splices[index];
    if (splice.before < Seam::line_break) continue;
    const Leaf line = trimmed(text, splice.begin, line_end);
    line_end = splice.begin;
    const Begun begun = is_last && another_row ? Begun::nothing : begun_by(row.text[line]);
    is_last = false;
    if (begun == Begun::nothing) continue;
    if (label) from = last_label(*std::exchange(label, {}));
    if (splice.begin >= from) found = {splice.begin, found.is_around && begun == Begun::around};
  }
  if (found.begin == range.end) return std::nullopt;
  return found;
}

/// Looks for other text in front of column heads that are printed again: a note or a signature below what the
/// page before held of the table. `row_ends` says whether the row at hand had all its entries before `range`,
/// and then whether it had before its end. A row that goes on behind the heads has no other text in it.
std::optional<Parser::State::OtherText> Parser::State::other_text_before_heads(Leaf range,
                                                                               std::uint32_t heads_end,
                                                                               bool& row_ends) const {
  const std::optional<OtherText> other = other_text_in(range, false, {});
  const Leaf cells = trimmed(row.text.text(), range.begin, other ? other->begin : range.end);
  const std::string_view text = row.text[cells];
  const std::size_t label = entries->last_label(text);
  if (label != std::string_view::npos || range.begin > row.body) {
    row_ends =
        (row_ends && text.empty()) ||
        text::find_first(text, label == std::string_view::npos ? 0 : label, text.size(), form->entry.ends)
                .at != std::string_view::npos;
  } else {
    row_ends = text.empty();  // an objective whose entries may follow
  }
  if (!other || row_ends) return other;
  const bool goes_on = entries->has_label(std::string_view(row.text.text()).substr(heads_end));
  return goes_on ? std::nullopt : other;
}

/// Whether other text in front of column heads is the foot of a page: one line, behind which the page turns,
/// and the heads say of no other table what it is.
bool Parser::State::is_foot(Leaf other, const FoundHead& next) const {
  const auto& splices = row.text.splices();
  const bool are_bare = next.title.absent() && next.department.absent() && next.money_unit.absent();
  if (!are_bare || other.end >= row.text.size()) return false;
  std::size_t index = row.text.splice_at(other.end);
  if (splices[index].begin != other.end || splices[index].before != Seam::page_break) return false;
  while (splices[--index].begin > other.begin) {
    if (splices[index].before >= Seam::line_break) return false;
  }
  return true;
}

/// Of a row that follows text that ends the table: says that it is not read, which nothing else does if the
/// row has no entries. It stands at the end of the open row's text, its name on one line. The table that has
/// just ended may have gone on with it, and then its sums are not those of the rows that were read.
void Parser::State::report_row_behind_table() {
  const auto& splices = row.text.splices();
  std::size_t first = splices.size() - 1;
  while (first > 0 && splices[first].before < Seam::line_break) --first;
  const Leaf line{splices[first].begin, row.text.size()};
  leave_outside({0, line.begin});
  fates.take_all(row.text, line, Fate::unparsed);
  report_unread(trimmed(row.text.text(), line.begin, line.end));
  table_end.truncated = true;
}

}  // namespace jixiao::parse
