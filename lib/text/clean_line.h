#pragma once
#include <cstdint>
#include <string_view>

namespace jixiao::text {

/// A whole line of an input without a suspect (see text/suspects.h) but for spaces: nothing but text. Several
/// stand in a list as they do in the input, with nothing but line ends between two of them: one more if there
/// are empty lines. The last one of a list is empty and tells where the input goes on.
struct CleanLine {
  std::string_view text;           ///< padded, without the line end
  std::uint64_t byte = 0;          ///< where it begins in the input
  std::uint64_t line = 0;          ///< its number, see Position
  std::uint32_t source_bytes = 0;  ///< of the input that it took, without the line end
  std::uint32_t first_space = 0;   ///< where that stands in its text; how long this is if there is none

  [[nodiscard]] bool has_spaces() const { return first_space < text.size(); }

  /// Bytes of the line ends in front of it and behind `before`, and how many empty lines stand there.
  [[nodiscard]] std::uint64_t breaks_behind(const CleanLine& before) const {
    return byte - before.byte - before.source_bytes;
  }
  [[nodiscard]] std::uint32_t empty_lines_behind(const CleanLine& before) const {
    return static_cast<std::uint32_t>(line - before.line - 1);
  }
};

}  // namespace jixiao::text
