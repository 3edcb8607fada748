#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "config/config.h"
#include "finding/finding.h"

/// The written-out list of all rules.
namespace jixiao::check {

/// Every rule, sorted by its id.
enum class RuleId : std::uint8_t {
  amount_column_assumed,
  amount_malformed,
  annual_exceeds_period,
  category_missing,
  cell_assumed,
  code_name_mismatch,
  code_parent_mismatch,
  code_unknown,
  comparator_conflict,
  comparator_direction,
  comparator_missing,
  comparator_misused,
  comparator_redundant,
  comparison_limited,
  cost_indicator_missing,
  double_negative,
  doubled_character,
  draft_as_basis,
  duplicate_indicator,
  duplicate_project,
  encoding_invalid,
  entry_unparsed,
  indicator_type_doubtful,
  indicators_missing,
  internal_note,
  layout_unsupported,
  likely_slip,
  limit_reached,
  list_restart,
  look_alike_character,
  money_unit_missing,
  no_table,
  number_duplicate,
  number_gap,
  number_order,
  objective_duplicate,
  objective_missing,
  objective_unfinished,
  objective_unmeasured,
  percent_out_of_range,
  percent_without_rate,
  period_equals_annual,
  personal_data,
  placeholder,
  project_of_other_unit,
  project_year_past,
  rate_as_quantity,
  repeated_word,
  row_kind_assumed,
  row_sum_mismatch,
  row_unparsed,
  same_indicator_other_target,
  same_indicator_other_type,
  same_result_twice,
  satisfaction_missing,
  spending_unit_sum_mismatch,
  stray_space,
  sum_rounding,
  sum_rounding_unlikely,
  sum_single_row,
  table_truncated,
  target_implausible,
  target_missing,
  target_unit_mismatch,
  target_vague,
  target_without_unit,
  tolerance_not_zero,
  total_sum_mismatch,
  trailing_mark,
  unit_contradicts_name,
  year_missing,
};

/// What a rule is about; also the heading it is listed under.
enum class Family : std::uint8_t {
  amounts,
  numbering,
  codes,
  targets,
  completeness,
  projects,
  texts,
  structure
};
/// "amounts", "numbering", …
std::string_view family_name(Family family);

/// The sets of rules that run when nothing is selected.
using config::Profile;
std::string_view profile_name(Profile profile);

/// One rule. Its words are the page of its id (finding/words.h); its code is in check/rules/.
struct Rule {
  RuleId id;
  finding::Kind kind;
  Family family;
  Profile profile;             ///< the smallest profile that has it
  std::string_view arguments;  ///< the names of what its findings say, a space between two
};

/// All rules in the order of RuleId.
std::span<const Rule> rules();
const Rule& rule(RuleId id);
/// The rule of that id; null when there is none.
const Rule* find_rule(std::string_view id);
/// The same as configurations know them.
std::span<const config::KnownRule> known_rules();
/// The id that looks most like a mistyped one.
std::string_view nearest_rule(std::string_view id);

}  // namespace jixiao::check
