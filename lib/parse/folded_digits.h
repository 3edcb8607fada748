#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/target.h"

namespace jixiao::parse {

/// A text with its full-width digits in ASCII, so that patterns need only those, and the way back.
class FoldedDigits {
 public:
  explicit FoldedDigits(std::string_view printed);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Gives a reading of `text()` the places and the texts of parts that it has as printed.
  void restore(model::Reading& reading) const;

 private:
  [[nodiscard]] text::Leaf as_printed(text::Leaf leaf) const;

  std::string_view printed_;
  std::string text_;
  std::vector<std::uint32_t> folded_;  ///< offsets in `text_` of the digits that were folded
};

}  // namespace jixiao::parse
