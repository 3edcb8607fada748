#include <algorithm>

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

/// Whether a line says that something else than a row begins.
bool Parser::State::begins_other_text(std::string_view line) const {
  if (line.empty() || line.size() > longest_heading) return false;
  const bool is_note = std::any_of(form->notes.begin(), form->notes.end(),
                                   [&](const std::string& word) { return line.starts_with(word); });
  const bool is_heading = is_note || form->any_after.any_matches(line);
  return is_heading && !repeats_head(lex::without_blanks(line));
}

/// Whether the table at hand has ended in the open row's text and other text of a larger document has begun;
/// where. The last line there belongs to the amounts that follow (`another_row`): it may only be named like a
/// heading.
bool Parser::State::other_text_begins(bool another_row, std::uint32_t& begin) const {
  const std::string_view text = row.text.text();
  // No heading stands before the last label of a field.
  const std::size_t label = entries->last_label(text.substr(row.body));
  const std::size_t from = row.body + (label == std::string_view::npos ? 0 : label);
  const auto& splices = row.text.splices();
  if (splices.empty()) return false;
  std::uint32_t line_end = row.text.size();
  std::uint32_t found = line_end;
  bool is_last = true;
  for (std::size_t index = splices.size(); index-- > 0 && splices[index].begin >= from;) {
    const text::Splice& splice = splices[index];
    if (splice.before < Seam::line_break) continue;
    const Leaf line = trimmed(text, splice.begin, line_end);
    line_end = splice.begin;
    if (!(is_last && another_row) && begins_other_text(row.text[line])) found = splice.begin;
    is_last = false;
  }
  if (found == row.text.size()) return false;
  begin = found;
  return true;
}

}  // namespace jixiao::parse
