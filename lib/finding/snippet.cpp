#include "finding/snippet.h"

#include <algorithm>

#include "text/utf8.h"

namespace jixiao::finding {
namespace {

/// How much of a line is kept on either side of the place, and of the place itself.
constexpr std::size_t reach = 512;
constexpr std::size_t widest_gap = 200;
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

/// The text of a splice, without the space that the next seam may have left behind it.
text::Leaf text_of(const text::SplicedText& text, std::size_t index) {
  const text::Splice& splice = text.splices()[index];
  return {splice.begin, splice.begin + splice.text_bytes};
}

/// Of a piece that is repeated byte for byte only what may be kept: a whole table can stand on one line.
text::Leaf clipped(const text::SplicedText& text, std::size_t index, text::Leaf place) {
  text::Leaf piece = text_of(text, index);
  if (!text.splices()[index].identical) return piece;
  const std::uint64_t to = std::uint64_t{place.begin} + 3 * reach;
  if (piece.end > to) piece.end = static_cast<std::uint32_t>(to);
  if (place.begin > piece.begin + 2 * reach)
    piece.begin = place.begin - static_cast<std::uint32_t>(2 * reach);
  while (text::is_continuation(text.text()[piece.begin])) --piece.begin;
  while (piece.end < text.size() && text::is_continuation(text.text()[piece.end])) --piece.end;
  return piece;
}

/// The splices on the line of `middle`, as far as `reach` goes.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;  ///< inclusive
};

Stretch stretch_around(const text::SplicedText& text, std::size_t middle, text::Leaf place) {
  const auto& splices = text.splices();
  const std::uint64_t line = splices[middle].at.line;
  Stretch found{middle, middle};
  while (found.first > 0 && splices[found.first - 1].at.line == line &&
         splices[found.first].begin + reach > place.begin) {
    --found.first;
  }
  while (found.last + 1 < splices.size() && splices[found.last + 1].at.line == line &&
         splices[found.last + 1].begin < place.begin + 2 * reach) {
    ++found.last;
  }
  return found;
}

/// Cuts a line to the surroundings of the place in it.
void shorten(Snippet& snippet) {
  std::string& line = snippet.line;
  std::size_t to = std::min<std::size_t>(snippet.end, snippet.begin + reach) + reach;
  if (to < line.size()) {
    while (text::is_continuation(line[to])) --to;
    line.resize(to);
    line += ellipsis;
    snippet.end = std::min(snippet.end, static_cast<std::uint32_t>(to));
  }
  if (snippet.begin <= reach) return;
  std::size_t from = snippet.begin - reach;
  while (text::is_continuation(line[from])) --from;
  line.replace(0, from, ellipsis);
  const auto shift = static_cast<std::uint32_t>(from - ellipsis.size());
  snippet.begin -= shift;
  snippet.end -= shift;
}

/// Says where in the place the input had a line end, as far as a place is shown.
void note_wraps(Snippet& snippet, const text::SplicedText& text, std::size_t middle, text::Leaf place) {
  const auto& splices = text.splices();
  for (std::size_t index = middle + 1; index < splices.size(); ++index) {
    const std::uint32_t begin = splices[index].begin;
    if (begin >= place.end || begin - place.begin > 3 * reach) return;
    if (splices[index].at.line != splices[index - 1].at.line) snippet.wraps.push_back(begin - place.begin);
  }
}

}  // namespace

Snippet snippet_of(const text::SplicedText& text, text::Leaf place) {
  Snippet snippet;
  if (place.absent() || text.splices().empty()) return snippet;
  const std::size_t middle = text.splice_at(place.begin);
  const Stretch stretch = stretch_around(text, middle, place);
  std::string& line = snippet.line;
  std::size_t column = 1;
  for (std::size_t index = stretch.first; index <= stretch.last; ++index) {
    const text::Splice& splice = text.splices()[index];
    const text::Leaf piece = clipped(text, index, place);
    const std::size_t gap = splice.at.column > column ? splice.at.column - column : 0;
    line.append(std::min(gap, widest_gap), ' ');
    const auto here = static_cast<std::uint32_t>(line.size());
    if (index == middle) {
      snippet.begin = here + (splice.identical ? std::min(place.begin, piece.end) - piece.begin : 0);
      snippet.end = snippet.begin;
    }
    if (index >= middle && piece.begin < place.end) {
      const std::uint32_t covered = splice.identical ? std::min(place.end, piece.end) : piece.end;
      snippet.end = std::max(snippet.end, here + (covered - piece.begin));
    }
    line += text[piece];
    column = splice.at.column + text::count_characters(text[piece]);
  }
  snippet.goes_on = place.end > text_of(text, stretch.last).end + 1;
  if (place.empty()) snippet.end = snippet.begin;
  if (text.encoding() == text::Encoding::utf8) {
    snippet.line_start = text.line_start(place.begin);
    snippet.end_line_start = place.empty() ? snippet.line_start : text.line_start(place.end - 1);
  }
  note_wraps(snippet, text, middle, place);
  shorten(snippet);
  return snippet;
}

void show_name(std::string_view name, std::string& out) {
  constexpr std::size_t longest_name = 1024;
  if (name.size() <= longest_name) {
    out.assign(name);
    return;
  }
  std::size_t size = longest_name;
  while (size > 0 && text::is_continuation(name[size])) --size;
  out.assign(name.substr(0, size));
  out += ellipsis;
}

}  // namespace jixiao::finding
