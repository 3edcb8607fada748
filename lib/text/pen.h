#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "text/copy.h"
#include "text/decimal.h"

namespace jixiao::text {

/// Room to ask for where a number is put.
inline constexpr std::size_t digits_room = 24, decimal_room = 2 + 2 * digits_room;

/// "00" to "99".
inline constexpr std::array<char, 200> digit_pairs = [] {
  std::array<char, 200> digits{};
  for (std::size_t number = 0; number < 100; ++number) {
    digits[2 * number] = static_cast<char>('0' + number / 10);
    digits[2 * number + 1] = static_cast<char>('0' + number % 10);
  }
  return digits;
}();

/// Writes a literal where there is room for it; where it ends.
template <std::size_t size>
char* put(char* at, const char (&literal)[size]) {
  std::memcpy(at, literal, size - 1);
  return at + size - 1;
}
inline char* put(char* at, std::string_view bytes) {
  std::memcpy(at, bytes.data(), bytes.size());
  return at + bytes.size();
}

/// The same of a number. There is room for `digits_room` bytes.
char* put_large_number(char* at, std::uint64_t value);
inline char* put_number(char* at, std::uint64_t value) {
  if (value >= 10) return put_large_number(at, value);
  *at = static_cast<char>('0' + value);
  return at + 1;
}
/// Exactly the digits that Decimal::append_to prints. There is room for `decimal_room` bytes.
char* put_number(char* at, const Decimal& value);

/// Writes at the end of a string, which is longer than what was written until the pen is put down (at last
/// when it is destroyed). Nobody else may touch the string meanwhile.
class Pen {
 public:
  explicit Pen(std::string& out) : out_(out) { take_up(); }
  ~Pen() { put_down(); }
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;

  /// Appends a string literal as it is: `pen.raw("\"name\":")`.
  template <std::size_t size>
  void raw(const char (&literal)[size]) {
    need(size - 1);
    std::memcpy(at_, literal, size - 1);
    at_ += size - 1;
  }
  /// Appends bytes as they are.
  void bytes(std::string_view made) {
    need(made.size());
    copy_bytes(at_, made.data(), made.size());
    at_ += made.size();
  }
  void number(std::uint64_t value) { at_ = put_number(room(digits_room), value); }
  void number(const Decimal& value) { at_ = put_number(room(decimal_room), value); }

  /// Room for so many bytes, to write in without asking again; `wrote` says up to where.
  char* room(std::size_t bytes) {
    need(bytes);
    return at_;
  }
  void wrote(char* end) { at_ = end; }

  /// How much the string holds by now; with `repeat`, to write again what stands in it.
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(at_ - out_.data()); }
  /// Appends once more what was written between `begin` and `end`.
  void repeat(std::size_t begin, std::size_t end) {
    need(end - begin);
    bytes({out_.data() + begin, end - begin});
  }

  [[nodiscard]] bool is_down() const { return at_ == nullptr; }
  /// Gives the string the size of what was written; others may use it until the pen is taken up again.
  void put_down() {
    if (is_down()) return;
    out_.resize(size());
    at_ = nullptr;
  }
  /// Goes on behind what the string holds now.
  void take_up() {
    if (is_down()) at_ = end_ = out_.data() + out_.size();
  }
  /// Forgets what the string held, but keeps the room for it.
  void start_again() { at_ = out_.data(); }

 protected:
  /// Makes room for so many bytes more.
  void need(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) make_room(bytes);
  }
  char* at_ = nullptr;  ///< where the next byte goes; null: the pen is down

 private:
  void make_room(std::size_t bytes);

  std::string& out_;
  char* end_ = nullptr;  ///< of the string
};

/// Prints numbers of which most are little larger than the one before: all digits but the last two are kept.
class RisingNumber {
 public:
  /// At most so many bytes are written for a number.
  static constexpr std::size_t room = 20;

  /// Writes the digits, in `room`; where they end.
  char* write(char* at, std::uint64_t value) {
    if (value - base_ >= 100) [[unlikely]]
      learn(value / 100);
    const std::uint64_t rest = value - base_;
    std::memcpy(at, digits_, longest);
    at += size_;
    if (size_ == 0 && rest < 10) [[unlikely]]
      return put_number(at, rest);  // without hundreds there is no zero in front
    std::memcpy(at, &digit_pairs[2 * rest], 2);
    return at + 2;
  }

 private:
  static constexpr std::size_t longest = 18;
  void learn(std::uint64_t hundreds);

  std::uint64_t base_ = 0;  ///< the number with zeros for its last two digits
  std::size_t size_ = 0;
  char digits_[longest] = {};  ///< those in front of them
};

}  // namespace jixiao::text
