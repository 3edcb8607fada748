#pragma once
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/table.h"
#include "parse/readings.h"
#include "text/marks.h"
#include "text/spliced_text.h"
#include "text/text_memo.h"

namespace jixiao::parse {

/// What a stretch of a row's text holds of the indicator cell. Ranges are of the row's text, in order.
struct EntryScan {
  std::vector<model::Indicator> indicators;
  std::vector<text::Leaf> labels;  ///< of fields of the indicators, in order
  /// How many bytes of text the fields of the first so many indicators say, and their labels have. Only of
  /// undamaged entries, one behind the other.
  struct Sums {
    std::size_t entries = 0;
    std::uint64_t values = 0, labels = 0;
  } sums;
  std::vector<text::Leaf> damaged;  ///< text with marks of an entry that is none
  std::vector<text::Leaf> resumed;  ///< other text between two entries
  std::uint32_t begin = 0;  ///< where the first entry, whole or damaged, begins; the end if there is none
  std::uint32_t end = 0;    ///< right after the last one
  std::uint32_t lists = 0;
  bool open = false;  ///< the last one has no end: `end` is where the stretch ends

  void clear();
};

/// Reads entries by the structure that a form declares: heads are found, the text between two heads is cut at
/// the separators, and each field is matched by itself. A damaged entry therefore costs only itself.
class EntryReader {
 public:
  /// `grammar` and its `form` must outlive the reader.
  EntryReader(const grammar::Grammar& grammar, const grammar::Form& form);

  /// Scans a range that begins where the objective may begin and ends before the next row's amounts: after
  /// the last entry anything may follow. Readings are valid until the next `begin_row`.
  void scan(const text::SplicedText& row, text::Leaf range, EntryScan& out);
  void begin_row();

  /// For tests: without the quick way for undamaged entries, which gives the same.
  void scan_without_shortcut(const text::SplicedText& row, text::Leaf range, EntryScan& out);

  /// Whether a text has a label of an entry's field: it is, or was, part of an indicator cell.
  [[nodiscard]] bool has_label(std::string_view text) const;
  /// Where the last such label begins; npos if there is none. Looks from the end.
  [[nodiscard]] std::size_t last_label(std::string_view text) const;

 private:
  struct Head {
    std::uint32_t begin = 0, end = 0;
    text::Leaf number, level1_code;
  };
  /// How far a row has been read.
  struct Progress {
    std::uint32_t at = 0;           ///< all before is read
    std::uint32_t damage_seen = 0;  ///< how far damage reaches
  };
  /// What the text of a level field gave, relative to its beginning.
  struct LevelText {
    bool fits = false;
    text::Leaf code, name;
    const grammar::CatalogueItem* item = nullptr;
    std::uint64_t alike = 0;  ///< see model::Level
  };
  struct Cut {
    std::vector<text::Leaf> fields;  ///< by field of the form, labels taken off; absent: not found
    std::vector<text::Leaf> labels;  ///< of the fields that have one
  };

  /// What the text from the beginning of an entry to its first separator gave, relative to its beginning.
  struct OpeningText {
    bool fits = false;  ///< a head, and a level 1 that the catalogue has
    std::uint32_t number = 0;
    text::Leaf number_text;
    model::Level level1;
  };
  /// What the text from the beginning of an entry to the separator behind its levels gave.
  struct LevelsText {
    bool opens = false;            ///< an entry begins here
    bool fits = false;             ///< and all its levels could be read
    std::uint32_t said_bytes = 0;  ///< by number and levels
    std::size_t digits = 0;        ///< that are its number, which other such texts have as well; 0: none have
    model::Indicator entry;        ///< with no more than number and levels, relative to its beginning
  };
  /// Such a text, but for the digits that it begins with, where these make no difference: entries are
  /// numbered, and there are few levels.
  struct LevelsCut {
    std::string_view text;   ///< behind them
    std::size_t digits = 0;  ///< so many there are
  };

  /// Where what is known of a text of levels is, which nearly all are no longer than. Looked up for every
  /// entry, so it is together.
  using LevelsKey = text::FixedText<64>;
  struct alignas(64) LevelsPlace {
    LevelsKey text;
    std::size_t digits = 0;
    const LevelsText* levels = nullptr;
  };

  /// Where the quick way is in a row.
  struct PlainWalk {
    std::string_view text;               ///< of the row, up to where its cells may reach
    std::uint32_t begin = 0;             ///< from where it is read
    std::uint32_t at = 0;                ///< where the next entry begins
    std::size_t mark = 0;                ///< the first one behind that, in marks_found_
    bool has_head = false;               ///< a head stands here
    const LevelsText* levels = nullptr;  ///< of the next entry; null: it is not plain, or there is none
    std::size_t levels_end = 0;          ///< the mark behind its levels
  };
  /// The text of a field between two separators.
  struct PlainField {
    std::uint32_t begin = 0, end = 0;
    bool has_end_mark = false, may_have_head = false;  ///< what stands in it
  };

  /// A field of a target.
  struct TargetField {
    const grammar::Field* field = nullptr;
    bool is_period = false;
    bool any_text = false;   ///< see `any_text_`
    std::string_view label;  ///< that it had last, if no other one begins with it
  };

  [[nodiscard]] std::size_t label_around(std::string_view text, std::size_t stem_end) const;
  void prepare_plain();
  void prepare_targets();
  [[nodiscard]] bool separates(const text::Mark& mark) const { return mark.which < separators_; }
  [[nodiscard]] bool may_open_head(const text::Mark& mark) const { return mark.which >= first_head_mark_; }
  [[nodiscard]] bool ends(const text::Mark& mark) const { return !separates(mark) && !may_open_head(mark); }
  bool scan_plain(const text::SplicedText& row, text::Leaf range, EntryScan& out);
  bool read_some(const text::SplicedText& row, PlainWalk& walk, Progress& progress, EntryScan& out);
  bool read_damaged(const text::SplicedText& row, PlainWalk& walk, Progress& progress, EntryScan& out);
  [[nodiscard]] bool may_run_into(const text::SplicedText& row, std::uint32_t head_begin) const;
  bool find_head(std::string_view text, std::size_t from, Head& head);
  void skip_marks(PlainWalk& walk) const;
  bool cut_plain(PlainWalk& walk);
  bool read_plain(const text::SplicedText& row, PlainWalk& walk, EntryScan& out);
  bool end_plain(const text::SplicedText& row, PlainWalk& walk, model::Indicator& entry, EntryScan& out);
  [[nodiscard]] bool ends_at_first_mark(const PlainWalk& walk, const model::Indicator& entry) const;
  bool close_plain(const text::SplicedText& row, PlainWalk& walk, model::Indicator& entry);
  bool find_first_head(PlainWalk& walk, std::uint32_t from);
  bool head_begins(std::string_view text, std::size_t at);
  void open_next(PlainWalk& walk);
  [[nodiscard]] LevelsCut cut_levels(std::string_view padded) const;
  const LevelsText* find_levels(const LevelsCut& cut);
  LevelsText learn_levels(std::string_view text, std::size_t first_end, std::size_t second_begin);
  bool read_plain_fields(std::string_view text, model::Indicator& entry, EntryScan& out);
  bool read_targets(std::string_view text, model::Indicator& entry, EntryScan& out);
  bool read_targets_again(std::string_view text, model::Indicator& entry, EntryScan& out);
  static text::Leaf read_labelled(std::string_view text, const PlainField& range, bool is_last,
                                  TargetField& field, text::Leaf& said);
  void scan_patient(const text::SplicedText& row, text::Leaf range, EntryScan& out);
  void read_patient(const text::SplicedText& row, const Head& head, std::uint32_t region_end, bool last,
                    Progress& progress, EntryScan& out);
  void end_patient(const text::SplicedText& row, text::Leaf range, const Progress& progress, EntryScan& out);
  static void count_list(model::Indicator& entry, const Progress& progress, EntryScan& out);
  const OpeningText* opening(std::string_view text);
  OpeningText learn_opening(std::string_view text);
  [[nodiscard]] bool hides_head(std::string_view text, const PlainField& field) const;
  [[nodiscard]] bool fits(const grammar::Field& field, std::size_t index, std::string_view text) const;
  void find_heads(const text::SplicedText& row, text::Leaf range);
  bool confirm(std::string_view text, const Head& head, std::uint32_t range_begin, std::uint32_t region_end);
  bool read_entry(const text::SplicedText& row, const Head& head, std::uint32_t region_end, bool last,
                  model::Indicator& entry);
  bool cut_by_order(std::string_view text, std::uint32_t begin, std::uint32_t end);
  bool cut_by_labels(std::string_view text, std::uint32_t begin, std::uint32_t end);
  bool close(const text::SplicedText& row, bool last, text::Leaf& last_field, std::uint32_t& entry_end);
  bool read_fields(std::string_view text, model::Indicator& entry);
  bool read_level(std::string_view text, text::Leaf field, std::size_t index, model::Level& level);
  [[nodiscard]] LevelText learn_level(std::string_view printed, std::size_t index);
  void take_between(const text::SplicedText& row, text::Leaf range, bool before_first, Progress& progress,
                    EntryScan& out) const;
  [[nodiscard]] std::uint32_t damage_begin(const text::SplicedText& row, text::Leaf range) const;
  [[nodiscard]] std::uint32_t damage_end(const text::SplicedText& row, text::Leaf range) const;
  [[nodiscard]] std::size_t find_separator(std::string_view text, std::size_t from, std::size_t until,
                                           std::size_t& length) const;
  [[nodiscard]] std::size_t find_end_mark(std::string_view text, std::size_t from, std::size_t until) const;
  [[nodiscard]] std::size_t end_mark_at(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::size_t end_mark_before(std::string_view text, std::size_t at) const;

  const grammar::Grammar& grammar_;
  const grammar::Entry& entry_;
  Readings readings_;
  std::vector<text::TextMemo<LevelText>> levels_;  ///< by field
  std::vector<std::string> stems_;                 ///< of the fields' labels, without their last character
  std::string stem_end_;                           ///< what all of them end with
  text::TextMemo<OpeningText> openings_;
  text::TextMemo<std::uint64_t> alike_levels_;  ///< of what was printed of a level 1 with its code
  /// More digits than that make a text of its own.
  static constexpr std::size_t most_alike_digits = 3;
  std::array<text::TextMemo<LevelsText>, most_alike_digits + 1> levels_texts_;  ///< by digits before them
  static constexpr unsigned bits_of_levels_places = 10;
  std::vector<LevelsPlace> levels_places_;  ///< by hash; some of `levels_texts_`
  text::TextMemo<bool> heads_begin_;        ///< whether a head does, by texts of its characters
  bool is_plain_form_ = false;              ///< the quick way applies
  bool numbers_are_alike_ = false;          ///< of a head but for how many ASCII digits they have
  bool twins_end_ = false;                  ///< `ends_at_first_mark` applies
  bool marks_begin_no_head_ = false;        ///< what stands in every head stands behind its beginning
  bool heads_stand_apart_ = false;          ///< no head reaches over an end mark
  text::Marks marks_;                       ///< the separators, the end marks, and what stands in every head
  std::size_t separators_ = 0, first_head_mark_ = 0;  ///< of the marks
  text::FoundMarks marks_found_;
  const grammar::Outline& head_outline_;
  std::uint32_t head_reach_ = 0;                    ///< no head is longer, in bytes
  std::size_t level_fields_ = 1;                    ///< so many fields are looked up in one
  std::size_t first_target_ = 0;                    ///< the fields from here on have labels
  std::vector<TargetField> target_fields_;          ///< those from `first_target_` on
  std::vector<PlainField> plain_fields_;            ///< of the entry at hand
  std::set<std::string, std::less<>> level1_ends_;  ///< last characters of the names of level 1
  std::vector<bool> any_text_;  ///< by field: the pattern takes whatever holds no separator
  std::vector<Head> heads_;
  std::vector<std::string_view> groups_;
  Cut cut_;
  std::size_t period_field_ = 0;
  int head_number_ = -1, head_level1_code_ = -1;
};

}  // namespace jixiao::parse
