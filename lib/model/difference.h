#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What changed between two tables, or two sets of tables: old and new.
namespace jixiao::model {

/// All that can change.
enum class ChangeKind : std::uint8_t {
  table_added,
  table_dropped,
  head_changed,  ///< title, department or money unit: see `field`
  unit_added,
  unit_dropped,
  unit_renamed,
  project_added,
  project_dropped,
  project_renamed,
  project_moved,  ///< to another spending unit
  amount_raised,
  amount_cut,
  amount_moved,    ///< from one source of money to another, the total being the same
  amount_changed,  ///< otherwise: a figure that can't be read, or no total
  objective_changed,
  indicator_added,
  indicator_dropped,
  indicator_renamed,
  indicator_retyped,
  target_raised,  ///< the figure is larger
  target_lowered,
  target_changed,   ///< another unit, another comparator, or words
  target_reworded,  ///< it says the same in other words
  unread_added,     ///< a text that could not be read, on one side only
  unread_dropped,
  count_
};
/// "project-added" and so on, for programs.
std::string_view change_name(ChangeKind kind);

/// Where something stands on one side.
struct Standing {
  std::string path;
  std::uint64_t line = 0;
  std::uint32_t column = 0;
};

/// One side of a change: what is printed there, and where.
struct Printed {
  std::string text;
  Standing at;
};

/// How the figures of a money column differ.
struct ColumnChange {
  std::string id, name;
  std::string old_text, new_text;  ///< as printed, or as added up; empty: blank
  std::string difference;          ///< new less old, exact, in the money unit of the new side; empty: unknown
};

/// One thing that changed.
struct Change {
  ChangeKind kind = ChangeKind::project_added;
  std::string department, spending_unit, project, indicator;  ///< on the new side, else the old; empty: none
  std::string field;  ///< a key of the interface: annual_target, title, …; empty: none
  std::optional<Printed> old_side, new_side;  ///< none: it is not there
  std::vector<ColumnChange> columns;          ///< of amounts, and of rows that were added or dropped
  std::string old_money_unit, money_unit;     ///< of `columns`
  unsigned similarity = 0;                    ///< of a renaming that is proposed: percent; 0: it is certain
  std::optional<bool> easier;                 ///< of a target: whether it asks for less
};

/// An indicator that stands on both sides as it was, targets and all: copied from last year, perhaps.
struct Unchanged {
  std::string department, spending_unit, project, indicator;
  std::string annual_target;  ///< as printed
  Standing old_at, new_at;
};

/// What the projects of a spending unit add up to, on both sides.
struct UnitSum {
  std::string department, name;  ///< an empty name: projects under no unit, or of the table as a whole
  bool is_total = false;         ///< of the whole table
  ColumnChange total;
  std::string old_money_unit, money_unit;
};

/// All of it.
struct Difference {
  std::vector<Change> changes;
  std::vector<UnitSum> sums;                               ///< of units and tables whose sum differs
  std::uint64_t tables = 0, projects = 0, indicators = 0;  ///< that stand on both sides
  std::uint64_t projects_unchanged = 0;
  std::vector<Unchanged> unchanged;
};

}  // namespace jixiao::model
