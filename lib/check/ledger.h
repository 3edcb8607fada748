#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/report.h"
#include "check/rule.h"
#include "text/decimal.h"

namespace jixiao::check {

/// How many parts of a sum are remembered one by one.
inline constexpr std::size_t remembered_parts = 32;

/// A part of a sum: who it is and what it adds.
struct Part {
  struct Figure {
    std::string text;  ///< as printed; empty: the column is blank
    std::optional<text::Decimal> value;
    text::Position at;
  };
  std::string name;
  std::array<Figure, model::max_columns> column;
};

/// One open sum: what a row prints, and the running totals of the rows that it is made of. Its memory does
/// not grow with their number; reused from one to the next.
class Sum {
 public:
  /// What is known of one money column.
  struct Column {
    text::DecimalSum total;   ///< of the parts
    std::uint64_t parts = 0;  ///< that print something here
    std::optional<text::Decimal> printed;
    std::string printed_text;
    Place place;  ///< of the printed figure
  };

  /// Forgets everything.
  void clear();
  /// The row that prints the sum; it may come before its parts or after them.
  void print(const RowView& row);
  /// A row that the sum is made of.
  void add(const RowView& part);
  /// A part could not be read: there is nothing to compare any more.
  void spoil() { spoilt_ = true; }

  /// Whether it has a part, or prints something, that cannot be read.
  [[nodiscard]] bool spoilt() const { return spoilt_; }
  /// Whether there is something to compare.
  [[nodiscard]] bool complete() const { return has_printed_ && !spoilt_ && count_ > 0; }
  /// Whether all rows print the same number of amounts, or for none of them columns were assumed; if not,
  /// only the total column is sure.
  [[nodiscard]] bool columns_are_sure() const { return same_number_ || !assumed_; }
  [[nodiscard]] const Column& column(std::size_t index) const { return columns_[index]; }
  /// The printed figure of a column, or where its row prints its amounts if that column is blank.
  [[nodiscard]] const Place& place(std::size_t index) const;
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::uint64_t projects() const { return projects_; }
  [[nodiscard]] std::size_t remembered() const {
    return static_cast<std::size_t>(std::min<std::uint64_t>(count_, remembered_parts));
  }
  [[nodiscard]] const Part& part(std::size_t index) const { return parts_[index]; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  void look_at(const RowView& row);

  std::string name_;
  Place amounts_place_;
  std::array<Column, model::max_columns> columns_;
  std::vector<Part> parts_;
  std::uint64_t count_ = 0;
  std::uint64_t projects_ = 0;
  std::optional<std::uint8_t> number_;  ///< of amounts that a row prints
  bool same_number_ = true;
  bool assumed_ = false;
  bool has_printed_ = false;
  bool spoilt_ = false;
};

/// The open sums of a table.
struct Ledger {
  Sum table;          ///< the total row: its spending units, and the projects that stand under none
  Sum spending_unit;  ///< the unit whose projects are passing
  bool unit_is_open = false;
};

}  // namespace jixiao::check
