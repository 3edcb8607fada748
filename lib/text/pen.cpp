#include "text/pen.h"

#include <algorithm>
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

}  // namespace

char* put_large_number(char* at, std::uint64_t value) {
  char digits[most_digits + digits_room] = {};
  char* const end = digits + most_digits;
  const char* const begin = write_digits(end, value);
  std::memcpy(at, begin, digits_room);
  return at + (end - begin);
}

void Pen::number(const Decimal& value) {
  char digits[most_digits + digits_room] = {};
  char* const end = digits + most_digits;
  const auto units = static_cast<std::uint64_t>(value.units);
  char* begin = write_digits(end, value.units < 0 ? 0 - units : units);
  const char* const point = end - value.scale;
  while (begin >= point && value.scale > 0) *--begin = '0';
  need(2 + 2 * digits_room);
  char* at = at_;
  if (value.units < 0) *at++ = '-';
  std::memcpy(at, begin, digits_room);
  at += point - begin;
  if (value.scale > 0) {
    *at++ = '.';
    std::memcpy(at, point, digits_room);
    at += value.scale;
  }
  at_ = at;
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
