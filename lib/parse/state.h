#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lex/lexer.h"
#include "parse/amount_run.h"
#include "parse/cell_widths.h"
#include "parse/column_sums.h"
#include "parse/entry_reader.h"
#include "parse/fates.h"
#include "parse/head_reader.h"
#include "parse/page_mender.h"
#include "parse/parser.h"
#include "parse/row_boundary.h"
#include "parse/row_kinds.h"

namespace jixiao::parse {

/// Shorter lines do not repeat the head of a table, whatever they are.
inline constexpr std::size_t shortest_head_line = 9;

/// A row whose end has not come yet: its name, its amounts and all the text since.
struct OpenRow {
  text::SplicedText text;
  text::Leaf name;
  text::Leaf amounts_text;
  model::Amounts amounts;
  bool has_cut_amounts = false;            ///< of several pieces of input
  std::uint32_t body = 0;                  ///< where the text after the amounts begins
  std::uint32_t heads_taken_to = 0;        ///< up to here no head is repeated in the text
  std::vector<std::uint64_t> below_heads;  ///< what stood right behind heads taken out: bytes
  bool is_total = false;
  Indent indent = Indent::unknown;
  std::uint64_t left_out = 0;  ///< bytes beyond --max-row
  text::Position left_out_at;

  void clear();
  /// Becomes another one, of which nothing is left that matters.
  void take(OpenRow& other);
};

/// A line of a row's text.
struct PageLine {
  text::Leaf range;
  bool opens_page = false;  ///< a page turned before it
};

/// The lines with which the last names began. An empty line is never asked for.
class NameLines {
 public:
  /// As it is printed.
  void add(std::string_view line);
  /// Whether a line, without blanks, is among them.
  [[nodiscard]] bool has(std::string_view line) const;
  void clear();

 private:
  static constexpr std::size_t most = 16;
  std::array<std::uint64_t, most> hashes_{};  ///< of the lines: nearly all that are asked for are others
  std::array<std::string, most> lines_;
  std::size_t next_ = 0;
};

/// The parser at work. Its text is one open row; outside a table the "row" is the text since the last
/// amounts, in which a head may be found.
struct Parser::State {
  State(decode::ByteSource& source, const grammar::Grammar& what, Options how);
  /// For another input: keeps of `before` what its readers have learned of texts, and nothing else.
  State(decode::ByteSource& source, State&& before);

  const model::Event* next();

  /// Leaves what the queue still points to as it is, before the next of its kind takes its place.
  template <class Thing>
  void keep(Thing& at_hand, std::deque<Thing>& kept) {
    for (model::Event& event : queue) {
      const auto* const waits = std::get_if<const Thing*>(&event);
      if (waits == nullptr || *waits != &at_hand) continue;
      event = &kept.emplace_back(std::move(at_hand));
      at_hand = {};
      return;
    }
  }

  // parser.cpp: the flow of pieces
  [[nodiscard]] std::size_t ready() const;
  void advance();
  bool take_lines();
  const lex::Piece* take();
  void gather(const lex::Piece& first);
  void judge_run();
  void judge_numbers(bool ends_line);
  void take_back_fragment();
  void take_back_glued();
  [[nodiscard]] RunContext run_context(bool ends_line) const;
  void add(const text::Piece& piece);
  [[nodiscard]] bool row_is_full(const text::Piece& piece) const;
  [[nodiscard]] std::size_t most_pieces() const;
  void add_run(std::size_t begin, std::size_t end);
  void forget_far_outside();

  // rows.cpp: what happens where amounts begin, and at the end
  /// `choice` may become less: no row has more amounts than its table has columns.
  void amounts_begin(Choice& choice);
  void close_table_before(std::uint32_t head_begin);
  void take_tail_back();
  void learn_decimals();
  void open_next_row(std::uint32_t name_begin, Choice choice);
  Boundary read_row(std::uint32_t limit);
  bool is_spending_unit();
  void read_entries(std::uint32_t limit);
  [[nodiscard]] Boundary boundary_of_row(std::uint32_t limit) const;
  void close_row(Boundary boundary, std::uint32_t end);
  static void give(OpenRow& from, std::uint32_t end, model::Row& to);
  void close_total_row();
  void close_project(const Boundary& boundary, std::uint32_t end);
  void take_resumed_objective(const Boundary& boundary, std::uint32_t& end);
  void drop_entries_with_bad_bytes();
  void finish();
  void close_last_row();
  void mend_pages(std::uint32_t& limit, bool another_row);
  bool close_head_without_rows(text::Leaf behind);
  void leave_behind(text::Leaf behind, text::Leaf rest, bool truncated);
  void learn_widths(const Boundary& boundary);

  // tables.cpp: heads and ends of tables
  bool begin_table_in(text::Leaf range, std::uint32_t& name_begin);
  void skip_heads_behind_head(text::Leaf range, std::size_t form_index, std::uint32_t& name_begin);
  void begin_table(const FoundHead& found, std::size_t form_index);
  void emit_head();
  void end_table(bool truncated);
  void leave_table();
  [[nodiscard]] bool is_another_head(const FoundHead& found) const;
  [[nodiscard]] bool repeats_title(std::string_view title) const;
  [[nodiscard]] bool has_other_money_unit(const FoundHead& found) const;
  [[nodiscard]] bool is_front(const FoundHead& found) const;
  bool take_repeated_heads(text::Leaf range, std::uint32_t& limit, FoundHead& next);
  void take_repeated_heads_early();
  std::uint32_t furniture_before(std::uint32_t begin, std::uint32_t from);
  [[nodiscard]] std::uint32_t continued_before(std::uint32_t begin, std::uint32_t from) const;
  [[nodiscard]] std::uint32_t page_number_before(std::uint32_t begin, std::uint32_t from);
  [[nodiscard]] std::uint32_t running_line_before(std::uint32_t begin, std::uint32_t from);
  void note_below_heads(text::Leaf taken);
  void take_furniture(std::uint32_t& limit);
  bool next_table_begins(std::uint32_t& head_begin);
  [[nodiscard]] bool is_total_name(std::string_view name) const;

  // table_end.cpp
  enum class Begun { nothing, around, other };
  struct OtherText {
    std::uint32_t begin = 0;
    bool is_around = false;  ///< only what pages print around their part of a table
  };
  [[nodiscard]] Begun begun_by(std::string_view line) const;
  [[nodiscard]] std::optional<OtherText> other_text_in(text::Leaf range, bool another_row,
                                                       std::optional<std::uint32_t> label) const;
  [[nodiscard]] std::optional<OtherText> other_text_before_heads(text::Leaf range, std::uint32_t heads_end,
                                                                 bool& row_ends) const;
  [[nodiscard]] bool is_foot(text::Leaf other, const FoundHead& next) const;
  void report_row_behind_table();

  // page_furniture.cpp
  [[nodiscard]] bool repeats_head(std::string_view line) const;
  [[nodiscard]] bool stands_below_heads(std::uint32_t line_begin) const;
  [[nodiscard]] bool may_be_running(std::string_view line) const;
  void doubt_cut_name(std::uint32_t name_begin);
  void note_name_lines();
  [[nodiscard]] text::Leaf entry_around(text::Leaf line, std::uint32_t limit) const;
  [[nodiscard]] bool is_foot_line(text::Leaf line) const;
  [[nodiscard]] bool is_department_foot(std::string_view line, std::uint32_t page) const;
  [[nodiscard]] bool fills_entry_line(std::string_view line) const;
  /// How well a text reads as entries.
  struct Fitness {
    int points = 0;          ///< for whole entries, levels that are known, targets that are printed alike
    bool is_inside = false;  ///< what was left out stood inside an entry
  };
  Fitness fitness_of(text::Leaf range, text::Leaf left_out);
  void take_foot_inside_entry(std::size_t line, std::uint32_t limit);
  [[nodiscard]] bool has_much_room(std::size_t line) const;
  bool take_known_foot(text::Leaf line);
  void take_page_furniture(std::uint32_t& limit);

  // layout.cpp
  [[nodiscard]] bool has_wide_gap(text::Leaf range) const;
  [[nodiscard]] bool stands_side_by_side() const;
  [[nodiscard]] bool stands_column_by_column() const;
  [[nodiscard]] bool side_by_side_nearby() const;
  void refuse_layout();
  void report_layout(const text::Position& begin);

  // opening.cpp
  void note_before_head(std::uint32_t head_begin);
  void note_opening(const Choice& choice);
  [[nodiscard]] model::SourceEnd before_opening() const;

  // damage.cpp
  model::Damage& add_damage(model::Damage::Kind kind, text::Leaf range);
  void report_bad_bytes(const decode::BadBytes& bad);
  void leave_outside(text::Leaf range);
  void report_unread(text::Leaf text);
  void flush_damages();

  // accounts.cpp
  void account_head(const FoundHead& found);
  void account_row(std::uint32_t end, bool is_total);
  bool count_entries();
  void account_cells(text::Leaf objective, std::uint32_t end);

  const grammar::Grammar& grammar;
  Options options;
  lex::Lexer lexer;
  const lex::Piece* ahead = nullptr;  ///< looked at and not taken yet
  Run run;
  bool run_is_cut = false;  ///< more of what was gathered with it is to be judged

  OpenRow row, next_row;
  Fates fates;
  text::SplicedText scratch;
  std::vector<PageLine> page_lines;        ///< of the row at hand, while furniture is looked for
  std::vector<text::Leaf> furniture;       ///< that was found in it and belongs to no cell; in order
  std::vector<Fates::Stretch> other_text;  ///< that begins some of it and stood in front of heads; in order
  text::SplicedText tail;  ///< the end of what a row beyond --max-row left out: the next row's name is in it
  EntryScan scan;

  bool inside = false;  ///< a table
  const grammar::Form* form = nullptr;
  std::vector<std::unique_ptr<EntryReader>> readers;  ///< one a form
  std::vector<HeadReader> head_readers;               ///< one a form
  const HeadReader* heads = nullptr;                  ///< of `form`
  EntryReader* entries = nullptr;                     ///< of `form`
  NameStyle style;
  CellWidths widths;
  ColumnSums column_sums;
  RowKinds row_kinds;
  std::optional<std::uint64_t>
      page_number;  ///< printed on the page at hand, as far as pages are known from repeated heads
  std::uint32_t rows_seen = 0;  ///< of the table; decides which rows `widths` learns from
  bool undecided = false;       ///< the columns may be padded: what was read of the table waits in the queue
  bool refused = false;         ///< the last table was given up because its columns are
  std::uint64_t table_begins_at = 0;  ///< number of the text line read last when the table began
  struct {
    std::uint64_t rows_read = 0, projects = 0, indicators = 0;
  } counted_before;          ///< of the source when it began
  bool head_given = false;   ///< the TableHead event is out
  bool late_total = false;   ///< a total row has come after other rows; it waits in `table_end`
  bool cut_off = false;      ///< the row at hand ends with an entry that the end of the input cut
  bool row_cut_off = false;  ///< the input or the table ends inside the row at hand
  bool rows_given = false;   ///< a spending unit or a project is out
  std::size_t usual_count = 0;
  bool whole_numbers = false;
  std::optional<std::uint8_t> usual_decimals;  ///< of the figures of the table's rows
  bool decimals_differ = false;                ///< not all have as many
  std::string unit_name;
  NameLines name_lines;  ///< with which names of the table began that no page opened
  bool has_unit = false;
  bool unit_is_empty = false;  ///< no project has followed the last spending unit

  std::string head_title;  ///< of the table, without blanks
  std::string head_lines;  ///< what stands before the column heads of the table, without blanks
  model::TableHead head;
  /// What is in the queue and is no longer at hand: several of a kind may come before anything is served.
  struct Given {
    std::deque<model::TableHead> heads;
    std::deque<model::SpendingUnit> units;
    std::deque<model::Project> projects;
    std::deque<model::TableEnd> ends;
    [[nodiscard]] bool any() const {
      return !heads.empty() || !units.empty() || !projects.empty() || !ends.empty();
    }
  } given;
  model::SpendingUnit unit;
  model::Project project;
  model::TableEnd table_end;
  model::SourceEnd source_end;
  std::vector<model::Damage> damages;  ///< in the queue
  std::vector<model::Damage> waiting;  ///< of the row under way
  std::vector<model::Event> queue;
  std::size_t served = 0;
  std::size_t held_from = 0;  ///< while `undecided`, what is from here on waits
  bool ended = false;

  static constexpr std::uint64_t no_byte = ~std::uint64_t{0};
  std::uint64_t pause_from = no_byte;  ///< byte from which on the beginning of a table pauses
  /// What had been read when the head of the latest table was found.
  struct {
    std::uint64_t at = 0;  ///< byte of the head
    bool clear = false;    ///< nothing waits that would be handed on later
    model::Accounting accounting;
  } before_head;
  std::optional<Opening> opening;
  bool projects_before = false;  ///< in the input, before the place where reading began
};

}  // namespace jixiao::parse
