#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
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
    no_type,        ///< it says no type, or but that something is counted
    rate,           ///< it is that of a rate which is no quantity
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
    const auto bit = bit_of(question);
    if ((asked_ & bit) == 0) {
      asked_ = static_cast<std::uint16_t>(asked_ | bit);
      if (ask()) yes_ = static_cast<std::uint16_t>(yes_ | bit);
    }
    return (yes_ & bit) != 0;
  }
  /// Whether somebody has asked that.
  [[nodiscard]] bool knows(Question question) const { return (asked_ & bit_of(question)) != 0; }
  template <class Look>
  const Found& word(Wanted wanted, const Look& look) {
    return more().words[static_cast<std::size_t>(wanted)].get([&] {
      const std::optional<grammar::Vocabulary::Hit> hit = look();
      return hit ? Found{hit->word, static_cast<std::uint32_t>(hit->length),
                         static_cast<std::uint32_t>(hit->offset)}
                 : Found{};
    });
  }

  /// The unit that a bracket at its end says; `find(name)` gives that as a part of the name, or nothing.
  template <class Find>
  std::string_view unit(std::string_view name, const Find& find) {
    const Part part = more().unit.get([&] {
      const std::string_view found = find(name);
      return found.empty() ? Part{}
                           : Part{static_cast<std::size_t>(found.data() - name.data()), found.size()};
    });
    return name.substr(part.begin, part.size);
  }

  /// A name as names are compared: so many bytes of it, and their hash (see hash_of_name).
  struct Compared {
    std::uint64_t hash = 0;
    std::uint32_t size = 0;
  };
  /// Without the marks and the bracket of a unit at its end.
  template <class Make>
  const Compared& core(const Make& make) {
    return more().core.get(make);
  }
  /// As it is compared across projects.
  template <class Make>
  const Compared& compared(const Make& make) {
    return more().compared.get(make);
  }

  /// Types of the catalogue, as bits (LevelPairs::Pair::type): no entry of this name is in doubt that is
  /// filed under one of them, whatever its targets.
  std::uint16_t fitting_types = 0;
  /// Others with which all are in doubt, and what is better: an item of level 2, by its place in the
  /// catalogue from 1; 0: nothing.
  std::uint16_t doubtful_types = 0;
  std::uint8_t better_type = 0;
  /// The type that it says wherever it is filed, counted alike; 0: it says none, or nobody has looked.
  std::uint8_t said_type = 0;
  /// Traits of entries (see traits.h) with which no rule has anything to say beside this name.
  std::uint32_t silent = 0;

 private:
  static_assert(static_cast<unsigned>(Question::rate) < 16);
  static constexpr unsigned bit_of(Question question) { return 1U << static_cast<unsigned>(question); }

  /// What is found out when somebody asks.
  template <class Value>
  struct Asked {
    template <class Make>
    const Value& get(const Make& make) {
      if (!is_known) value = make();
      is_known = true;
      return value;
    }
    Value value{};
    bool is_known = false;
  };
  struct Part {
    std::size_t begin = 0, size = 0;
  };
  /// What is asked of few names, or of each a few times: it stands elsewhere, so that what is asked of each
  /// entry shares a cache line with the name.
  struct More {
    std::array<Asked<Found>, static_cast<std::size_t>(Wanted::count)> words;
    Asked<Part> unit;
    Asked<Compared> core, compared;
  };
  More& more() {
    if (!more_) more_ = std::make_unique<More>();
    return *more_;
  }

  std::uint16_t asked_ = 0, yes_ = 0;
  std::unique_ptr<More> more_;
};

}  // namespace jixiao::check
