#include "text/decimal.h"

#include <algorithm>
#include <array>
#include <limits>

namespace jixiao::text {

namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 WideUnsigned;

constexpr int max_digits = 18;

constexpr std::array<std::int64_t, max_digits + 1> powers_of_ten = [] {
  std::array<std::int64_t, max_digits + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr Wide widest = static_cast<Wide>(~WideUnsigned{0} >> 1);

WideUnsigned magnitude(Wide units) {
  return units < 0 ? ~static_cast<WideUnsigned>(units) + 1 : static_cast<WideUnsigned>(units);
}

/// Appends units / 10^scale with exactly `scale` digits after the point.
void append_units(Wide units, std::uint8_t scale, std::string& out) {
  std::array<char, 64> digits;
  std::size_t at = digits.size();
  WideUnsigned rest = magnitude(units);
  int written = 0;
  while (rest != 0 || written <= scale) {
    if (written == scale && scale > 0) digits[--at] = '.';
    digits[--at] = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    ++written;
  }
  if (units < 0) digits[--at] = '-';
  out.append(digits.data() + at, digits.size() - at);
}

/// As above for the numbers of a table, which fit 64 bits: 128-bit divisions cost ten times as much.
void append_units(std::int64_t units, std::uint8_t scale, std::string& out) {
  std::array<char, 32> digits;
  std::size_t at = digits.size();
  std::uint64_t rest = units < 0 ? ~static_cast<std::uint64_t>(units) + 1 : static_cast<std::uint64_t>(units);
  int written = 0;
  while (rest != 0 || written <= scale) {
    if (written == scale && scale > 0) digits[--at] = '.';
    digits[--at] = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    ++written;
  }
  if (units < 0) digits[--at] = '-';
  out.append(digits.data() + at, digits.size() - at);
}

}  // namespace

std::optional<Decimal> Decimal::read(std::string_view text) {
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) ++at;
  std::uint64_t units = 0;  // of too many digits nothing is left in the end
  int digits = 0;
  int after_point = 0;
  int is_behind_point = 0;
  bool is_behind_digit = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const unsigned digit = static_cast<unsigned char>(c) - static_cast<unsigned>('0');
    if (digit < 10) {
      units = units * 10 + digit;
      ++digits;
      after_point += is_behind_point;
      is_behind_digit = true;
      continue;
    }
    // A comma or the point stands between two digits.
    if (!is_behind_digit || (c != ',' && (c != '.' || is_behind_point != 0))) return std::nullopt;
    if (c == '.') is_behind_point = 1;
    is_behind_digit = false;
  }
  if (!is_behind_digit || digits > max_digits) return std::nullopt;
  const auto size = static_cast<std::int64_t>(units);
  return Decimal{negative ? -size : size, static_cast<std::uint8_t>(after_point)};
}

std::optional<Decimal> Decimal::times_power_of_ten(unsigned power) const {
  Decimal result = *this;
  while (result.scale > 0 && (power > 0 || result.units % 10 == 0)) {
    if (power > 0) {
      --power;
    } else {
      result.units /= 10;
    }
    --result.scale;
  }
  if (result.units == 0) return Decimal{};
  if (power > max_digits) return std::nullopt;
  std::int64_t shifted = 0;
  if (__builtin_mul_overflow(result.units, powers_of_ten[power], &shifted)) return std::nullopt;
  if (shifted >= powers_of_ten[max_digits] || shifted <= -powers_of_ten[max_digits]) return std::nullopt;
  result.units = shifted;
  return result;
}

void Decimal::append_to(std::string& out) const {
  append_units(units, scale, out);
}

std::string Decimal::to_string() const {
  std::string out;
  append_to(out);
  return out;
}

int compare(const Decimal& left, const Decimal& right) {
  const std::uint8_t scale = std::max(left.scale, right.scale);
  const Wide left_units =
      static_cast<Wide>(left.units) * powers_of_ten[static_cast<std::size_t>(scale - left.scale)];
  const Wide right_units =
      static_cast<Wide>(right.units) * powers_of_ten[static_cast<std::size_t>(scale - right.scale)];
  if (left_units == right_units) return 0;
  return left_units < right_units ? -1 : 1;
}

void DecimalSum::add(const Decimal& part) {
  add_units(part.units, part.scale);
}

void DecimalSum::subtract(const Decimal& part) {
  add_units(-static_cast<Wide>(part.units), part.scale);
}

void DecimalSum::rescale(std::uint8_t scale) {
  while (scale_ < scale) {
    Wide units = 0;
    if (__builtin_mul_overflow(units_, Wide{10}, &units)) overflow_ = true;
    units_ = units;
    ++scale_;
  }
}

void DecimalSum::add_units(Wide units, std::uint8_t scale) {
  rescale(scale);
  for (; scale < scale_; ++scale) units *= 10;  // 18 digits times 10^18 fit 128 bits
  Wide sum = 0;
  if (__builtin_add_overflow(units_, units, &sum) || sum < -widest) overflow_ = true;
  units_ = sum;
}

std::optional<std::int64_t> DecimalSum::units_at(std::uint8_t scale) const {
  if (overflow_) return std::nullopt;
  Wide units = units_;
  for (std::uint8_t at = scale_; at < scale; ++at) {
    if (__builtin_mul_overflow(units, Wide{10}, &units)) return std::nullopt;
  }
  for (std::uint8_t at = scale; at < scale_; ++at) {
    if (units % 10 != 0) return std::nullopt;
    units /= 10;
  }
  if (units > std::numeric_limits<std::int64_t>::max() || units < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(units);
}

void DecimalSum::append_to(std::string& out) const {
  append_units(units_, scale_, out);
}

std::string DecimalSum::to_string() const {
  std::string out;
  append_to(out);
  return out;
}

std::optional<std::uint64_t> DecimalSum::last_units() const {
  const auto units = units_at(scale_);
  if (!units) return std::nullopt;
  return *units < 0 ? 0 - static_cast<std::uint64_t>(*units) : static_cast<std::uint64_t>(*units);
}

bool is_rounding(const DecimalSum& difference, std::uint64_t parts) {
  const auto units = difference.last_units();
  return units && (*units == 0 || (parts > 1 && *units <= parts / 2 + parts % 2));
}

}  // namespace jixiao::text
