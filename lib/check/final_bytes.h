#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "grammar/vocabulary.h"

namespace jixiao::check {

/// Whether a text may end with a word of some vocabularies, as far as its last three bytes tell: a character,
/// mostly. No branch depends on the text, so that nothing is guessed wrong.
class FinalBytes {
 public:
  explicit FinalBytes(std::initializer_list<const grammar::Vocabulary*> vocabularies) {
    for (const grammar::Vocabulary* const vocabulary : vocabularies) {
      for (const grammar::Word& word : vocabulary->words()) {
        for (const std::string& spelling : word.spellings) add(spelling);
      }
    }
  }

  /// False: it does not.
  [[nodiscard]] bool may_end(std::string_view text) const {
    if (text.size() < wide) return true;  // hardly any
    const unsigned by_key = keys_[key_of(text)], by_last = short_[static_cast<unsigned char>(text.back())];
    return (by_key | by_last) != 0;
  }

 private:
  static constexpr std::size_t wide = 3;  ///< bytes of most characters
  static constexpr unsigned key_bits = 12;

  static std::size_t key_of(std::string_view text) {
    const auto byte = [end = text.data() + text.size()](std::ptrdiff_t before) {
      return std::uint32_t{static_cast<unsigned char>(*(end - before))};
    };
    return (byte(3) << 16 | byte(2) << 8 | byte(1)) * 0x9E3779B1U >> (32 - key_bits);
  }
  void add(std::string_view spelling) {
    if (spelling.size() >= wide) keys_.set(key_of(spelling));
    if (!spelling.empty() && spelling.size() < wide) short_.set(static_cast<unsigned char>(spelling.back()));
  }

  std::bitset<std::size_t{1} << key_bits> keys_;  ///< of the last three bytes of words
  std::bitset<256> short_;                        ///< the last byte of words that are shorter
};

}  // namespace jixiao::check
