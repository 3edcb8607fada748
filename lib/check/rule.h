#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/entry_types.h"
#include "check/figures.h"
#include "check/level_pairs.h"
#include "check/names.h"
#include "check/numbering.h"
#include "check/report.h"
#include "check/target_words.h"
#include "check/words.h"
#include "grammar/grammar.h"
#include "model/table.h"

/// How rules look: functions over what is at hand (a row, a project, an entry of it, a sum that is complete)
/// that add what they find to a report. They keep nothing between two calls and know no other rule.
namespace jixiao::check {

/// What the rules know of the table that a row stands in.
struct Table {
  std::string money_unit;     ///< as printed; empty when the table does not say
  Exact exact = Exact::none;  ///< which of its figures cannot have been rounded
  std::vector<model::Column> columns;
  std::optional<std::size_t> total_column;  ///< the one that is the sum of the others
};

/// A row with amounts: the total row, a spending unit, a project.
struct RowView {
  enum class Kind : std::uint8_t { total, spending_unit, project };
  Kind kind;
  const Table& table;
  const text::SplicedText& text;
  text::Leaf name;
  text::Leaf amounts_text;
  const model::Amounts& amounts;
};

/// A project as a whole.
struct ProjectView {
  const grammar::Grammar& grammar;
  const model::Project& project;
  LevelPairs& levels;
};

/// As if an entry had every trait: nobody has looked at it yet.
inline constexpr std::uint32_t any_trait = ~std::uint32_t{0};

/// One entry of a project.
struct EntryView {
  const grammar::Grammar& grammar;
  const Words& words;
  const model::Project& project;
  const model::Indicator& entry;
  const Numbering& numbering;
  const EntryNames& names;
  const TargetWords& target_words;
  const EntryTypes& types;
  LevelPairs& levels;
  std::size_t index;                 ///< of the entry in its project
  std::uint32_t traits = any_trait;  ///< of the entry (see traits.h)
  [[nodiscard]] std::string_view text(text::Leaf leaf) const { return project.row.text[leaf]; }
};

using ProjectRule = void (*)(const ProjectView&, Report&);
using EntryRule = void (*)(const EntryView&, Report&);

}  // namespace jixiao::check
