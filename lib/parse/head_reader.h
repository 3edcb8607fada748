#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "model/table.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// The head of a table as found in a text: title, department, money unit and the heads of its columns.
struct FoundHead {
  std::uint32_t begin = 0;  ///< of the first thing that belongs to it
  std::uint32_t columns_begin = 0;
  std::uint32_t end = 0;  ///< right after the last column head
  text::Leaf title, department, money_unit;
  std::optional<int> year;
  std::vector<model::Column> columns;  ///< of money, in printed order
  std::vector<text::Leaf> heads;       ///< all column heads, in printed order
};

/// Finds the head of a form in joined text. What makes a head is the row of column heads, from the name
/// column to the indicators; title, department and money unit are looked for before it.
class HeadReader {
 public:
  /// `form` must outlive the reader.
  explicit HeadReader(const grammar::Form& form);

  /// Finds the first row of column heads in the range: where it begins and ends, and its columns. Nothing
  /// else of the head is known then.
  bool find_columns(const text::SplicedText& text, text::Leaf range, FoundHead& head) const;
  /// Finds what stands before its columns, from `from` on: title, department, money unit and where the head
  /// begins. Looks back at most a few KiB from the columns.
  void find_front(const text::SplicedText& text, std::uint32_t from, FoundHead& head) const;
  /// Whether a text may begin with the label of a department or a money unit.
  [[nodiscard]] bool may_begin_label(std::string_view text) const {
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    return !text.empty() && label_leads_[byte(0)] && (text.size() < 3 || label_thirds_[byte(2)]);
  }
  /// The first head in the range, with its year.
  [[nodiscard]] std::optional<FoundHead> find(const text::SplicedText& text, text::Leaf range) const;

 private:
  /// A spelling of a column's head.
  struct Spelling {
    std::string_view text;
    std::size_t column = 0;  ///< index in the form
  };

  void find_year(const text::SplicedText& text, FoundHead& head) const;
  bool find_name_column(std::string_view text, text::Leaf range, const grammar::Column& column,
                        FoundHead& head) const;
  [[nodiscard]] Spelling spelling_at(std::string_view text, const std::vector<bool>& used) const;
  bool match_columns(std::string_view text, std::uint32_t begin, std::uint32_t end, FoundHead& head) const;
  void find_title(const text::SplicedText& text, std::uint32_t from, FoundHead& head) const;
  [[nodiscard]] std::uint32_t wrapped_title_begin(const text::SplicedText& text, std::size_t splice,
                                                  std::uint32_t from, const FoundHead& head) const;
  void find_labels(const text::SplicedText& text, std::uint32_t from, FoundHead& head) const;

  const grammar::Form& form_;
  std::array<std::vector<Spelling>, 256>
      spellings_;                          ///< by their third byte: most begin with a Han character
  std::vector<Spelling> short_spellings_;  ///< those that have none
  std::vector<std::string> cores_;         ///< of the name column's spellings: each has one of these in it
  std::bitset<256> label_leads_,
      label_thirds_;                   ///< first and third bytes of the labels in front of the columns
  std::size_t longest_name_head_ = 0;  ///< bytes of the longest of those spellings
};

}  // namespace jixiao::parse
