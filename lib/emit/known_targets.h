#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/table.h"

namespace jixiao::emit {

/// Where in what was written of a target its printed text and its value begin. None if the text is not
/// written as it is printed.
struct TargetPlaces {
  std::size_t text = 0, value = 0;
  bool as_printed = true;
};

/// What a format writes of a target that others are like: they differ in digits only. There are hundreds, and
/// they are needed in no order, so what is needed of each is in two lines of the cache.
class alignas(64) KnownTarget {
 public:
  /// How many bytes more than `size` are written: there must be room for them.
  static constexpr std::size_t room = 64;

  [[nodiscard]] std::size_t size() const {
    return long_ != nullptr ? long_->made.size()
                            : std::size_t{begin_size_} + middle_size_ + end_size_ + 2 * number_size_;
  }
  /// Puts it where there is room for it, with the digits of a target as that is printed, which is padded (see
  /// text/suspects.h); where it ends. In blocks of one size: how long the parts are cannot be foretold.
  char* put(char* at, std::string_view printed) const {
    if (long_ != nullptr) return put_long(at, printed);
    const char* const digits = printed.data() + number_at_;
    const char* const end = parts_.data() + begin_size_;
    std::memcpy(at, parts_.data(), longest_end);
    at += begin_size_;
    std::memcpy(at, digits, longest_number);
    at += number_size_;
    std::memcpy(at, end + end_size_, longest_middle);
    at += middle_size_;
    std::memcpy(at, digits, longest_number);
    at += number_size_;
    std::memcpy(at, end, longest_end);
    return at + end_size_;
  }

 private:
  friend class KnownTargets;
  /// The digits of a number: they stand in the text of a target, and twice in what is written of it.
  struct Number {
    std::size_t at = 0, size = 0;           ///< in the text
    std::size_t in_text = 0, in_value = 0;  ///< in what is written
  };
  struct Long {
    std::string made;
    Number number;
  };
  static constexpr std::size_t longest_number = 16, longest_end = 32, longest_ends = 40,
                               longest_middle = room;

  /// Becomes what was made of a target.
  void keep(const std::string& made, const Number& number);
  char* put_long(char* at, std::string_view printed) const;

  std::uint64_t alike_ = 0;     ///< 0: nothing is known
  std::unique_ptr<Long> long_;  ///< all of it, if its parts do not fit
  bool as_printed_ = true;      ///< see TargetPlaces
  std::uint8_t number_at_ = 0, number_size_ = 0;
  std::uint8_t begin_size_ = 0, middle_size_ = 0, end_size_ = 0;
  /// What stands before the number, behind the value, and between them: in this order.
  std::array<char, longest_ends + longest_middle> parts_{};
};
static_assert(sizeof(KnownTarget) == 128);

/// What a format writes of targets, remembered by their number (model::Target::alike).
class KnownTargets {
 public:
  /// That of a target of this row; null if it cannot be written as others are. Valid until the next call.
  /// `learn(std::string& out, const model::Target&)` appends what the format writes to an empty string and
  /// returns its places in it.
  template <class Learn>
  const KnownTarget* find(std::string_view row, const model::Target& target, Learn learn) {
    if (target.alike == 0) return nullptr;
    if (known_.empty()) known_.resize(places);
    KnownTarget& place = known_[target.alike & (places - 1)];
    if (place.alike_ != target.alike) {
      made_.clear();
      const TargetPlaces at = learn(made_, target);
      place.alike_ = target.alike;
      place.as_printed_ = at.as_printed;
      place.keep(made_, number_in(printed(row, target), at));
    }
    return place.as_printed_ ? &place : nullptr;
  }
  static std::string_view printed(std::string_view row, const model::Target& target) {
    return row.substr(target.text.begin, target.text.size());
  }

 private:
  static KnownTarget::Number number_in(std::string_view text, const TargetPlaces& in_made);
  static constexpr std::size_t places = 1024;  ///< a power of two
  std::vector<KnownTarget> known_;             ///< empty: nothing was asked yet
  std::string made_;                           ///< of the target at hand
};

}  // namespace jixiao::emit
