#include "parse/cell_widths.h"

#include <algorithm>
#include <cstring>

#include "text/character.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

/// Fewer lines than this say nothing.
constexpr std::uint32_t fewest_lines = 2;
/// Lines of a cell that was wrapped by hand differ by a character or two; so many of them show the widest.
constexpr std::uint32_t many_lines = 24;
constexpr unsigned slack_of_few = 4;
/// One line in so many may be wider: two cells that ran together, a formula.
constexpr std::uint32_t odd_lines = 50;
/// Where lines are cut anywhere, more than one in so many begins with a mark.
constexpr std::uint32_t rare_marks = 40;
/// Some lines end early all the same: the pieces of one in several fonts may stand on lines of their own.
constexpr std::uint32_t enough_inner_lines = 12, early_lines = 12;
constexpr unsigned ideograph_width = 2;
/// Justified text has gaps in more than one line of so many.
constexpr std::uint32_t many_gaps = 3;

/// Near enough for comparing lines of one table: one column for ASCII, two for everything else. Of a padded
/// line.
std::size_t rough_width(std::string_view line) {
  typedef signed char Bytes __attribute__((vector_size(16)));
  typedef std::uint64_t Words __attribute__((vector_size(16)));
  constexpr std::size_t bytes = sizeof(Bytes), most_at_once = 15 * bytes;  // what they add up to fits a byte
  constexpr signed char first_lead = -64;                                  // bytes from 0x80 to 0xBF go on
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr Bytes places{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  std::size_t width = 0;
  for (std::size_t begin = 0; begin < line.size(); begin += most_at_once) {
    const std::size_t stop = std::min(line.size(), begin + most_at_once);
    Bytes columns{};
    // A comparison is -1 where it holds: every character counts once, and once more if it is not ASCII.
    const auto counted = [&line](std::size_t at) {
      Bytes some;
      std::memcpy(&some, line.data() + at, bytes);
      const Bytes leads = some >= first_lead;
      return leads + (leads & (some < 0));
    };
    std::size_t at = begin;
    for (; stop - at >= bytes; at += bytes) columns -= counted(at);
    if (at < stop) columns -= counted(at) & (places < static_cast<signed char>(stop - at));
    const Words words = reinterpret_cast<Words>(columns);
    width += ((words[0] * ones) >> 56) + ((words[1] * ones) >> 56);
  }
  return width;
}

bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

/// Whether a byte is the first of three that are an ideograph: from U+5000 to U+9FFF there is nothing else.
bool leads_ideograph(char byte) {
  return static_cast<unsigned char>(byte) - 0xE5U <= 0xE9U - 0xE5U;
}
constexpr std::size_t ideograph_bytes = 3;

/// How many bytes the ideograph has that a text begins with; 0: it begins with none.
std::size_t leading_ideograph(std::string_view text) {
  if (text.empty() || is_ascii(text.front())) return 0;
  if (leads_ideograph(text.front())) return std::min(ideograph_bytes, text.size());
  std::size_t at = 0;
  return text::is_ideograph(text::next_character(text, at)) ? at : 0;
}

}  // namespace

void CellWidths::clear() {
  for (Counts& counts : cells_) {
    const auto forget = [&counts](auto& by_width) {
      std::fill_n(by_width.begin(), counts.widest_seen + 1, 0);
    };
    forget(counts.lines);
    forget(counts.inner);
    counts.widest_seen = 0;
    counts.total = 0;
    counts.is_wrapped = false;
  }
  lines_ = lines_with_gaps_ = full_lines_ = marks_behind_them_ = 0;
}

void CellWidths::learn(const text::SplicedText& row, text::Leaf range, Cell cell) {
  if (range.absent() || range.empty()) return;
  Counts& counts = cells_[static_cast<std::size_t>(cell)];
  const bool is_text = cell == Cell::objective || cell == Cell::entries;
  const unsigned usual = is_text ? width(cell) : 0;
  const auto& splices = row.splices();
  for (std::size_t index = row.splice_at(range.begin);
       index < splices.size() && splices[index].begin < range.end;) {
    const std::uint32_t begin = std::max(splices[index].begin, range.begin);
    ++index;
    bool has_gap = false;
    std::size_t left_out = 0;  // columns of stray spaces
    for (; index < splices.size() && splices[index].before < text::Seam::line_break; ++index) {
      if (splices[index].before != text::Seam::gap || splices[index].begin >= range.end) continue;
      has_gap = true;
      if (row.text()[splices[index].begin - 1] != ' ') ++left_out;
    }
    const std::uint32_t end = std::min(index < splices.size() ? splices[index].begin : row.size(), range.end);
    if (begin >= end) continue;
    const std::string_view line = row[{begin, end}];
    counts.is_wrapped = counts.is_wrapped || begin > range.begin;
    const std::size_t width = std::min(rough_width(line) + left_out, widest - 1);
    ++counts.lines[width];
    counts.widest_seen = std::max(counts.widest_seen, width);
    ++counts.total;
    if (!is_text) continue;
    ++lines_;
    if (has_gap) ++lines_with_gaps_;
    if (end == range.end) break;
    const std::string_view next = row[{end, range.end}];
    if (ends_with_ideograph(line) && begins_with_ideographs(next)) ++counts.inner[width];
    if (usual == 0 || width + 1 < usual) continue;
    ++full_lines_;
    if (begins_with_mark(next)) ++marks_behind_them_;
  }
}

unsigned CellWidths::slack(Cell cell) const {
  return cells_[static_cast<std::size_t>(cell)].total < many_lines ? slack_of_few : 1;
}

bool CellWidths::has_gaps_inside() const {
  return lines_with_gaps_ * many_gaps > lines_;
}

bool CellWidths::lines_are_full() const {
  std::uint32_t early = 0, all = 0;
  for (const Cell cell : {Cell::objective, Cell::entries}) {
    const Counts& counts = cells_[static_cast<std::size_t>(cell)];
    const unsigned usual = width(cell);
    for (std::size_t width = 0; width <= counts.widest_seen; ++width) {
      all += counts.inner[width];
      if (width + ideograph_width <= usual) early += counts.inner[width];
    }
  }
  return all >= enough_inner_lines && early * early_lines <= all;
}

bool CellWidths::cut_before_marks() const {
  return marks_behind_them_ * rare_marks > full_lines_;
}

bool begins_with_ideographs(std::string_view text) {
  const std::size_t first = leading_ideograph(text);
  return first > 0 && (first == text.size() || leading_ideograph(text.substr(first)) > 0);
}

bool ends_with_ideograph(std::string_view text) {
  std::size_t at = text.size();
  if (at == 0 || is_ascii(text.back())) return false;
  if (at >= ideograph_bytes && leads_ideograph(text[at - ideograph_bytes])) return true;
  while (at > 0 && text::is_continuation(text[at - 1])) --at;
  return at > 0 && leading_ideograph(text.substr(at - 1)) > 0;
}

bool begins_with_mark(std::string_view text) {
  if (text.empty() || leads_ideograph(text.front())) return false;
  std::size_t at = 0;
  return text::is_closing_or_dividing(text::next_character(text, at));
}

unsigned CellWidths::width(Cell cell) const {
  const Counts& counts = cells_[static_cast<std::size_t>(cell)];
  if (counts.total < fewest_lines) return 0;
  std::uint32_t wider = 0;
  for (std::size_t width = counts.widest_seen + 1; width-- > 0;) {
    wider += counts.lines[width];
    if (wider * odd_lines > counts.total) return static_cast<unsigned>(width);
  }
  return 0;
}

}  // namespace jixiao::parse
