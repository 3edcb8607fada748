#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>

#include "model/table.h"
#include "text/copy.h"

namespace jixiao::emit {

/// What a format writes behind the text of a target that others are like: they differ in digits only. There
/// are hundreds, and they are needed in no order, so what is needed of each is in one line of the cache.
class alignas(64) KnownTarget {
 public:
  static constexpr std::size_t longest_middle = 48, longest_number = 16, longest_end = 40;
  /// There must be room for so many bytes more than the text has.
  static constexpr std::size_t room = longest_middle + longest_number + longest_end;
  using Middle = std::array<char, longest_middle>;

  /// Puts the text of a target, which is padded (see text/suspects.h), and what is written behind it where
  /// there is room for it; where it ends. In blocks of one size: how long the parts are cannot be foretold.
  char* put(char* at, std::string_view text) const {
    constexpr std::size_t block = 32;
    text::copy_padded<block>(at, text.data(), text.size());
    at += text.size();
    std::memcpy(at, middle_->data(), longest_middle);
    at += middle_size_;
    std::memcpy(at, text.data() + number_at_, longest_number);
    at += number_size_;
    std::memcpy(at, end_.data(), longest_end);
    return at + end_size_;
  }

 private:
  friend class KnownTargets;

  std::uint64_t alike_ = 0;                       ///< 0: nothing is known
  const Middle* middle_ = nullptr;                ///< between text and value; null: it cannot be put
  std::uint8_t number_at_ = 0, number_size_ = 0;  ///< of the digits, in the text
  std::uint8_t middle_size_ = 0, end_size_ = 0;
  std::array<char, longest_end> end_{};  ///< what stands behind the digits of the value
};
static_assert(sizeof(KnownTarget) == 64);

/// What a format writes of targets, remembered by their number (model::Target::alike).
class KnownTargets {
 public:
  KnownTargets() = default;
  KnownTargets(const KnownTargets&) = delete;
  KnownTargets& operator=(const KnownTargets&) = delete;

  /// That of a target like this one; null if it cannot be put as others are. Valid until the next call.
  /// `write(std::string& out)` appends to an empty string what the format writes of it behind its text, and
  /// returns where in that its value begins, or `not_as_printed` if the text is written in another way.
  template <class Write>
  const KnownTarget* find(const model::Target& target, std::string_view text, Write write) {
    const KnownTarget& place = known_[target.alike & (places - 1)];
    if (place.alike_ != target.alike) [[unlikely]]
      return target.alike == 0 ? nullptr : learn(target.alike, text, write);
    return place.middle_ != nullptr ? &place : nullptr;
  }
  static constexpr std::size_t not_as_printed = std::string_view::npos;
  /// How many are remembered, a power of two. Of two whose numbers are so far apart one takes the place of
  /// the other.
  static constexpr std::size_t places = 2048;

 private:
  template <class Write>
  [[gnu::noinline]] const KnownTarget* learn(std::uint64_t alike, std::string_view text, Write write) {
    made_.clear();
    const std::size_t value = write(made_);
    return keep(alike, text, value);
  }
  /// Keeps what was made of a target.
  const KnownTarget* keep(std::uint64_t alike, std::string_view text, std::size_t value);
  const KnownTarget::Middle* middle_like(std::string_view middle);

  static constexpr std::size_t most_middles = 256;
  std::array<KnownTarget, places> known_;
  std::deque<KnownTarget::Middle> middles_;  ///< a format has few: they say the form and the comparator
  std::string made_;                         ///< of the target at hand
};

}  // namespace jixiao::emit
