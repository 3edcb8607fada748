#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "parse/cell_widths.h"
#include "parse/entry_reader.h"
#include "parse/row_boundary.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// Puts a row together again that a page cut: on the next page its name, objective and entries each go on,
/// and the dump has them one after another. For every piece of page it chooses the two borders between them
/// that agree best with how entries are built, how wide each cell's lines are, and where sentences end.
class PageMender {
 public:
  /// All must outlive the mender.
  PageMender(const grammar::Entry& entry, EntryReader& reader) : entry_(entry), reader_(reader) {}

  struct Row {
    text::Leaf name;
    text::Leaf amounts;        ///< all that stands between name and body
    std::uint32_t body = 0;    ///< where the cells begin
    std::uint32_t end = 0;     ///< where the text of interest ends
    bool another_row = false;  ///< the next row's name stands at the end
  };
  /// A piece that could as well belong to another cell than the one it was given to.
  struct Assumed {
    text::Leaf range;
    std::string_view cell;  ///< its key: name, objective, indicators
  };
  /// Where the things of the row are in `mended`.
  struct Result {
    text::Leaf name;
    std::uint32_t amounts_begin = 0;
    std::uint32_t body = 0;
    std::vector<Assumed> assumed;  ///< their ranges are in the text as it was
  };

  /// Writes the row in its proper order: name, amounts, objective, entries, next name. False when nothing is
  /// to be moved, or a page or an entry holds more than any that was printed: then the row stays as it is,
  /// and of the result only `assumed` says something. What was read with the reader before is forgotten.
  bool mend(const text::SplicedText& text, const Row& row, const CellWidths& widths, const NameStyle& style,
            text::SplicedText& mended, Result& result);

 private:
  /// A stretch of a line on the page under consideration.
  struct Unit {
    text::Leaf range;
    unsigned width = 0;
    bool after_gap = false;  ///< it stands on the line of the unit before it
    bool indented = false;
    bool begins_free = false, ends_free = false;  ///< with an ideograph: a line may be cut there
  };
  /// The borders on one page: units [0, name) continue the name, [name, objective) the objective, [objective,
  /// entries) the entries; the rest is the next row's name, or belongs to no row.
  struct Borders {
    std::size_t name = 0, objective = 0, entries = 0;
    int cost = 0;
  };

  void scan(const text::SplicedText& text, text::Leaf range);
  [[nodiscard]] bool is_too_much() const;
  void take_units(const text::SplicedText& text, text::Leaf page, const NameStyle& style);
  std::size_t units_of_name(const text::SplicedText& text, const Row& row, const CellWidths& widths,
                            const NameStyle& style);
  bool mend_name(const text::SplicedText& text, const Row& row, const CellWidths& widths,
                 const NameStyle& style, text::SplicedText& mended, Result& result);
  [[nodiscard]] bool is_name(const text::SplicedText& text, text::Leaf range, const CellWidths& widths);
  void doubt_name(const text::SplicedText& text, text::Leaf cells, text::Leaf name, const CellWidths& widths,
                  const NameStyle& style, Result& result);
  /// How an objective ends where the page turns.
  enum class Ending : std::uint8_t {
    unknown,
    sentence,    ///< with a sentence
    short_line,  ///< with a line that has room
    full_line,   ///< with a full one: it looks as if it went on
  };
  Ending ending(const text::SplicedText& text, text::Leaf objective, const CellWidths& widths);
  void split_first_page(const text::SplicedText& text, const Row& row, std::uint32_t page_end);
  [[nodiscard]] std::size_t first_label(const text::SplicedText& text) const;
  void take_page(const text::SplicedText& text, bool last, const Row& row, const CellWidths& widths,
                 const NameStyle& style, Result& result);
  [[nodiscard]] int borders_cost(const text::SplicedText& text, const Borders& borders, bool last,
                                 const Row& row, const CellWidths& widths, const NameStyle& style) const;
  void find_open_entry();
  [[nodiscard]] bool may_begin_entry(std::string_view text);
  [[nodiscard]] std::vector<std::size_t> head_units(const text::SplicedText& text);
  int straddle_cost(const text::SplicedText& text, std::size_t from, std::size_t next_head, bool last);
  [[nodiscard]] int lines_cost(std::size_t from, std::size_t to, const CellWidths& widths, Cell cell,
                               bool may_be_wider = false) const;
  [[nodiscard]] Cell name_cell(std::size_t from, const CellWidths& widths) const;
  [[nodiscard]] bool ends_early(std::size_t unit, unsigned line, unsigned width) const;
  [[nodiscard]] int inside_lines_cost(const Borders& borders) const;
  [[nodiscard]] int rest_cost(std::size_t from, bool another_row, const CellWidths& widths) const;
  [[nodiscard]] std::string_view words(const text::SplicedText& text, std::size_t from, std::size_t to) const;
  [[nodiscard]] int text_cost(const text::SplicedText& text, const Borders& borders, bool last,
                              const CellWidths& widths) const;
  [[nodiscard]] bool ends_sentence(std::string_view text) const;
  [[nodiscard]] bool has_sentence_end(std::string_view text) const;

  /// A full line of a cell may lack so many columns.
  static constexpr unsigned most_missing = 4;

  const grammar::Entry& entry_;
  EntryReader& reader_;
  std::vector<Unit> units_;
  text::SplicedText name_, objective_, entries_, next_name_, trial_;
  std::uint32_t settled_ = 0;  ///< no more of `entries_` need be read again: the last whole one begins here
  std::uint32_t open_begin_ =
      0;  ///< where in `entries_` the entry begins that the page cut; its end: none is
  bool only_name_before_ = false;  ///< the page turned before the first line of the other cells
  bool entries_begun_ = false;
  bool lines_are_full_ = false;  ///< see CellWidths
  Ending objective_ending_ = Ending::unknown;
  bool next_name_begun_ = false;  ///< behind the entries of a page that has turned
  EntryScan scan_;
  std::vector<std::string_view> groups_;
};

}  // namespace jixiao::parse
