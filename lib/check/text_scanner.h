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

/// Finds the words of several vocabularies in one pass: for nearly every character a look into a table says
/// that no word begins with it.
class TextScanner {
 public:
  /// At most eight, each in the place of its bit in `wanted`; they must outlive the scanner.
  explicit TextScanner(std::initializer_list<const grammar::Vocabulary*> vocabularies)
      : vocabularies_(vocabularies), begins_(plane) {
    for (std::size_t index = 0; index < vocabularies_.size(); ++index) {
      for (const grammar::Word& word : vocabularies_[index]->words()) {
        for (const std::string& spelling : word.spellings) {
          std::size_t offset = 0;
          const char32_t first = text::next_character(spelling, offset);
          if (first < plane) begins_[first] |= static_cast<std::uint8_t>(1U << index);
        }
      }
    }
  }

  /// Calls `found(vocabulary, offset, hit)` for the words of each vocabulary whose bit is in `wanted`, from
  /// left to right, the longest first; no two of one vocabulary overlap.
  template <class Found>
  void scan(std::string_view text, unsigned wanted, const Found& found) const {
    std::array<std::size_t, 8> free_from{};
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t here = at;
      const unsigned begins = begins_[character_at(text, at)] & wanted;
      if (begins == 0) continue;
      for (std::size_t index = 0; index < vocabularies_.size(); ++index) {
        if ((begins >> index & 1U) == 0 || here < free_from[index]) continue;
        const auto hit = vocabularies_[index]->at_start(text.substr(here));
        if (!hit) continue;
        free_from[index] = here + hit->length;
        found(index, here, *hit);
      }
    }
  }

 private:
  static constexpr std::size_t plane = 0x10000;  ///< characters beyond it begin no word

  /// The character at `at`, which moves behind it; 0 for those beyond the plane.
  static std::size_t character_at(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    if (byte(at) < 0x80) return byte(at++);
    if ((byte(at) & 0xF0U) == 0xE0U && at + 2 < text.size()) {
      at += 3;
      return (byte(at - 3) & 0x0FU) << 12 | (byte(at - 2) & 0x3FU) << 6 | (byte(at - 1) & 0x3FU);
    }
    const char32_t character = text::next_character(text, at);
    return character < plane ? character : 0;
  }

  std::vector<const grammar::Vocabulary*> vocabularies_;
  std::vector<std::uint8_t> begins_;  ///< by character: the vocabularies that have a word with it, as bits
};

}  // namespace jixiao::check
