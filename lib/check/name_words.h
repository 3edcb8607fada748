#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jixiao::check {

/// A name of 8 to 32 bytes, as nearly all, in four numbers that overlap and together say all of it: hashed
/// and compared without a loop, whose end would be guessed wrong.
class NameWords {
 public:
  [[nodiscard]] static bool fits(std::string_view name) {
    return name.size() - width <= (count - 1) * width;  // a shorter one wraps around
  }
  NameWords() = default;
  /// Of one that fits.
  explicit NameWords(std::string_view name) {
    for (std::size_t index = 0; index < count; ++index)
      std::memcpy(&words_[index], name.data() + std::min(index * width, name.size() - width), width);
  }

  /// In place of the words of a name that does not fit.
  explicit NameWords(std::size_t number) { words_[0] = number; }
  [[nodiscard]] std::size_t number() const { return static_cast<std::size_t>(words_[0]); }

  /// Equal names have equal words; these and the size make a name.
  [[nodiscard]] bool operator==(const NameWords& other) const {
    std::uint64_t difference = 0;
    for (std::size_t index = 0; index < count; ++index) difference |= words_[index] ^ other.words_[index];
    return difference == 0;
  }
  [[nodiscard]] const std::array<std::uint64_t, 4>& all() const { return words_; }
  [[nodiscard]] bool has_byte(unsigned char byte) const {
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t found = 0;
    for (const std::uint64_t word : words_) {
      const std::uint64_t other = word ^ (ones * byte);  // 0 where that byte stands
      found |= (other - ones) & ~other;
    }
    return (found & (ones << 7U)) != 0;
  }

 private:
  static constexpr std::size_t width = sizeof(std::uint64_t), count = 4;
  std::array<std::uint64_t, count> words_{};
};

}  // namespace jixiao::check
