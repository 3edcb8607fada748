#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "text/hash_secret.h"

namespace jixiao::text {

/// A hash of a text for tables in memory. It differs between runs, so it must never be written anywhere.
inline std::uint64_t hash_text(std::string_view text) {
  const std::uint64_t factor = hash_secret.factor;
  const auto word = [](const char* from, std::size_t size) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, size);
    return bytes;
  };
  std::uint64_t hash = hash_secret.start ^ text.size();
  const char* at = text.data();
  std::size_t left = text.size();
  constexpr std::size_t step = sizeof(std::uint64_t);
  for (; left > 2 * step; left -= 2 * step, at += 2 * step)
    hash = fold_product(hash ^ word(at, step), factor ^ word(at + step, step));
  if (left > step) {
    hash = fold_product(hash ^ word(at, step), factor);
    at += step;
    left -= step;
  }
  // The last word overlaps what is before it: its size is a constant then.
  constexpr std::size_t half = step / 2;
  std::uint64_t last = 0;
  if (text.size() >= step) {
    last = word(at + left - step, step);
  } else if (left >= half) {
    last = word(at, half) << 32 | word(at + left - half, half);
  } else {
    for (; left > 0; --left, ++at) last = last << 8 | static_cast<unsigned char>(*at);
  }
  return fold_product(hash ^ last, factor);
}

/// Whether two texts are equal: without a call, which costs more than to compare a few words.
inline bool same_text(std::string_view left, std::string_view right) {
  typedef std::uint64_t Words __attribute__((vector_size(16)));
  if (left.size() != right.size()) return false;
  const auto differ = [&](auto words, std::size_t at) {
    auto other = words;
    std::memcpy(&words, left.data() + at, sizeof words);
    std::memcpy(&other, right.data() + at, sizeof other);
    return words ^ other;
  };
  // The last words overlap those before them.
  const std::size_t size = left.size();
  if (size >= sizeof(Words)) {
    const std::size_t last = size - sizeof(Words);
    Words difference = differ(Words{}, last);
    for (std::size_t at = 0; at < last; at += sizeof(Words)) difference |= differ(Words{}, at);
    return (difference[0] | difference[1]) == 0;
  }
  constexpr std::size_t word = sizeof(std::uint64_t), half = sizeof(std::uint32_t);
  if (size >= word) return (differ(std::uint64_t{}, 0) | differ(std::uint64_t{}, size - word)) == 0;
  if (size >= half) return (differ(std::uint32_t{}, 0) | differ(std::uint32_t{}, size - half)) == 0;
  return left == right;
}

/// Copies a text with a 0 for each of its ASCII digits: texts that differ only in digits become one. `to` has
/// room for `mask_room` bytes more than the text.
inline constexpr std::size_t mask_room = 16;
inline void mask_digits(std::string_view text, char* to) {
  typedef unsigned char Bytes __attribute__((vector_size(mask_room)));
  constexpr std::size_t width = sizeof(Bytes);
  const auto mask = [](Bytes bytes) {
    const auto is_digit = reinterpret_cast<Bytes>((bytes - '0') <= 9);
    return bytes & ~(is_digit & 0x0F);  // digits are 0x30 to 0x39
  };
  const auto copy = [&](std::size_t at, std::size_t size) {
    Bytes bytes{};
    std::memcpy(&bytes, text.data() + at, size);
    bytes = mask(bytes);
    std::memcpy(to + at, &bytes, width);
  };
  if (text.size() < width) return copy(0, text.size());
  const std::size_t last = text.size() - width;
  for (std::size_t at = 0; at < last; at += width) copy(at, width);
  copy(last, width);  // overlaps the one before it
}

/// A text of a few characters in registers, with NULs behind it: at most `longest_text` bytes, a multiple
/// of 16. All is done without a branch that its length decides: how long texts are cannot be foretold.
template <std::size_t longest_text>
class FixedText {
 public:
  static constexpr std::size_t longest = longest_text;

  FixedText() = default;
  /// Of a padded text (see text/suspects.h) without NUL that is not longer.
  explicit FixedText(std::string_view padded) {
    const unsigned char* const ones = kept(padded.size());
    each([&](auto at) { words_[at] = load(padded.data() + at * width) & load(ones + at * width); });
  }
  /// Makes a 0 of each ASCII digit.
  void mask_digits() {
    typedef unsigned char Bytes __attribute__((vector_size(width)));
    each([this](auto at) {
      const Bytes bytes = reinterpret_cast<Bytes>(words_[at]);
      const auto is_digit = reinterpret_cast<Bytes>((bytes - '0') <= 9);
      words_[at] = reinterpret_cast<Words>(bytes & ~(is_digit & 0x0F));  // digits are 0x30 to 0x39
    });
  }

  [[nodiscard]] bool operator==(const FixedText& other) const {
    Words difference{};
    each([&](auto at) { difference |= words_[at] ^ other.words_[at]; });
    return (difference[0] | difference[1]) == 0;
  }
  /// Whether two padded texts of the same size, which is not longer, are equal.
  static bool same(std::string_view left, std::string_view right) {
    Words difference{};
    const unsigned char* const ones = kept(left.size());
    each([&](auto at) {
      constexpr std::size_t byte = at * width;
      difference |= (load(left.data() + byte) ^ load(right.data() + byte)) & load(ones + byte);
    });
    return (difference[0] | difference[1]) == 0;
  }
  /// Its upper bits tell most texts apart.
  [[nodiscard]] std::uint64_t hash() const {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
    Words sum{};  // of all words, each turned by another number of bits
    each([&](auto at) { sum ^= words_[at] << at * turn | words_[at] >> (bits - at * turn) % bits; });
    return ((sum[0] * odd ^ sum[0] >> 32) + sum[1]) * odd;
  }

 private:
  typedef std::uint64_t Words __attribute__((vector_size(16)));
  static constexpr std::size_t width = sizeof(Words), count = longest / width;
  static constexpr unsigned bits = 64, turn = 21;  // which has no factor with `bits` in common
  static_assert(longest % width == 0);
  static constexpr std::array<unsigned char, 2 * longest> ones_and_zeros = [] {
    std::array<unsigned char, 2 * longest> made{};
    for (std::size_t at = 0; at < longest; ++at) made[at] = 0xFF;
    return made;
  }();

  /// Does something for every number of a word, as one piece of code.
  template <class Do>
  static void each(Do what) {
    [&]<std::size_t... at>(std::index_sequence<at...>) {
      (what(std::integral_constant<std::size_t, at>()), ...);
    }
    (std::make_index_sequence<count>());
  }
  /// Ones for so many bytes, and zeros behind them.
  static const unsigned char* kept(std::size_t size) { return ones_and_zeros.data() + longest - size; }
  static Words load(const void* from) {
    Words words;
    std::memcpy(&words, from, sizeof words);
    return words;
  }

  std::array<Words, count> words_{};
};

/// Whether two padded texts are equal, mostly without a branch that their length decides.
inline bool same_padded(std::string_view left, std::string_view right) {
  using Short = FixedText<32>;
  if (left.size() != right.size()) return false;
  return left.size() <= Short::longest ? Short::same(left, right) : same_text(left, right);
}

/// What was found out about texts before. A value stays where it is until `clear`.
template <class Value>
class TextMemo {
 public:
  TextMemo() : slots_(first_slots) {}

  /// Null when nothing is known about the text.
  [[nodiscard]] Value* find(std::string_view text) {
    const std::uint64_t hash = hash_text(text);
    for (std::size_t at = hash & (slots_.size() - 1); slots_[at].item != nullptr;
         at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && same_text(slots_[at].item->text, text)) return &slots_[at].item->value;
    }
    return nullptr;
  }

  /// Only for a text of which nothing is known.
  Value& add(std::string_view text, Value&& value) {
    if (2 * ++size_ > slots_.size()) grow();
    Item& item = items_.emplace_back(text, std::move(value));
    put({hash_text(text), &item});
    return item.value;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  void clear() {
    items_.clear();
    size_ = 0;
    slots_.assign(first_slots, {});
  }

 private:
  static constexpr std::size_t first_slots = 64;  ///< a power of two, as all their numbers
  struct Item {
    Item(std::string_view its_text, Value&& its_value) : text(its_text), value(std::move(its_value)) {}
    std::string text;
    Value value;
  };
  struct Slot {
    std::uint64_t hash = 0;
    Item* item = nullptr;
  };

  void put(Slot slot) {
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].item != nullptr) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    for (const Slot& slot : old) {
      if (slot.item != nullptr) put(slot);
    }
  }

  std::vector<Slot> slots_;
  std::deque<Item> items_;
  std::size_t size_ = 0;  ///< of `items_`
};

}  // namespace jixiao::text
