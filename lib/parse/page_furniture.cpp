#include <algorithm>

#include "parse/state.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::Seam;
using text::SplicedText;

/// What repeats a title may add to it: (continued).
constexpr std::size_t longest_addition = 24;

/// A line of a text, and whether a page turned before it.
struct Line {
  Leaf range;
  bool opens_page = false;
};

std::vector<Line> lines_of(const SplicedText& text, std::uint32_t from, std::uint32_t limit) {
  std::vector<Line> lines;
  for (std::size_t index = text.splice_at(from); index < text.splices().size(); ++index) {
    const text::Splice& splice = text.splices()[index];
    if (splice.begin >= limit) break;
    const std::uint32_t begin = std::max(splice.begin, from);
    if (splice.before < Seam::line_break && !lines.empty()) continue;
    if (!lines.empty()) lines.back().range.end = begin;
    lines.push_back({{begin, limit}, splice.begin == begin && splice.before == Seam::page_break});
  }
  return lines;
}

}  // namespace

/// Whether a line repeats the title of the table at hand, its department or its money unit.
bool Parser::State::repeats_head(std::string_view line) const {
  if (line.size() < shortest_head_line) return false;
  if (!head_title.empty() && line.starts_with(head_title))
    return line.size() <= head_title.size() + longest_addition;
  if (!heads->may_begin_label(line)) return false;
  // A piece of the department's name alone may be a piece of a unit's name.
  const auto begins = [line](const std::string& label) { return line.starts_with(label); };
  const bool has_label =
      std::any_of(form->department_labels.begin(), form->department_labels.end(), begins) ||
      std::any_of(form->money_unit_labels.begin(), form->money_unit_labels.end(), begins);
  return has_label && head_lines.find(line) != std::string::npos;
}

/// Takes out what pages repeat around the table: its title, department and money unit, and running titles.
/// Only the lines next to a page's edge are looked at, so that no cell loses a line that happens to be the
/// same. What stands from `limit` on stays, and `limit` goes with it.
void Parser::State::take_page_furniture(std::uint32_t& limit) {
  if (!row.text.turns_page({row.body, limit})) return;
  const std::vector<Line> lines = lines_of(row.text, row.body, limit);
  lex::RunningLines& running = lexer.running_lines();
  std::vector<Leaf> furniture;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    if (!lines[index].opens_page) continue;
    if (index > 0) {
      const std::string foot = lex::without_blanks(row.text[lines[index - 1].range]);
      const bool is_taken = !furniture.empty() && furniture.back() == lines[index - 1].range;
      if (!is_taken && (running.is_foot(foot) || repeats_head(foot)))
        furniture.push_back(lines[index - 1].range);
    }
    std::size_t top = index;
    for (; top < lines.size(); ++top) {
      const std::string line = lex::without_blanks(row.text[lines[top].range]);
      if (!running.is_top(line) && !repeats_head(line)) break;
      furniture.push_back(lines[top].range);
    }
    if (top > index) index = top - 1;  // those that are taken are not looked at again
  }
  take_furniture(furniture, limit);
}

}  // namespace jixiao::parse
