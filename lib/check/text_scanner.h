#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
    if (text.empty() || vocabularies_.empty()) return;
    std::size_t at = 0, next = 0;
    std::size_t row = row_at(text, next);
    while (at < text.size()) {
      const std::size_t here = at, first = row;
      at = next;
      row = at < text.size() ? row_at(text, next) : 0;
      const unsigned may_begin = pairs_[first * rows + row] & wanted;
      if (may_begin != 0) look(text, here, may_begin, free_from, found);
    }
  }

 private:
  static constexpr std::size_t rows = 128;

  /// The row of the character at `at`, which moves behind it. Characters share rows, but few words begin with
  /// the same two.
  static std::size_t row_at(std::string_view text, std::size_t& at) {
    constexpr std::size_t wide = 3;  // bytes of most characters
    const auto lead = static_cast<unsigned char>(text[at]);
    if ((lead & 0xF0U) != 0xE0U) {
      if (lead < 0x80) return static_cast<std::size_t>(text[at++]);
      return text::next_character(text, at) % rows;
    }
    std::uint32_t bytes = 0;
    if (at + sizeof bytes <= text.size()) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
    } else {
      std::memcpy(&bytes, text.data() + at, wide);
    }
    at += wide;
    return (bytes & 0xFFFFFFU) * 0x9E3779B1U >> 25;
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
  std::vector<std::uint8_t> pairs_;  ///< by the rows of a word's first two characters: vocabularies, as bits
};

}  // namespace jixiao::check
