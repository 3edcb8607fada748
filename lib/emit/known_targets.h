#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "model/table.h"
#include "text/pen.h"

namespace jixiao::emit {

/// Where in what was written of a target its printed text and its value begin. None if the text is not
/// written as it is printed.
struct TargetPlaces {
  std::size_t text = 0, value = 0;
  bool as_printed = true;
};

/// What a format writes of the targets of an entry, remembered by their number
/// (model::Indicator::targets_alike): alike ones differ in digits only.
class KnownTargets {
 public:
  /// Writes both targets of an entry of this row as those of another one, with digits of their own. False if
  /// these cannot be written so. `learn(std::string& out, const model::Target&)` appends a target to what the
  /// format writes of both, the period's first, and returns its places in `out`.
  template <class Learn>
  bool write(text::Pen& pen, std::string_view row, const model::Indicator& indicator, Learn learn) {
    if (indicator.targets_alike == 0) return false;
    std::unique_ptr<Known>& place = known_[indicator.targets_alike & (places - 1)];
    if (place == nullptr) place = std::make_unique<Known>();
    Known& known = *place;
    const std::string_view period = slice(row, indicator.period.text);
    const std::string_view annual = slice(row, indicator.annual.text);
    const bool is_new = known.alike != indicator.targets_alike;
    if (is_new) {
      fresh_.clear();
      known.period = number_in(period, learn(fresh_, indicator.period));
      known.annual = number_in(annual, learn(fresh_, indicator.annual));
      known.made = fresh_;
      known.alike = indicator.targets_alike;
    }
    if (!known.period.as_printed || !known.annual.as_printed) return false;
    if (has_zeros(known.period, period) || has_zeros(known.annual, annual)) {
      if (is_new) known.alike = 0;  // an exception is no example
      return false;
    }
    char* const made = pen.room(known.made.size());
    pen.wrote(text::put(made, known.made));
    put(made, known.period, period);
    put(made, known.annual, annual);
    return true;
  }

 private:
  /// The digits of a number: they stand in the text of a target, and twice in what is written of it.
  struct Number {
    std::size_t at = 0, size = 0;           ///< in the text
    std::size_t in_text = 0, in_value = 0;  ///< in what is written
    bool may_have_zeros = false;            ///< in front, where the value has none
    bool as_printed = true;                 ///< see TargetPlaces
  };
  struct Known {
    std::uint64_t alike = 0;
    std::string made;
    Number period, annual;
  };

  static std::string_view slice(std::string_view row, text::Leaf leaf) {
    return leaf.absent() ? std::string_view{} : row.substr(leaf.begin, leaf.size());
  }
  static Number number_in(std::string_view text, const TargetPlaces& in_made);
  static bool has_zeros(const Number& number, std::string_view text) {
    return number.may_have_zeros && text[number.at] == '0';
  }
  static void put(char* made, const Number& number, std::string_view text) {
    const char* const digits = text.data() + number.at;
    for (std::size_t index = 0; index < number.size; ++index) {
      made[number.in_text + index] = digits[index];
      made[number.in_value + index] = digits[index];
    }
  }

  static constexpr std::size_t places = 1024;  ///< a power of two
  std::array<std::unique_ptr<Known>, places> known_;
  std::string fresh_;
};

}  // namespace jixiao::emit
