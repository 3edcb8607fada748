#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "text/position.h"

namespace jixiao::model {

/// What became of a byte of the input. Every byte has exactly one fate.
enum class Fate : std::uint8_t {
  values,        ///< a leaf says it
  labels,        ///< words of the form: column heads, 合计, field labels
  separators,    ///< marks between fields; gaps and breaks between cells
  wraps,         ///< line ends inside a cell
  stray_spaces,  ///< blanks inside a cell, indents, blanks at line ends
  furniture,     ///< byte order mark, form feeds, page numbers, repeated heads
  outside,       ///< before a table's head or after its last row
  unparsed,      ///< could not be read; quoted in a finding
};
inline constexpr std::size_t fates = 8;

/// "values", "labels", … as the interface names them.
std::string_view fate_name(Fate fate);

/// Bytes of the input whose fate was decided at once: a piece of text, or what lies between two pieces.
struct FateRange {
  text::ByteSpan bytes;
  /// Of its characters. Between pieces a character that is no blank is page furniture, and no piece has a
  /// blank.
  Fate characters = Fate::furniture;
  Fate breaks = Fate::furniture;  ///< of its line ends
  Fate spaces = Fate::furniture;  ///< of its blanks
  bool between_pieces = false;
};

/// How many bytes had which fate. They add up to the size of the input.
struct Accounting {
  std::array<std::uint64_t, fates> bytes{};

  [[nodiscard]] std::uint64_t sum() const;
};

}  // namespace jixiao::model
