#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::grammar {

/// A set of characters, quick to ask about a text in UTF-8.
class CharacterSet {
 public:
  /// The characters from `first` to `last`.
  struct Range {
    char32_t first = 0, last = 0;
  };

  /// All characters.
  CharacterSet() = default;
  /// Those of some ranges, in any order.
  explicit CharacterSet(std::vector<Range> ranges);
  /// Those of all these sets.
  static CharacterSet united(const std::vector<const CharacterSet*>& sets);

  /// Whether it has every character.
  [[nodiscard]] bool has_all() const { return all_; }
  /// Whether it has this character.
  [[nodiscard]] bool has(char32_t character) const {
    return all_ || (character < page_of_.size() * page_size ? has_basic(character) : has_rare(character));
  }
  /// The characters, if they are not all: in order, with others between any two ranges.
  [[nodiscard]] const std::vector<Range>& ranges() const { return ranges_; }
  /// Whether the first character of a text is one of them; of an empty one only if all are.
  [[nodiscard]] bool has_first_of(std::string_view text) const {
    if (all_) return true;
    std::size_t at = 0;
    return !text.empty() && leads_[static_cast<unsigned char>(text.front())] && has_next(text, at);
  }
  /// Whether the last character of a text is; of an empty one nothing is wrong.
  [[nodiscard]] bool has_last_of(std::string_view text) const;
  /// Whether all characters of a text are.
  [[nodiscard]] bool has_all_of(std::string_view text) const;
  /// The least offset, not below `least`, from which on all characters of a text are.
  [[nodiscard]] std::size_t suffix_of(std::string_view text, std::size_t least) const;

 private:
  /// Whether it has the character at an offset, which moves behind it. Called rather than repeated in place:
  /// so the code of who asks takes less of the first cache.
  [[nodiscard]] bool has_next(std::string_view text, std::size_t& at) const;
  /// Whether it has a character below U+10000.
  [[nodiscard]] bool has_basic(std::size_t character) const {
    const Page& page = pages_[page_of_[character / page_size]];
    return ((page[character % page_size / 64] >> (character % 64)) & 1U) != 0;
  }
  /// The page with a character, of its own.
  std::size_t own_page(std::size_t character);
  [[nodiscard]] bool has_rare(char32_t character) const;
  [[nodiscard]] bool has_other(std::string_view text, std::size_t& at) const;

  bool all_ = true;
  std::bitset<256> leads_;  ///< bytes of UTF-8 that they begin with
  static constexpr std::size_t page_size = 256;
  using Page = std::array<std::uint64_t, page_size / 64>;  ///< a bit for each of so many characters
  std::array<std::uint16_t, 256> page_of_{};               ///< of the characters below U+10000, in `pages_`
  std::vector<Page> pages_;                                ///< first an empty and a full one
  std::vector<Range> ranges_;                              ///< all of them, in order

  friend class NeededTexts;
};

/// Texts one of which must stand in another one.
class NeededTexts {
 public:
  /// None is known.
  NeededTexts() = default;
  explicit NeededTexts(std::vector<std::string> texts);
  /// Whether one of them stands in a text; true if none is known.
  [[nodiscard]] bool any_in(std::string_view text) const;
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  CharacterSet first_;  ///< what they begin with
};

/// What a text must be like that a regular expression matches. Asking is much cheaper than RE2, and for most
/// texts the answer is no. May allow more than need be, never less.
struct Outline {
  CharacterSet first;         ///< what a match begins with; all if it may be empty
  CharacterSet last;          ///< what it ends with; all if it may be empty
  CharacterSet inside;        ///< all that may stand in a match
  NeededTexts needed;         ///< one of these does
  std::size_t shortest = 0;   ///< it has at least so many bytes
  bool digits_alike = false;  ///< no ASCII digit in a text makes a difference that another one would not make
  /// What the first character is that is no ASCII digit; none: a match may have no such character.
  std::vector<CharacterSet::Range> first_other;

  /// Allows everything.
  Outline() = default;
  /// Of an expression in RE2's syntax; allows everything where that uses something else than its plain parts.
  explicit Outline(std::string_view expression);

  /// Whether it rules out that a text matches, or begins with a match.
  [[nodiscard]] bool rules_out(std::string_view text) const {
    return rules_out_start(text) || !last.has_last_of(text) || !inside.has_all_of(text);
  }
  [[nodiscard]] bool rules_out_start(std::string_view text) const {
    return text.size() < shortest || !first.has_first_of(text) || !needed.any_in(text);
  }
  /// Whether it rules out that a text matches with any ASCII digits in the place of its own.
  [[nodiscard]] bool rules_out_with_digits(std::string_view text) const;
  /// Whether it rules out that a text with any ASCII digits in the place of its own begins with a match.
  [[nodiscard]] bool rules_out_start_with_digits(std::string_view text) const;
};

/// An outline as bytes, which cost less to read than an expression.
std::string archive(const Outline& outline);
/// What `archive` wrote.
Outline unarchive_outline(std::string_view bytes);

}  // namespace jixiao::grammar
