#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/once.h"

namespace jixiao::grammar {

/// A word of a form and every way it is spelled.
struct Word {
  std::string canonical;
  std::vector<std::string> spellings;  ///< as printed; the canonical one need not be among them
};

/// Where a vocabulary's words are looked for in a text: it is one; it begins, ends with one; one stands
/// anywhere in it, the first or the last.
enum class Lookup : std::uint8_t { full, start, end, inside, last };

/// A set of words; the longest spelling wins. Cheap to copy (shared), immutable, safe to use from several
/// threads.
class Vocabulary {
 public:
  struct Hit {
    const Word* word = nullptr;
    std::size_t length = 0;  ///< bytes of the spelling that was found
    std::size_t offset = 0;  ///< of the spelling in the text
  };

  Vocabulary() = default;
  Vocabulary(std::string name, std::vector<Word> words, Lookup lookup = Lookup::full);
  /// Of words that somebody knows how to get: they are asked for once, when a word is first looked for.
  Vocabulary(std::string name, std::function<std::vector<Word>()> words, Lookup lookup);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Word>& words() const;
  [[nodiscard]] Lookup lookup() const { return lookup_; }
  /// Whether a spelling has an ASCII digit.
  [[nodiscard]] bool has_digits() const;
  /// Whether a text begins with a spelling that has ASCII digits, or would with other digits than its own.
  [[nodiscard]] bool digits_matter_at_start(std::string_view text) const;
  /// The word that is found in the way that the vocabulary itself declares.
  [[nodiscard]] std::optional<Hit> look(std::string_view text) const;
  /// The word that is spelled exactly like `text`.
  [[nodiscard]] const Word* find(std::string_view text) const;
  /// The longest spelling that `text` begins with.
  [[nodiscard]] std::optional<Hit> at_start(std::string_view text) const;
  /// The longest spelling that `text` ends with.
  [[nodiscard]] std::optional<Hit> at_end(std::string_view text) const;
  /// The first spelling that stands anywhere in `text`.
  [[nodiscard]] std::optional<Hit> inside(std::string_view text) const;
  /// The spelling that ends last in `text`.
  [[nodiscard]] std::optional<Hit> last(std::string_view text) const;

 private:
  enum class End : std::uint8_t { first, last };
  /// Spellings by the character that they have at one end, in a few buckets; in each the longest first.
  struct Index {
    static constexpr std::size_t buckets = 128;
    struct Spelling {
      std::uint64_t bytes, mask;  ///< the eight outermost ones, and which of them it has
      std::uint32_t word;         ///< index
      std::uint32_t begin, size;  ///< in `texts`
    };
    std::bitset<4096> keys;  ///< a bit for each key, so that most texts cost no search
    std::array<std::uint32_t, buckets + 1> begins{};  ///< of each bucket among the spellings
    std::vector<Spelling> spellings;
    std::string texts;  ///< of all of them, in their order: what is compared lies together
  };

  /// The words and how they are found. Each part is made when it is first asked for: most words are looked
  /// for at one end only.
  struct Source {
    explicit Source(std::function<std::vector<Word>()> its_words) : make_words(std::move(its_words)) {}
    const std::function<std::vector<Word>()> make_words;
    Once<std::vector<Word>> words;
    Once<std::vector<std::string>> with_digits;  ///< spellings
    Once<std::unique_ptr<const Index>> first, last;
  };

  template <End end>
  [[nodiscard]] const Index& index() const;
  [[nodiscard]] const std::vector<std::string>& with_digits() const;
  template <End end>
  static Index index_of(const std::vector<Word>& words);
  template <End end>
  [[nodiscard]] std::optional<Hit> longest(const Index& index, std::string_view text) const;

  std::string name_;
  Lookup lookup_ = Lookup::full;
  std::shared_ptr<const Source> source_;  ///< null: no words
};

}  // namespace jixiao::grammar
