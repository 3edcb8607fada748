#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "grammar/vocabulary.h"
#include "text/utf8.h"

namespace jixiao::check {

/// Finds the words of several vocabularies in one pass: at nearly every character a look into a table says
/// that no word begins with it and the one behind it.
class TextScanner {
 public:
  /// At most eight, each in the place of its bit in `wanted`; they must outlive the scanner.
  explicit TextScanner(std::initializer_list<const grammar::Vocabulary*> vocabularies);

  /// Calls `found(vocabulary, offset, hit)` for the words of each vocabulary whose bit is in `wanted`, from
  /// left to right, the longest first; no two of one vocabulary overlap.
  template <class Found>
  void scan(std::string_view text, unsigned wanted, const Found& found) const {
    std::array<std::size_t, 8> free_from{};
    if (vocabularies_.empty()) return;
    for (std::size_t at = next_place(text, 0); at < text.size(); at = next_place(text, at)) {
      const std::size_t here = at;
      const unsigned may_begin = begun(text, at);
      look(text, here, may_begin & wanted, free_from, found);
    }
  }

 private:
  static constexpr unsigned key_bits = 12, pair_bits = 16;
  static constexpr std::uint32_t spread = 0x9E3779B1U;

  /// A number for the character at `at`, which moves behind it: its bytes where it has three, as most have.
  static std::uint32_t code_at(std::string_view text, std::size_t& at) {
    constexpr std::size_t wide = 3;
    const auto byte = [&](std::size_t index) -> std::uint32_t {
      return static_cast<unsigned char>(text[index]);
    };
    const std::uint32_t lead = byte(at);
    if ((lead & 0xF0U) == 0xE0U) {
      const std::size_t begin = at;
      at += wide;
      return lead | byte(begin + 1) << 8U | byte(begin + 2) << 16U;
    }
    if (lead < 0x80) {
      ++at;
      return lead;
    }
    // A copy, so that nothing forces the offset of the loop into memory.
    std::size_t behind = at;
    const char32_t character = text::next_character(text, behind);
    at = behind;
    return character;
  }

  // Different characters may share a key; few of those that words begin with do.
  static std::uint32_t joined(std::uint32_t first, std::uint32_t second) { return first * 31 + second; }
  static std::size_t key_of(std::uint32_t code) { return code * spread >> (32 - key_bits); }
  static std::size_t pair_of(std::uint32_t joined) { return joined * spread >> (32 - pair_bits); }

  /// The next character at or behind `at` with which a word may begin, as far as it and the one behind it
  /// tell; the end of the text when there is none.
  [[nodiscard]] std::size_t next_place(std::string_view text, std::size_t at) const;

  /// The vocabularies of which a word may begin at `at`, which moves behind the character there.
  [[nodiscard]] unsigned begun(std::string_view text, std::size_t& at) const {
    const std::uint32_t first = code_at(text, at);
    const unsigned alone = alone_[key_of(first)];
    if (at >= text.size()) return alone;
    std::size_t behind = at;
    const std::uint32_t two = joined(first, code_at(text, behind));
    const unsigned whole = alone | short_[key_of(two)];
    return behind >= text.size() ? whole : whole | long_[key_of(joined(two, code_at(text, behind)))];
  }

  void add(std::string_view spelling, std::uint8_t bit);

  template <class Found>
  void look(std::string_view text, std::size_t here, unsigned may_begin,
            std::array<std::size_t, 8>& free_from, const Found& found) const {
    for (std::size_t index = 0; index < vocabularies_.size(); ++index) {
      if ((may_begin >> index & 1U) == 0 || here < free_from[index]) continue;
      const auto hit = vocabularies_[index]->at_start(text.substr(here));
      if (!hit) continue;
      free_from[index] = here + hit->length;
      found(index, here, *hit);
    }
  }

  std::vector<const grammar::Vocabulary*> vocabularies_;
  std::vector<std::uint64_t> pairs_;  ///< a bit for each pair of characters that a word begins with
  // Vocabularies, as bits, by what their words begin with.
  std::vector<std::uint8_t> alone_;  ///< words of one character
  std::vector<std::uint8_t> short_;  ///< words of two
  std::vector<std::uint8_t> long_;   ///< longer ones, by the first three
};

}  // namespace jixiao::check
