#pragma once
#include <cstdint>
#include <optional>

#include "grammar/grammar.h"
#include "parse/entry_reader.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// Whether a row's name begins to the right of the table's left edge. `unknown`: it does not begin a line.
enum class Indent : std::uint8_t { unknown, no, yes };

/// Where the cells of a row end and the next row's name begins, in the text from the row's amounts to the
/// next row's.
struct Boundary {
  text::Leaf objective;    ///< absent: none
  text::Leaf resumed;      ///< more of the objective, after the entries; absent: none
  std::uint32_t next = 0;  ///< where the next row's name begins
};

/// What is known about how names stand in the table.
struct NameStyle {
  std::uint32_t left_edge = 1;  ///< the column in which unit names begin
  std::optional<bool>
      projects_indent;  ///< whether project names begin to the right of it; not known at first
};

Indent indent_at(const text::SplicedText& text, std::uint32_t offset, std::uint32_t left_edge);

/// `range` is the text after a row's amounts, `scan` what was read of it, `own` the indent of the row's own
/// name.
Boundary find_boundary(const text::SplicedText& text, text::Leaf range, const EntryScan& scan, Indent own,
                       const NameStyle& style, const grammar::Entry& entry);

}  // namespace jixiao::parse
