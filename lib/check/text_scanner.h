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

/// Finds the words of several vocabularies in one pass: for nearly every two characters a look into a table
/// says that no word begins with them.
class TextScanner {
 public:
  /// At most eight, each in the place of its bit in `wanted`; they must outlive the scanner.
  explicit TextScanner(std::initializer_list<const grammar::Vocabulary*> vocabularies)
      : vocabularies_(vocabularies) {
    if (vocabularies_.empty()) return;
    pairs_.resize(rows * rows);
    for (std::size_t index = 0; index < vocabularies_.size(); ++index) {
      for (const grammar::Word& word : vocabularies_[index]->words()) {
        for (const std::string& spelling : word.spellings)
          add(spelling, static_cast<std::uint8_t>(1U << index));
      }
    }
  }

  /// Calls `found(vocabulary, offset, hit)` for the words of each vocabulary whose bit is in `wanted`, from
  /// left to right, the longest first; no two of one vocabulary overlap.
  template <class Found>
  void scan(std::string_view text, unsigned wanted, const Found& found) const {
    std::array<std::size_t, 8> free_from{};
    if (text.empty() || vocabularies_.empty()) return;
    std::size_t at = 0, next = 0;
    std::size_t row = row_of(character_at(text, next));
    while (at < text.size()) {
      const std::size_t here = at, first = row;
      at = next;
      row = at < text.size() ? row_of(character_at(text, next)) : 0;
      const unsigned may_begin = pairs_[first * rows + row] & wanted;
      if (may_begin != 0) look(text, here, may_begin, free_from, found);
    }
  }

 private:
  static constexpr std::size_t rows = 256;

  /// Characters share rows, but few words begin with the same two.
  static std::size_t row_of(std::size_t character) { return (character * 0x9E3779B1U >> 16) % rows; }

  void add(std::string_view spelling, std::uint8_t bit) {
    std::size_t offset = 0;
    std::uint8_t* const row = &pairs_[row_of(character_at(spelling, offset)) * rows];
    if (offset < spelling.size()) {
      row[row_of(character_at(spelling, offset))] |= bit;
    } else {
      for (std::size_t second = 0; second < rows; ++second) row[second] |= bit;  // anything may follow
    }
  }

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

  /// The character at `at`, which moves behind it.
  static std::size_t character_at(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    if (byte(at) < 0x80) return byte(at++);
    if ((byte(at) & 0xF0U) == 0xE0U && at + 2 < text.size()) {
      at += 3;
      return (byte(at - 3) & 0x0FU) << 12 | (byte(at - 2) & 0x3FU) << 6 | (byte(at - 1) & 0x3FU);
    }
    return text::next_character(text, at);
  }

  std::vector<const grammar::Vocabulary*> vocabularies_;
  std::vector<std::uint8_t> pairs_;  ///< by the rows of a word's first two characters: vocabularies, as bits
};

}  // namespace jixiao::check
