#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace jixiao::check {

/// The beginning of a text in a fixed place: as many whole characters as fit, with an ellipsis where it was
/// cut.
template <std::size_t Size>
class ShortText {
  static_assert(Size < 256);

 public:
  ShortText() = default;
  explicit ShortText(std::string_view text) {
    std::size_t kept = text.size();
    if (kept > Size) {
      kept = Size - ellipsis.size();
      while (kept > 0 && text::is_continuation(text[kept])) --kept;
    }
    std::copy_n(text.begin(), kept, bytes_.begin());
    size_ = static_cast<std::uint8_t>(kept);
    if (kept == text.size()) return;
    std::copy(ellipsis.begin(), ellipsis.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(kept));
    size_ = static_cast<std::uint8_t>(kept + ellipsis.size());
  }

  [[nodiscard]] std::string text() const { return std::string(bytes_.data(), size_); }

 private:
  static constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  std::array<char, Size> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace jixiao::check
