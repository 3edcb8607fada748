#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

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
    satisfaction,   ///< it says that somebody is satisfied
    doubled,        ///< every character of it stands twice
  };
  /// Words that are looked for in it.
  enum class Wanted : std::uint8_t { type, rate, dimension, count };
  /// A word that was found; null: none was.
  struct Found {
    const grammar::Word* word = nullptr;
    std::uint32_t length = 0;  ///< bytes of the spelling that was found
    std::uint32_t offset = 0;  ///< of the spelling in the name
  };

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
  const Found& word(Wanted wanted, const Look& look) {
    const auto index = static_cast<std::size_t>(wanted);
    if ((looked_ & (1U << index)) == 0) {
      looked_ |= 1U << index;
      if (const std::optional<grammar::Vocabulary::Hit> hit = look())
        words_[index] = {hit->word, static_cast<std::uint32_t>(hit->length),
                         static_cast<std::uint32_t>(hit->offset)};
    }
    return words_[index];
  }

  /// The unit that a bracket at its end says; `find(name)` gives that as a part of the name, or nothing.
  template <class Find>
  std::string_view unit(std::string_view name, const Find& find) {
    if (!has_unit_) {
      has_unit_ = true;
      const std::string_view found = find(name);
      if (!found.empty()) {
        unit_offset_ = static_cast<std::uint32_t>(found.data() - name.data());
        unit_length_ = static_cast<std::uint32_t>(found.size());
      }
    }
    return name.substr(unit_offset_, unit_length_);
  }

  /// The name as names are compared: the bytes of it that count, and their hash (see hash_of_name).
  struct Compared {
    std::uint64_t hash = 0;
    std::uint32_t size = 0;
  };
  /// Traits of entries (see traits.h) with which no rule has anything to say beside this name.
  std::uint32_t silent = 0;
  /// An id of the catalogue, by its address: no entry of this name is in doubt that is filed under it,
  /// whatever its targets. Null: none is known.
  const char* fitting_type = nullptr;

  Compared core;      ///< without the marks and the bracket of a unit at its end
  Compared compared;  ///< as it is compared across projects
  bool has_compared = false;

 private:
  std::uint32_t asked_ = 0, yes_ = 0, looked_ = 0;
  std::uint32_t unit_offset_ = 0, unit_length_ = 0;
  bool has_unit_ = false;  ///< somebody has asked for it
  std::array<Found, static_cast<std::size_t>(Wanted::count)> words_;
};

}  // namespace jixiao::check
