#include "text/pen.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

namespace jixiao::text {
namespace {

/// Room is made in steps of this, because making it fills it with zeros; less in a short string.
constexpr std::size_t room_step = 2048, short_step = 256;
constexpr std::size_t most_digits = 20;

/// Writes the digits of a number in front of `end`; where they begin.
char* write_digits(char* end, std::uint64_t value) {
  for (; value >= 100; value /= 100) {
    end -= 2;
    std::memcpy(end, &digit_pairs[2 * (value % 100)], 2);
  }
  if (value < 10) {
    *--end = static_cast<char>('0' + value);
    return end;
  }
  end -= 2;
  std::memcpy(end, &digit_pairs[2 * value], 2);
  return end;
}

constexpr std::array<std::uint64_t, most_digits> powers_of_ten = [] {
  std::array<std::uint64_t, most_digits> powers{1};
  for (std::size_t index = 1; index < powers.size(); ++index) powers[index] = 10 * powers[index - 1];
  return powers;
}();

/// How many digits a number has that is not 0.
std::size_t count_digits(std::uint64_t value) {
  const auto bits = static_cast<std::size_t>(std::bit_width(value));
  const std::size_t about = bits * 1233 / 4096;  // times the logarithm of 2: right, or too few by one
  return about + (value >= powers_of_ten[about] ? 1 : 0);
}

/// A decimal of any kind.
char* put_decimal(char* at, const Decimal& value) {
  char digits[most_digits + digits_room] = {};
  char* const end = digits + most_digits;
  const auto units = static_cast<std::uint64_t>(value.units);
  char* begin = write_digits(end, value.units < 0 ? 0 - units : units);
  const char* const point = end - value.scale;
  while (begin >= point && value.scale > 0) *--begin = '0';
  if (value.units < 0) *at++ = '-';
  std::memcpy(at, begin, digits_room);
  at += point - begin;
  if (value.scale == 0) return at;
  *at++ = '.';
  std::memcpy(at, point, digits_room);
  return at + value.scale;
}

}  // namespace

char* put_large_number(char* at, std::uint64_t value) {
  char* const end = at + count_digits(value);
  write_digits(end, value);
  return end;
}

char* put_number(char* at, const Decimal& value) {
  // Most have no point, or are money with cents.
  if (value.units < 0 || (value.scale != 0 && value.scale != 2)) [[unlikely]]
    return put_decimal(at, value);
  const auto units = static_cast<std::uint64_t>(value.units);
  if (value.scale == 0) return put_number(at, units);
  const std::uint64_t whole = units / 100;
  at = put_number(at, whole);
  *at++ = '.';
  std::memcpy(at, &digit_pairs[2 * (units - 100 * whole)], 2);
  return at + 2;
}

void Pen::make_room(std::size_t bytes) {
  const std::size_t written = size();
  const std::size_t step = written < room_step ? short_step : room_step;
  out_.resize(written + std::max(step, bytes));
  at_ = out_.data() + written;
  end_ = out_.data() + out_.size();
}

void RisingNumber::learn(std::uint64_t hundreds) {
  base_ = 100 * hundreds;
  size_ = hundreds == 0
              ? 0
              : static_cast<std::size_t>(std::to_chars(digits_, digits_ + longest, hundreds).ptr - digits_);
}

}  // namespace jixiao::text
