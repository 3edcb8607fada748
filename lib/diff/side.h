#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/difference.h"
#include "model/table.h"
#include "model/target.h"
#include "text/decimal.h"

/// What is kept of the tables of one side while they are compared: all of their words, unlike anywhere else,
/// because the other side may have them in any order.
namespace jixiao::diff {

struct Place {
  std::uint32_t source = 0;  ///< index into Side::paths
  std::uint64_t line = 0;
  std::uint32_t column = 0;
};

/// A text, where it stands, and how it is compared.
struct Name {
  std::string text;    ///< as printed
  std::string folded;  ///< widths folded, without marks and a unit's bracket at its end
  Place at;
};

struct Figure {
  std::string text;  ///< as printed; empty: blank
  std::optional<text::Decimal> value;
  Place at;
};
using Figures = std::array<Figure, model::max_columns>;

struct Target {
  std::string text;
  Place at;
  model::Form form = model::Form::prose;
  model::Op op = model::Op::none;
  std::optional<text::Decimal> value;
  std::string unit, per;
};

struct Indicator {
  Name name;
  std::string type;  ///< both levels as printed: 1-产出指标/11-数量指标
  Target period, annual;
};

struct Project {
  Name name;
  Figures amounts;
  std::string objective;
  Place objective_at;
  std::vector<Indicator> indicators;
};

struct Unit {
  Name name;  ///< an empty text: the projects that stand under none
  Figures amounts;
  std::vector<Project> projects;
};

struct Table {
  Name title, department, money_unit;
  unsigned money_power = 0;  ///< its amounts times 10^this are in the smallest unit of money
  Place at;
  std::vector<model::Column> columns;
  std::optional<std::size_t> total_column;
  Figures amounts;  ///< of the total row
  Place amounts_at;
  std::vector<Unit> units;
};

/// A text that could not be read.
struct Unread {
  std::string text;
  std::string department, spending_unit, project;
  Place at;
};

/// One side.
struct Side {
  std::vector<std::string> paths;
  std::vector<Table> tables;
  std::vector<Unread> unread;

  [[nodiscard]] model::Standing standing(const Place& place) const {
    return {paths[place.source], place.line, place.column};
  }
};

}  // namespace jixiao::diff
