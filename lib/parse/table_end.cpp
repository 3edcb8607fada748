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

/// Whether a line says that something else than a row begins.
bool Parser::State::begins_other_text(std::string_view line) const {
  if (line.empty() || line.size() > longest_heading) return false;
  const bool is_heading = text::begins_with_any(line, form->notes) || form->any_after.any_matches(line);
  return is_heading && !repeats_head(lex::without_blanks(line));
}

/// Whether the table at hand has ended in the open row's text and other text of a larger document has begun;
/// where. The last line there belongs to the amounts that follow (`another_row`): it may only be named like a
/// heading. No heading stands before the last label of a field; a label stands at `label`, if there is one.
bool Parser::State::other_text_begins(bool another_row, std::optional<std::uint32_t> label,
                                      std::uint32_t& begin) const {
  const std::string_view text = row.text.text();
  const auto last_label = [&](std::uint32_t from) {
    const std::size_t at = entries->last_label(text.substr(from));
    return at == std::string_view::npos ? from : from + static_cast<std::uint32_t>(at);
  };
  std::uint32_t from = label ? *label : last_label(row.body);
  const auto& splices = row.text.splices();
  std::uint32_t line_end = row.text.size();
  std::uint32_t found = line_end;
  bool is_last = true;
  for (std::size_t index = splices.size(); index-- > 0 && splices[index].begin >= from;) {
    const text::Splice& splice = splices[index];
    if (splice.before < Seam::line_break) continue;
    const Leaf line = trimmed(text, splice.begin, line_end);
    line_end = splice.begin;
    const bool is_heading = !(is_last && another_row) && begins_other_text(row.text[line]);
    is_last = false;
    if (!is_heading) continue;
    if (label) from = last_label(*std::exchange(label, {}));
    if (splice.begin >= from) found = splice.begin;
  }
  if (found == row.text.size()) return false;
  begin = found;
  return true;
}

}  // namespace jixiao::parse
