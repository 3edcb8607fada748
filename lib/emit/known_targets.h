#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "model/table.h"
#include "text/copy.h"
#include "text/pen.h"

namespace jixiao::emit {

/// Where in what was written of a target its printed text and its value begin. None if the text is not
/// written as it is printed.
struct TargetPlaces {
  std::size_t text = 0, value = 0;
  bool as_printed = true;
};

/// What a format writes of a target that others are like: they differ in digits only.
class KnownTarget {
 public:
  [[nodiscard]] std::size_t size() const { return made_.size(); }
  /// Puts it where there is room for it, with the digits of a target as that is printed; where it ends.
  char* put(char* at, std::string_view printed) const {
    text::copy_bytes(at, made_.data(), made_.size());
    const char* const digits = printed.data() + number_.at;
    for (std::size_t index = 0; index < number_.size; ++index) {
      at[number_.in_text + index] = digits[index];
      at[number_.in_value + index] = digits[index];
    }
    return at + made_.size();
  }

 private:
  friend class KnownTargets;
  /// The digits of a number: they stand in the text of a target, and twice in what is written of it.
  struct Number {
    std::size_t at = 0, size = 0;           ///< in the text
    std::size_t in_text = 0, in_value = 0;  ///< in what is written
  };
  std::uint64_t alike_ = 0;
  bool as_printed_ = true;  ///< see TargetPlaces
  Number number_;
  std::string made_;
};

/// What a format writes of targets, remembered by their number (model::Target::alike).
class KnownTargets {
 public:
  /// That of a target of this row; null if it cannot be written as others are. Valid until the next call.
  /// `learn(std::string& out, const model::Target&)` appends what the format writes to an empty string and
  /// returns its places in it.
  template <class Learn>
  const KnownTarget* find(std::string_view row, const model::Target& target, Learn learn) {
    if (target.alike == 0) return nullptr;
    std::unique_ptr<KnownTarget>& place = known_[target.alike & (places - 1)];
    if (place == nullptr || place->alike_ != target.alike) {
      if (place == nullptr) place = std::make_unique<KnownTarget>();
      place->made_.clear();
      place->alike_ = target.alike;
      const TargetPlaces at = learn(place->made_, target);
      place->as_printed_ = at.as_printed;
      place->number_ = number_in(printed(row, target), at);
    }
    return place->as_printed_ ? place.get() : nullptr;
  }
  static std::string_view printed(std::string_view row, const model::Target& target) {
    return row.substr(target.text.begin, target.text.size());
  }

 private:
  static KnownTarget::Number number_in(std::string_view text, const TargetPlaces& in_made);
  static constexpr std::size_t places = 1024;  ///< a power of two
  std::array<std::unique_ptr<KnownTarget>, places> known_;
};

}  // namespace jixiao::emit
