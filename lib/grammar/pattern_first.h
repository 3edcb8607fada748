#pragma once
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jixiao::grammar {

/// Which characters a text may begin with that a regular expression matches from its start. Asking is much
/// cheaper than RE2, and for most texts the answer is no.
class FirstCharacters {
 public:
  /// All characters.
  FirstCharacters() = default;
  /// Those of an expression in RE2's syntax; all of them where it uses something else than the plain parts
  /// of the syntax or matches the empty text. May allow more than need be, never less.
  explicit FirstCharacters(std::string_view expression);

  /// Whether a text that is valid UTF-8 may match at all.
  [[nodiscard]] bool allow(std::string_view text) const {
    if (all_) return true;
    return !text.empty() && leads_[static_cast<unsigned char>(text.front())] && has_first_of(text);
  }

 private:
  friend class FirstCharactersReader;
  struct Range {
    char32_t first = 0, last = 0;
  };
  [[nodiscard]] bool has_first_of(std::string_view text) const;

  bool all_ = true;
  std::bitset<256> leads_;            ///< bytes of UTF-8 that they begin with
  std::vector<std::uint64_t> basic_;  ///< a bit for each character below U+10000
  std::vector<Range> ranges_;         ///< all of them
};

}  // namespace jixiao::grammar
