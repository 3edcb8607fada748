#pragma once
#include <cstddef>
#include <cstdint>

#include "text/spliced_text.h"

namespace jixiao::check {

/// Where the name and the amounts of a row begin: what SplicedText::position says. They stand in front, so
/// its pieces are walked from there, once for all of them, instead of being searched for each.
class RowPlaces {
 public:
  /// The text must outlive it.
  explicit RowPlaces(const text::SplicedText& text) : text_(text) {}

  text::Position of(std::uint32_t offset) {
    const auto& splices = text_.splices();
    if (splices.empty() || offset < splices[at_].begin) return text_.position(offset);
    while (at_ + 1 < splices.size() && splices[at_ + 1].begin <= offset) ++at_;
    // Amounts are pieces of their own nearly always: blanks stand around them.
    return offset == splices[at_].begin ? splices[at_].at : text_.position(offset);
  }

 private:
  const text::SplicedText& text_;
  std::size_t at_ = 0;  ///< the piece that held the last one
};

}  // namespace jixiao::check
