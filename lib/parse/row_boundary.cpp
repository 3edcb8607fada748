#include "parse/row_boundary.h"

#include <algorithm>

#include "parse/ranges.h"
#include "text/find.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::Seam;
using text::SplicedText;

/// Where the last line in the range begins that stands to the right of the table's left edge.
std::optional<std::uint32_t> last_indented_line(const SplicedText& text, Leaf range,
                                                std::uint32_t left_edge) {
  if (range.empty()) return std::nullopt;
  for (std::size_t index = text.splice_at(range.end - 1) + 1; index-- > 0;) {
    const text::Splice& splice = text.splices()[index];
    if (splice.begin < range.begin) return std::nullopt;
    if (splice.before >= Seam::line_break && splice.visible_column() > left_edge) return splice.begin;
  }
  return std::nullopt;
}

/// Where the last sentence in the range ends with a seam after it.
std::optional<std::uint32_t> last_sentence_end(const SplicedText& text, Leaf range,
                                               const grammar::Entry& entry) {
  const std::string_view window = text[range];
  std::optional<std::uint32_t> best;
  for (const std::string& mark : entry.ends) {
    for (std::size_t end = window.size(), at = 0;
         (at = text::find_last(window.substr(0, end), mark)) != std::string_view::npos;
         end = at + mark.size() - 1) {
      const auto stop = static_cast<std::uint32_t>(range.begin + at + mark.size());
      if (best && stop <= *best) break;
      if (seam_before(text, stop)) best = stop;
    }
  }
  return best;
}

/// Where the cells of a row surely end. Entries behind which one was left open stay whole; in the open one,
/// the next row's name may begin anywhere.
std::uint32_t sure_end(const EntryScan& scan) {
  if (!scan.open) return scan.end;
  std::uint32_t end = scan.begin;
  if (!scan.indicators.empty()) end = std::max(end, scan.indicators.back().whole.end);
  if (scan.damaged.size() > 1) end = std::max(end, scan.damaged[scan.damaged.size() - 2].end);
  return end;
}

Leaf present(Leaf leaf) {
  return leaf.empty() ? Leaf{} : leaf;
}

}  // namespace

Indent indent_at(const SplicedText& text, std::uint32_t offset, std::uint32_t left_edge) {
  if (offset >= text.size()) return Indent::unknown;
  const text::Splice& splice = text.splices()[text.splice_at(offset)];
  if (splice.begin != offset || splice.before < Seam::line_break) return Indent::unknown;
  return splice.visible_column() > left_edge ? Indent::yes : Indent::no;
}

Boundary find_boundary(const SplicedText& text, Leaf range, const EntryScan& scan, Indent own,
                       const NameStyle& style, const grammar::Entry& entry) {
  Boundary boundary;
  const bool has_entries = !scan.indicators.empty() || !scan.damaged.empty();
  const std::uint32_t cells_end = has_entries ? sure_end(scan) : range.begin;
  if (has_entries) boundary.objective = present(trimmed(text.text(), range.begin, scan.begin));
  const Leaf rest{cells_end, range.end};
  boundary.next = rest.begin;
  if (rest.empty()) return boundary;

  const bool may_be_indented = !style.projects_indent || *style.projects_indent;
  if (may_be_indented) {
    if (const auto line = last_indented_line(text, rest, style.left_edge)) {
      boundary.next = *line;
    } else if (scan.open) {
      boundary.next = last_line(text, rest);
    } else if (!has_entries && own == Indent::yes && style.projects_indent) {
      // A project without entries in front of a spending unit.
      const auto sentence = last_sentence_end(text, rest, entry);
      boundary.next = sentence ? *sentence : last_line(text, rest);
    } else if (const auto sentence = last_sentence_end(text, rest, entry)) {
      boundary.next = *sentence;
    }
  } else if (const auto sentence = last_sentence_end(text, rest, entry)) {
    boundary.next = *sentence;
  } else if (scan.open) {
    boundary.next = last_line(text, rest);
  }
  if (scan.open) return boundary;
  const Leaf before_name = present(trimmed(text.text(), rest.begin, boundary.next));
  (has_entries ? boundary.resumed : boundary.objective) = before_name;
  return boundary;
}

}  // namespace jixiao::parse
