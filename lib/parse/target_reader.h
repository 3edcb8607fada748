#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "grammar/grammar.h"
#include "model/target.h"
#include "parse/target_scan.h"

namespace jixiao::parse {

/// Reads what a target says: its form, and the number, bound, unit, range, rank or date in it. The words are
/// those of the grammar; the reader keeps nothing between two texts and may be shared by threads.
class TargetReader {
 public:
  /// The grammar must outlive the reader.
  explicit TargetReader(const grammar::Grammar& grammar);

  /// The reading of a repaired target text: one line of UTF-8, trimmed. Time is linear in its length; of a
  /// compound the first 64 parts are kept.
  [[nodiscard]] model::Reading read(std::string_view text) const;
  /// The same; `is_plain` becomes whether it is one number with its words, read as such from ASCII digits.
  model::Reading read(std::string_view text, bool& is_plain) const;

  /// Whether a plain text is read by patterns and words to which one digit is as good as another. Then other
  /// digits in their place make no difference but that of the value, unless they make it a date, or begin
  /// with a zero. False where that is not sure.
  [[nodiscard]] bool takes_digits_alike(std::string_view plain_text) const;
  /// Whether such a text, with other digits than the one that says `reading`, is a date.
  [[nodiscard]] bool makes_date(std::string_view text, const model::Reading& reading) const;
  /// Whether such a text could be a date with any digits, as many as there are.
  [[nodiscard]] bool may_make_date(std::string_view text, const model::Reading& reading) const;

 private:
  [[nodiscard]] std::string_view without_final_marks(std::string_view text) const;
  [[nodiscard]] bool read_plain(std::string_view text, model::Reading& reading) const;
  /// A text and what was found in it.
  struct Scanned {
    std::string_view text;
    TargetItems items;
  };

  /// How a text is asked whether it is a date: by its year, or as a whole; nothing: it is none.
  enum class DateTest : std::uint8_t { none, year, whole };
  [[nodiscard]] DateTest date_test(std::string_view& text, const model::Reading& reading) const;
  [[nodiscard]] bool is_date(std::string_view text, const model::Reading& reading) const;
  model::Reading read_folded(std::string_view text, bool& is_plain) const;
  [[nodiscard]] model::Reading read_scanned(Scanned scanned) const;
  [[nodiscard]] model::Reading read_compound(const Scanned& scanned, std::vector<TargetItem>& items) const;
  [[nodiscard]] model::Reading read_part(const Scanned& scanned, text::Leaf range, TargetItem& item) const;
  [[nodiscard]] model::Reading in_words(const Scanned& scanned, text::Leaf range, TargetItem& item) const;
  [[nodiscard]] std::size_t part_begin(std::string_view text, std::size_t from, std::size_t item_begin) const;
  void apply_adverb(std::string_view text, text::Leaf before, model::Reading& reading) const;
  [[nodiscard]] std::string per(const Scanned& scanned, text::Leaf before, text::Leaf& place) const;

  const grammar::Vocabulary& per_;
  const grammar::Vocabulary& named_quarter_;
  const grammar::Vocabulary& adverb_;
  const grammar::Vocabulary& final_mark_;
  const grammar::Vocabulary& joint_;
  TargetScanner scanner_;
  bool final_marks_have_digits_ = false;
};

}  // namespace jixiao::parse
