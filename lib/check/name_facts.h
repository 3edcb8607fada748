#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "grammar/vocabulary.h"

namespace jixiao::check {

/// What an indicator's name says by itself, as far as somebody has asked. The same names come again and again
/// in a table and in every table, and to look for words costs most of what a rule costs.
class NameFacts {
 public:
  /// What can be asked of any name, always answered alike.
  enum class Question : std::uint8_t {
    bad_result,     ///< less of it is better
    good_result,    ///< more of it is better, and it costs nothing
    must_not_be,    ///< it must not happen at all
    denies,         ///< it wishes that something does not happen
    share,          ///< it is that of a share
    may_be_share,   ///< or of growth, a plan, a fall
    number,         ///< it ends like the number of something, and of nothing that grows or falls
    counted_fault,  ///< what it counts is bad, or had better not happen
    social,         ///< it counts what is a benefit as well
    specific,       ///< it is long enough to be of one thing only
    harmless,       ///< nothing in it was ever reported
  };
  /// Words that are looked for in it.
  enum class Wanted : std::uint8_t { type, rate, dimension, count };

  template <class Ask>
  bool is(Question question, const Ask& ask) {
    const std::uint32_t bit = 1U << static_cast<unsigned>(question);
    if ((asked_ & bit) == 0) {
      asked_ |= bit;
      if (ask()) yes_ |= bit;
    }
    return (yes_ & bit) != 0;
  }
  /// Whether somebody has asked that.
  [[nodiscard]] bool knows(Question question) const {
    return (asked_ & (1U << static_cast<unsigned>(question))) != 0;
  }
  template <class Look>
  const std::optional<grammar::Vocabulary::Hit>& word(Wanted wanted, const Look& look) {
    const auto index = static_cast<std::size_t>(wanted);
    if ((looked_ & (1U << index)) == 0) {
      looked_ |= 1U << index;
      words_[index] = look();
    }
    return words_[index];
  }

  std::uint32_t core_size = 0;  ///< bytes of the name without the marks and the bracket of a unit at its end
  std::uint64_t core_hash = 0;  ///< see hash_of_name
  /// The same of the name as it is compared across projects; none: nobody has asked.
  struct Compared {
    std::size_t size = 0;
    std::uint64_t hash = 0;
  };
  std::optional<Compared> compared;

 private:
  std::uint32_t asked_ = 0, yes_ = 0, looked_ = 0;
  std::array<std::optional<grammar::Vocabulary::Hit>, static_cast<std::size_t>(Wanted::count)> words_;
};

}  // namespace jixiao::check
