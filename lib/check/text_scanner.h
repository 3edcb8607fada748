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
/// that no word begins with it and the bytes behind it.
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
    unsigned begun = 0;
    for (std::size_t at = next_place(text, 0, wanted, begun); at < text.size();
         at = next_place(text, at, wanted, begun)) {
      look(text, at, begun, free_from, found);
      text::next_character(text, at);
    }
  }

 private:
  static constexpr unsigned key_bits = 15;

  /// What a word begins with, as a number: the bytes behind the first one of a character of three, or two
  /// bytes from ASCII on. Different ones may share it, and few of those that words begin with do.
  static std::size_t key_of(std::uint32_t bytes) { return bytes * 0x9E3779B1U >> (32 - key_bits); }

  /// The next character at or behind `at` with which a word may begin, as far as it and a byte or two behind
  /// it tell, and the vocabularies that have such words; the end of the text when there is none.
  [[nodiscard]] std::size_t next_place(std::string_view text, std::size_t at, unsigned wanted,
                                       unsigned& begun) const;

  void add(std::string_view spelling, std::uint8_t bit);

  template <class Found>
  void look(std::string_view text, std::size_t here, unsigned begun, std::array<std::size_t, 8>& free_from,
            const Found& found) const {
    for (; begun != 0; begun &= begun - 1) {
      const auto index = static_cast<std::size_t>(__builtin_ctz(begun));
      if (here < free_from[index]) continue;
      const auto hit = vocabularies_[index]->at_start(text.substr(here));
      if (!hit) continue;
      free_from[index] = here + hit->length;
      found(index, here, *hit);
    }
  }

  std::vector<const grammar::Vocabulary*> vocabularies_;
  unsigned all_ = 0;  ///< a bit for each of them
  // Vocabularies, as bits, by what their words begin with.
  std::vector<std::uint8_t> short_;  ///< words of a character of three bytes and no more than one byte behind
                                     ///< it, by the last two of these
  std::vector<std::uint8_t> longer_;  ///< others but those that begin with two or four bytes; by the key
};

}  // namespace jixiao::check
