#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "model/target.h"
#include "text/decimal.h"
#include "text/position.h"
#include "text/spliced_text.h"

namespace jixiao::model {

/// The largest number of money columns that a form may declare.
inline constexpr std::size_t max_columns = 8;

/// A money column of a table.
struct Column {
  std::string id;    ///< of the interface: total, fiscal_appropriation, …
  std::string name;  ///< as printed in the head
};

/// How printed numbers were given to columns.
enum class AmountsBasis : std::uint8_t { printed, position, sums, order };
std::string_view basis_name(AmountsBasis basis);

/// One number in a row's amounts.
struct Amount {
  text::Leaf text;                     ///< absent: the column is blank
  std::optional<text::Decimal> value;  ///< none if blank or malformed
  bool malformed = false;              ///< something is printed and it is no amount
};

/// The amounts of a row, by column of its table.
struct Amounts {
  std::array<Amount, max_columns> column;
  std::uint8_t printed = 0;  ///< how many are printed, malformed ones included
  AmountsBasis basis = AmountsBasis::order;
};

/// A level of an indicator's classification.
struct Level {
  text::Leaf code;          ///< absent where a form prints none
  text::Leaf name;          ///< as printed
  std::string_view id;      ///< of the catalogue, by the name and the code as printed; empty when unknown
  std::uint64_t alike = 0;  ///< levels with the same number say the same in all three; 0: not known
};
/// One entry of the indicator cell.
struct Indicator {
  text::Leaf whole;  ///< from the number to the end mark
  text::Leaf number_text;
  std::uint32_t number = 0;
  std::uint32_t list = 1;  ///< numbering that restarts at 1 in a cell opens list 2, 3, …
  Level level1, level2;
  text::Leaf name;
  Target period, annual;
  bool after_damage = false;   ///< what stands right before it in the cell could not be read
  bool before_damage = false;  ///< what stands right after it could not be read
};

/// What every row has: a name and amounts. The leaves are ranges of `text`.
struct Row {
  text::SplicedText text;  ///< name, amounts, objective and entries in this order
  text::Leaf name;
  text::Leaf amounts_text;  ///< all amounts, from the first to the last
  Amounts amounts;
};

/// A spending unit (资金使用单位): a subtotal row.
struct SpendingUnit {
  Row row;
};

/// A project (项目).
struct Project {
  Row row;
  text::Leaf objective;  ///< absent when none is printed
  std::vector<Indicator> indicators;
  std::uint32_t lists = 0;    ///< how many lists the entries form
  std::uint32_t damaged = 0;  ///< how many pieces of its cells could not be read
  bool cut_off = false;       ///< the input ended inside its cells
  std::string spending_unit;  ///< name of the unit it stands under; see `has_spending_unit`
  bool has_spending_unit = false;
};

/// The head of a table, complete with its total row if that comes first.
struct TableHead {
  std::uint32_t number = 0;  ///< of its input, from 1
  std::string grammar;       ///< name of the form
  text::SplicedText text;    ///< the head as printed, and the total row if it comes first
  text::Leaf title;          ///< these are ranges of `text`; absent when not printed
  text::Leaf department;
  text::Leaf money_unit;
  std::optional<int> year;  ///< budget year printed in title or head
  text::Position at;        ///< where the title (or the first column head) begins
  std::vector<Column> columns;
  std::vector<text::Leaf> heads;  ///< every column head as printed, in order: money columns and the others
  bool has_total = false;
  text::Leaf total_name;  ///< 合计 as printed
  text::Leaf total_amounts_text;
  Amounts total;
};

/// The end of a table.
struct TableEnd {
  std::uint32_t number = 0;
  bool truncated = false;   ///< the input ended inside a row, or a row behind it is unread
  bool late_total = false;  ///< a total row stood after the rows instead of before them
  Row total;                ///< that row
  /// What was read differently from how it is printed, in the whole table, and where that was first.
  std::uint64_t look_alikes = 0;
  std::uint64_t stray_spaces = 0;
  text::Position first_look_alike, first_stray_space;
  text::Position first_look_alike_end, first_stray_space_end;            ///< exclusive
  finding::Snippet first_look_alike_snippet, first_stray_space_snippet;  ///< the lines they stand on
  std::string look_alike_char;                                           ///< the first look-alike, as printed
  std::string look_alike_read_as;                                        ///< and as it was read
};

}  // namespace jixiao::model
