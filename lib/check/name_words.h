#pragma once
#include <algorithm>
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
    // Written out, so that they stay in registers: a vector that is read from what was just written waits.
    const std::size_t last = name.size() - width;
    first_ = load(name.data());
    second_ = load(name.data() + std::min(width, last));
    third_ = load(name.data() + std::min(2 * width, last));
    last_ = load(name.data() + last);
  }
  /// In place of the words of a name that does not fit.
  explicit NameWords(std::size_t number) : first_(number) {}
  [[nodiscard]] std::size_t number() const { return static_cast<std::size_t>(first_); }

  /// Equal names have equal words; these and the size make a name.
  [[nodiscard]] bool operator==(const NameWords& other) const {
    return ((first_ ^ other.first_) | (second_ ^ other.second_) | (third_ ^ other.third_) |
            (last_ ^ other.last_)) == 0;
  }
  /// What `mix(state, word)` makes of all of them, one after another.
  template <class Mix>
  [[nodiscard]] std::uint64_t mixed(std::uint64_t state, const Mix& mix) const {
    return mix(mix(mix(mix(state, first_), second_), third_), last_);
  }
  [[nodiscard]] bool has_byte(unsigned char byte) const {
    constexpr std::uint64_t ones = 0x0101010101010101;
    const auto zeros = [&](std::uint64_t word) {
      const std::uint64_t other = word ^ (ones * byte);  // 0 where that byte stands
      return (other - ones) & ~other;
    };
    return ((zeros(first_) | zeros(second_) | zeros(third_) | zeros(last_)) & (ones << 7U)) != 0;
  }

 private:
  static constexpr std::size_t width = sizeof(std::uint64_t), count = 4;
  static std::uint64_t load(const char* from) {
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
  }
  std::uint64_t first_ = 0, second_ = 0, third_ = 0, last_ = 0;
};

}  // namespace jixiao::check
