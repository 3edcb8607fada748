#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jixiao::lex {

/// Notices cells that stand side by side, as `pdftotext -layout` pads them: behind wide gaps, lines go on in
/// the same place, one after another. Stray runs of spaces do not do that.
class SideBySide {
 public:
  /// Takes a piece of text behind two or more blanks into account, at `offset` of the text of line number
  /// `line` (blank lines are not counted), `characters` from its start. `inside`: something stands before the
  /// blanks.
  void add(std::string_view text, std::size_t offset, std::uint64_t line, std::uint32_t characters,
           bool inside);

  /// The number of the last line at which it was noticed; 0: it was not.
  [[nodiscard]] std::uint64_t last_line() const { return last_line_; }

 private:
  struct Place {
    std::uint32_t characters = 0, width = 0;  ///< what stands before it, counted and in terminal columns
    std::uint32_t lines = 1;                  ///< how many lines on end have something at this place
    std::uint32_t inside = 0;                 ///< on how many of them it stands behind something else
  };
  struct Line {
    std::uint64_t number = 0;
    std::size_t size = 0;
    std::array<Place, 8> places;
  };

  Line line_, before_;
  std::uint64_t last_line_ = 0;
};

}  // namespace jixiao::lex
