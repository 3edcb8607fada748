#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "check/rule.h"
#include "check/words.h"
#include "model/table.h"

namespace jixiao::check {

/// What can be said of an entry at a glance. A rule about entries names those without which it has nothing to
/// say, and is not called where none of them is there: that goes for most rules at most entries.
namespace trait {

inline constexpr std::uint32_t missing = 1U << 0;       ///< a target is absent or empty
inline constexpr std::uint32_t prose = 1U << 1;         ///< a target without any quantity
inline constexpr std::uint32_t above_whole = 1U << 2;   ///< a share above 100 %
inline constexpr std::uint32_t share = 1U << 3;         ///< one figure with the unit of a share
inline constexpr std::uint32_t low_share = 1U << 4;     ///< the same below 60 %, bounded from below or exact
inline constexpr std::uint32_t open_share = 1U << 5;    ///< a bare share that is neither none nor all
inline constexpr std::uint32_t without_unit = 1U << 6;  ///< a bare number
inline constexpr std::uint32_t with_unit = 1U << 7;  ///< a plain figure with a unit that is none of a share
inline constexpr std::uint32_t twice = 1U << 8;      ///< a comparator that is said again
inline constexpr std::uint32_t odd_comparator = 1U << 9;  ///< one that begins like the mark of a title
inline constexpr std::uint32_t zero = 1U << 10;           ///< a figure that is none
inline constexpr std::uint32_t some = 1U << 11;         ///< one that is more, and not bounded from below only
inline constexpr std::uint32_t from_below = 1U << 12;   ///< a figure bounded from below
inline constexpr std::uint32_t from_above = 1U << 13;   ///< one bounded from above
inline constexpr std::uint32_t plain_share = 1U << 14;  ///< a plain figure with the unit of a share
// Of the entry as a whole.
inline constexpr std::uint32_t larger_year = 1U << 15;  ///< the year's value is larger, or of another unit
inline constexpr std::uint32_t two_units = 1U << 16;    ///< the units of both targets differ
inline constexpr std::uint32_t opposite = 1U << 23;    ///< one target bounds from below, the other from above
inline constexpr std::uint32_t final_mark = 1U << 17;  ///< a name or target ends with a byte of a stray mark
inline constexpr std::uint32_t number = 1U << 18;      ///< its number opens a list, or is wrong
inline constexpr std::uint32_t same_name = 1U << 19;   ///< an entry before it has its name
inline constexpr std::uint32_t quantity = 1U << 20;    ///< it is filed under quantity and may be a rate
inline constexpr std::uint32_t levels = 1U << 21;      ///< its levels were not found to be sound before
inline constexpr std::uint32_t first_doubt = 1U << 22;  ///< the first of its project whose type is in doubt

/// Those of which a name can tell that they mean nothing beside it (NameFacts::silent).
inline constexpr std::uint32_t silenced =
    share | without_unit | with_unit | zero | some | from_below | from_above | plain_share | quantity;

}  // namespace trait

/// What a target says by itself. Those that are alike differ in their value only.
struct TargetFacts {
  std::uint64_t alike = 0;     ///< see model::Target
  std::uint32_t traits = 0;    ///< whatever its value
  std::uint32_t by_value = 0;  ///< those that its value may add
  int whole = 0;               ///< so many are all of the share that it is; 0: it is none
};

/// What was found out about targets, by their numbers.
class KnownTargets {
 public:
  TargetFacts& of(const model::Target& target) { return known_[target.alike & (places - 1)]; }

 private:
  static constexpr std::size_t places = 1024;  ///< a power of two
  std::array<TargetFacts, places> known_;
};

/// Looks at entries for what the rules need to know before they are called.
class Glance {
 public:
  /// The words must outlive it.
  explicit Glance(const Words& words);

  [[nodiscard]] std::uint32_t at(const EntryView& view, KnownTargets& known) const;

 private:
  using Bytes = std::array<bool, 256>;
  static Bytes first_bytes(const grammar::Vocabulary& vocabulary);

  [[nodiscard]] std::uint32_t at_targets(const EntryView& view, KnownTargets& known) const;
  /// What a target says whose text is printed.
  [[nodiscard]] std::uint32_t at(const model::Target& target, const EntryView& view,
                                 KnownTargets& known) const;
  [[nodiscard]] TargetFacts facts_of(const model::Target& target, std::string_view text) const;
  void note_figure(const model::Reading& reading, TargetFacts& facts) const;
  [[nodiscard]] int whole_of(std::string_view unit) const;
  [[nodiscard]] bool has_odd_comparator(const model::Reading& reading, std::string_view target) const;

  const Words& words_;
  std::string_view percent_;  ///< the unit of nearly all shares
  Bytes share_bytes_;         ///< first ones of the units of shares
  Bytes odd_bytes_;           ///< first ones of the marks of titles
  FinalBytes final_;          ///< of stray marks
  bool marks_have_digits_;    ///< stray marks: then what ends with one depends on digits
};

}  // namespace jixiao::check
