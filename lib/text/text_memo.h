#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jixiao::text {

/// A hash of a text for tables in memory. It differs between machines, so it must never be written anywhere.
inline std::uint64_t hash_text(std::string_view text) {
  __extension__ typedef unsigned __int128 Wide;
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  const auto mix = [](std::uint64_t left, std::uint64_t right) {
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  };
  const auto word = [](const char* from, std::size_t size) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, size);
    return bytes;
  };
  std::uint64_t hash = text.size() * odd + 1;
  const char* at = text.data();
  std::size_t left = text.size();
  constexpr std::size_t step = sizeof(std::uint64_t);
  for (; left > 2 * step; left -= 2 * step, at += 2 * step)
    hash = mix(hash ^ word(at, step), odd ^ word(at + step, step));
  if (left > step) {
    hash = mix(hash ^ word(at, step), odd);
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
  return mix(hash ^ last, odd);
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

/// The same of a padded text (see text/suspects.h) of at most `mask_room` bytes, as two words with NULs
/// behind it.
inline void mask_short(const char* padded_text, std::size_t size, std::uint64_t* words) {
  typedef unsigned char Bytes __attribute__((vector_size(mask_room)));
  alignas(mask_room) static constexpr unsigned char places[mask_room] = {0, 1, 2,  3,  4,  5,  6,  7,
                                                                         8, 9, 10, 11, 12, 13, 14, 15};
  Bytes bytes, place;
  std::memcpy(&bytes, padded_text, sizeof bytes);
  std::memcpy(&place, places, sizeof place);
  const auto is_digit = reinterpret_cast<Bytes>((bytes - '0') <= 9);
  const auto is_text = reinterpret_cast<Bytes>(place < static_cast<unsigned char>(size));
  bytes = ((bytes & ~is_digit) | (is_digit & '0')) & is_text;
  std::memcpy(words, &bytes, sizeof bytes);
}

/// A text of a few characters in two registers, with a 0 for each of its ASCII digits.
class ShortText {
 public:
  static constexpr std::size_t longest = 32;

  ShortText() = default;
  /// Of at most `longest` bytes.
  explicit ShortText(std::string_view text) : size_(text.size()) {
    // From both ends: where these overlap they say the same.
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    constexpr std::size_t word = sizeof(std::uint64_t), half = sizeof(std::uint32_t);
    if (size_ > 2 * word) {
      first_ = load<Words>(begin);
      second_ = masked(load<Words>(end - 2 * word));
    } else if (size_ >= word) {
      first_ = Words{load<std::uint64_t>(begin), load<std::uint64_t>(end - word)};
    } else if (size_ >= half) {
      first_ = Words{load<std::uint32_t>(begin), load<std::uint32_t>(end - half)};
    } else {
      for (const char byte : text) first_[0] = first_[0] << 8 | static_cast<unsigned char>(byte);
    }
    first_ = masked(first_);
  }

  [[nodiscard]] bool operator==(const ShortText& other) const {
    const Words difference = (first_ ^ other.first_) | (second_ ^ other.second_);
    return (difference[0] | difference[1] | (size_ ^ other.size_)) == 0;
  }
  /// Its upper bits tell most texts apart.
  [[nodiscard]] std::uint64_t hash() const {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
    const std::uint64_t left = (first_[0] ^ second_[0] * odd) + size_, right = first_[1] ^ second_[1] * odd;
    return ((left * odd ^ left >> 32) + right) * odd;
  }

 private:
  typedef std::uint64_t Words __attribute__((vector_size(16)));
  template <class Block>
  static Block load(const char* from) {
    Block block;
    std::memcpy(&block, from, sizeof block);
    return block;
  }
  static Words masked(Words words) {
    typedef unsigned char Bytes __attribute__((vector_size(16)));
    const Bytes bytes = reinterpret_cast<Bytes>(words);
    const auto is_digit = reinterpret_cast<Bytes>((bytes - '0') <= 9);
    return reinterpret_cast<Words>(bytes & ~(is_digit & 0x0F));  // digits are 0x30 to 0x39
  }

  Words first_{}, second_{};
  std::uint64_t size_ = 0;
};

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
  Value& add(std::string_view text, Value value) {
    if (2 * ++size_ > slots_.size()) grow();
    Item& item = items_.emplace_back(Item{std::string(text), std::move(value)});
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
