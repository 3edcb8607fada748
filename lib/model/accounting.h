#pragma once
#include <array>
#include <cstdint>
#include <string_view>

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

/// How many bytes had which fate. They add up to the size of the input.
struct Accounting {
  std::array<std::uint64_t, fates> bytes{};

  [[nodiscard]] std::uint64_t sum() const;
};

}  // namespace jixiao::model
