#include "parse/cell_widths.h"

#include <algorithm>
#include <cstring>

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

/// Near enough for comparing lines of one table: one column for ASCII, two for everything else.
std::size_t rough_width(std::string_view line) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::size_t most_words = 31;  // the sum of what they count fits a byte
  const auto sum = [](std::uint64_t bytes) { return (bytes * ones) >> 56; };
  std::size_t width = line.size();
  while (line.size() >= sizeof ones) {
    const std::size_t words = std::min(line.size() / sizeof ones, most_words);
    std::uint64_t others = 0, continuations = 0;  // than ASCII, by place in a word
    for (std::size_t word = 0; word < words; ++word) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, line.data() + word * sizeof bytes, sizeof bytes);
      others += (bytes >> 7) & ones;
      continuations += (bytes >> 7) & (~bytes >> 6) & ones;
    }
    width += sum(others) - 2 * sum(continuations);
    line.remove_prefix(words * sizeof ones);
  }
  for (const char byte : line) {
    if (text::is_continuation(byte)) {
      --width;
    } else if (static_cast<unsigned char>(byte) >= 0x80) {
      ++width;
    }
  }
  return width;
}

}  // namespace

void CellWidths::clear() {
  cells_ = {};
}

void CellWidths::learn(const text::SplicedText& row, text::Leaf range, Cell cell) {
  if (range.absent() || range.empty()) return;
  Counts& counts = cells_[static_cast<std::size_t>(cell)];
  const auto& splices = row.splices();
  for (std::size_t index = row.splice_at(range.begin);
       index < splices.size() && splices[index].begin < range.end;) {
    const std::uint32_t begin = std::max(splices[index].begin, range.begin);
    ++index;
    while (index < splices.size() && splices[index].before < text::Seam::line_break) ++index;
    const std::uint32_t end = std::min(index < splices.size() ? splices[index].begin : row.size(), range.end);
    if (begin >= end) continue;
    const std::size_t width = rough_width(row[{begin, end}]);
    ++counts.lines[std::min(width, widest - 1)];
    ++counts.total;
  }
}

unsigned CellWidths::slack(Cell cell) const {
  return cells_[static_cast<std::size_t>(cell)].total < many_lines ? slack_of_few : 1;
}

unsigned CellWidths::width(Cell cell) const {
  const Counts& counts = cells_[static_cast<std::size_t>(cell)];
  if (counts.total < fewest_lines) return 0;
  std::uint32_t wider = 0;
  for (std::size_t width = widest; width-- > 0;) {
    wider += counts.lines[width];
    if (wider * odd_lines > counts.total) return static_cast<unsigned>(width);
  }
  return 0;
}

}  // namespace jixiao::parse
