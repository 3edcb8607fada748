#pragma once
#include <cstdint>

namespace jixiao::text {

/// A place in an input as it was given, before any repair.
struct Position {
  std::uint64_t byte = 0;    ///< offset from the start of the input, 0-based
  std::uint64_t line = 1;    ///< 1-based; LF, CRLF and a lone CR end a line
  std::uint32_t column = 1;  ///< 1-based, in Unicode code points; a BOM has none
  std::uint32_t page =
      0;  ///< 2 behind the first form feed, and so on; 0: none has come and none is known to come

  friend bool operator==(const Position&, const Position&) = default;
};

/// A byte of the input that nobody knows.
inline constexpr std::uint64_t unknown_byte = ~std::uint64_t{0};

/// A half-open range of bytes of the input.
struct ByteSpan {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

/// A half-open range of a text held elsewhere (of `SplicedText::text()` for everything a row says).
/// `begin == end` is an empty range; `absent()` is no range at all.
struct Leaf {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t begin = none;
  std::uint32_t end = none;

  [[nodiscard]] bool absent() const { return begin == none; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  friend bool operator==(const Leaf&, const Leaf&) = default;
};

}  // namespace jixiao::text
