#pragma once
#include <array>
#include <cstdint>
#include <string_view>

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
  /// Whether any had more lines than one: else the cell may be wider than all that was seen of it.
  [[nodiscard]] bool is_wrapped(Cell cell) const { return cells_[static_cast<std::size_t>(cell)].is_wrapped; }
  /// Whether lines end only where the next character had no room, if neither it nor the last one is a mark, a
  /// letter or a digit: as programs break lines, and people do not.
  [[nodiscard]] bool lines_are_full() const;
  /// Whether lines are cut in front of marks that close or divide as well.
  [[nodiscard]] bool cut_before_marks() const;
  /// Whether many lines have gaps in them, as justified text has: then a gap is hardly ever the border of two
  /// cells.
  [[nodiscard]] bool has_gaps_inside() const;

 private:
  static constexpr std::size_t widest = 256;
  struct Counts {
    std::array<std::uint32_t, widest> lines{};
    std::array<std::uint32_t, widest> inner{};  ///< those that end between ideographs
    std::size_t widest_seen = 0;
    std::uint32_t total = 0;
    bool is_wrapped = false;  ///< one has had more lines than one
  };
  std::array<Counts, 4> cells_;
  std::uint32_t lines_ = 0, lines_with_gaps_ = 0;  ///< of text cells
  std::uint32_t full_lines_ = 0,
                marks_behind_them_ = 0;  ///< of those: with another behind them; that begins with a mark
};

/// Whether a text begins with a mark that closes or divides.
bool begins_with_mark(std::string_view text);
/// Whether a text begins with two ideographs, or is one: in front of one and a mark, a line may end early, so
/// that the mark begins none.
bool begins_with_ideographs(std::string_view text);
/// Whether a text ends with an ideograph.
bool ends_with_ideograph(std::string_view text);

}  // namespace jixiao::parse
