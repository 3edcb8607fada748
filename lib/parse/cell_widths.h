#pragma once
#include <array>
#include <cstdint>

#include "text/spliced_text.h"

namespace jixiao::parse {

/// The text cells of a row whose lines a page can interleave; `unit_name` is that of a spending unit's row.
enum class Cell : std::uint8_t { name, objective, entries, unit_name };

/// How wide the lines of each cell are printed in a table, learned from rows that no page cut. In terminal
/// columns.
class CellWidths {
 public:
  void clear();
  /// Takes the lines of one cell into account.
  void learn(const text::SplicedText& row, text::Leaf range, Cell cell);
  /// The width that nearly all lines of the cell keep to; 0 when too few have been seen.
  [[nodiscard]] unsigned width(Cell cell) const;
  /// By how much lines of the cell may be wider than that: the fewer were seen, the more.
  [[nodiscard]] unsigned slack(Cell cell) const;

 private:
  static constexpr std::size_t widest = 256;
  struct Counts {
    std::array<std::uint32_t, widest> lines{};
    std::uint32_t total = 0;
  };
  std::array<Counts, 4> cells_;
};

}  // namespace jixiao::parse
