#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/spliced_text.h"

namespace jixiao::lex {

/// Tells the blank lines that a page break leaves from those that a dump puts behind each of its lines. Three
/// are a page break where lines have none, one or two behind them; where many have three or more, only a gap
/// that is wider still is one. What has been seen counts, so the first lines of such a dump open pages.
class PageGaps {
 public:
  /// Fewer blank lines are no page break anywhere.
  static constexpr std::uint32_t fewest = 3;

  /// What stands before a line of text with so many blank lines in front of it.
  [[nodiscard]] text::Seam seam_of(std::uint32_t blank_lines) const {
    return blank_lines >= of_page_break_ ? text::Seam::page_break : text::Seam::line_break;
  }

  /// A line of text comes, with so many blank lines in front of it.
  void add(std::uint32_t blank_lines) {
    if (blank_lines >= fewest) {
      add_wide(blank_lines);
    } else {
      add_narrow(1);
    }
  }
  /// So many lines come with fewer than `fewest`.
  void add_narrow(std::size_t lines) {
    if (wide_ == 0) return;
    wide_ -= static_cast<std::uint32_t>(std::min<std::size_t>(wide_, lines));
    if (wide_ == 0) narrowest_ = 0;  // nothing is left of what was seen
    decide();
  }

  /// What it has kept, to tell whether two go on alike.
  [[nodiscard]] std::uint64_t state() const { return std::uint64_t{narrowest_} << 32U | wide_; }

 private:
  // A wide gap counts as much as so many narrow ones: pages have more lines than that.
  static constexpr std::uint32_t weight = 3;
  static constexpr std::uint32_t many = 3 * weight;  ///< wide gaps, and they are usual
  static constexpr std::uint32_t most = 10 * weight;

  void add_wide(std::uint32_t blank_lines) {
    narrowest_ = wide_ == 0 ? blank_lines : std::min(narrowest_, blank_lines);
    wide_ = std::min(wide_ + weight, most);
    decide();
  }
  void decide() { of_page_break_ = wide_ < many ? fewest : narrowest_ + fewest; }

  std::uint32_t of_page_break_ = fewest;
  std::uint32_t wide_ = 0;       ///< how usual wide gaps are at the moment
  std::uint32_t narrowest_ = 0;  ///< of the wide gaps since there was none
};

}  // namespace jixiao::lex
