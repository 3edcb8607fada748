#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao::text {

/// An exact decimal number: `units` / 10^`scale`. Never a double; money and targets are compared and
/// printed exactly as they stand in the dump. At most 18 digits, so that sums fit 128 bits with room.
struct Decimal {
  std::int64_t units = 0;
  std::uint8_t scale = 0;  ///< digits after the point, 0 to 18

  /// Reads ASCII `-?[0-9]+(\.[0-9]+)?`, with commas anywhere between digits ignored. Nothing when the text is
  /// anything else or has more than 18 digits. The digits after the point are kept: "1,023.00" has scale 2.
  static std::optional<Decimal> read(std::string_view text);

  /// This times 10^`power`, without trailing zeros after the point ("11.5" and 4 give 115000).
  /// Nothing when it would not fit 18 digits.
  [[nodiscard]] std::optional<Decimal> times_power_of_ten(unsigned power) const;

  /// Appends the number with exactly `scale` digits after the point, as JSON and CSV write it.
  void append_to(std::string& out) const;
  [[nodiscard]] std::string to_string() const;
};

/// The number that 1 to 8 ASCII digits of a padded text (see text/suspects.h) say, without a loop over them:
/// how many there are cannot be foretold.
inline std::uint32_t number_of_digits(const char* digits, std::size_t count) {
  if constexpr (std::endian::native != std::endian::little) {
    std::uint32_t number = 0;
    for (; count > 0; --count, ++digits) number = number * 10 + static_cast<std::uint32_t>(*digits - '0');
    return number;
  }
  std::uint64_t all = 0;
  std::memcpy(&all, digits, sizeof all);
  all = (all << (8 * (sizeof all - count))) & 0x0F0F0F0F0F0F0F0F;  // in front of them as many zeros as fit
  // Two neighbours at a time become one number: of two digits, of four, of eight.
  all = ((all * (10 << 8 | 1)) >> 8) & 0x00FF00FF00FF00FF;
  all = ((all * (100 << 16 | 1)) >> 16) & 0x0000FFFF0000FFFF;
  return static_cast<std::uint32_t>((all * (std::uint64_t{10000} << 32 | 1)) >> 32);
}

/// Compares the numbers, not how they are printed: 1.0 equals 1.00.
int compare(const Decimal& left, const Decimal& right);
inline bool operator==(const Decimal& left, const Decimal& right) {
  return compare(left, right) == 0;
}
inline bool operator<(const Decimal& left, const Decimal& right) {
  return compare(left, right) < 0;
}
inline bool operator>(const Decimal& left, const Decimal& right) {
  return compare(left, right) > 0;
}
inline bool operator<=(const Decimal& left, const Decimal& right) {
  return compare(left, right) <= 0;
}
inline bool operator>=(const Decimal& left, const Decimal& right) {
  return compare(left, right) >= 0;
}

/// A sum of decimals: exact for up to 10^18 parts of 18 digits each with one scale; `overflow()` says when it
/// is not.
class DecimalSum {
 public:
  void add(const Decimal& part);
  void subtract(const Decimal& part);
  /// The number of digits after the point of the part that had most of them.
  [[nodiscard]] std::uint8_t scale() const { return scale_; }
  [[nodiscard]] bool overflow() const { return overflow_; }
  [[nodiscard]] bool is_zero() const { return units_ == 0; }
  [[nodiscard]] bool is_negative() const { return units_ < 0; }
  /// The sum in units of 10^-`scale` as a 64-bit number; nothing if it does not fit.
  [[nodiscard]] std::optional<std::int64_t> units_at(std::uint8_t scale) const;
  /// How many units of its last digit the sum is away from zero; nothing if that does not fit.
  [[nodiscard]] std::optional<std::uint64_t> last_units() const;
  [[nodiscard]] std::string to_string() const;
  void append_to(std::string& out) const;

 private:
  __extension__ typedef __int128 Wide;
  void rescale(std::uint8_t scale);
  void add_units(Wide units, std::uint8_t scale);
  Wide units_ = 0;
  std::uint8_t scale_ = 0;
  bool overflow_ = false;
};

/// Whether the rounding of `parts` figures and of their sum explains a difference between the two: half a
/// unit of the last digit for each, (n+1)/2 with n parts. With one part nothing does, unless there is none.
bool is_rounding(const DecimalSum& difference, std::uint64_t parts);

}  // namespace jixiao::text
