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
    std::size_t key = key_at(text, next);
    while (at < text.size()) {
      const std::size_t here = at, first = key;
      at = next;
      key = at < text.size() ? key_at(text, next) : 0;
      const unsigned alone = alone_[first], pair = pairs_[pair_of(first, key)];
      if (((alone | pair) & wanted) == 0) continue;
      const unsigned may_begin = alone | (pair & begun(text, next, first, key));
      look(text, here, may_begin & wanted, free_from, found);
    }
  }

 private:
  static constexpr std::size_t keys = 1024, rows = 128, triples = 4096;

  /// The key of the character at `at`, which moves behind it. Characters share keys, but few words begin with
  /// the same two.
  static std::size_t key_at(std::string_view text, std::size_t& at) {
    constexpr std::size_t wide = 3;  // bytes of most characters
    const auto lead = static_cast<unsigned char>(text[at]);
    if ((lead & 0xF0U) != 0xE0U) {
      if (lead < 0x80) return static_cast<std::size_t>(text[at++]) * (keys / rows);
      return text::next_character(text, at) % keys;
    }
    std::uint32_t bytes = 0;
    if (at + sizeof bytes <= text.size()) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
    } else {
      std::memcpy(&bytes, text.data() + at, wide);
    }
    at += wide;
    return (bytes & 0xFFFFFFU) * 0x9E3779B1U >> 22;
  }

  static std::size_t pair_of(std::size_t first, std::size_t second) {
    return first / (keys / rows) * rows + second / (keys / rows);
  }
  static std::size_t triple_of(std::size_t first, std::size_t second, std::size_t third) {
    return ((first * 31 + second) * 31 + third) % triples;
  }

  /// The vocabularies with a word of these two characters, or one that goes on with the third, at `at`.
  [[nodiscard]] unsigned begun(std::string_view text, std::size_t at, std::size_t first,
                               std::size_t second) const {
    const unsigned whole = short_[pair_of(first, second)];
    if (at >= text.size()) return whole;
    return whole | triples_[triple_of(first, second, key_at(text, at))];
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
  // Vocabularies, as bits, by what their words begin with.
  std::vector<std::uint8_t> alone_;    ///< words of one character, by its key
  std::vector<std::uint8_t> pairs_;    ///< longer ones, by the first two
  std::vector<std::uint8_t> short_;    ///< of these words of two characters
  std::vector<std::uint8_t> triples_;  ///< and the others, by the first three
};

}  // namespace jixiao::check
