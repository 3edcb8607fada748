#include "check/entry_rules.h"

#include <algorithm>
#include <iterator>

#include "check/rules/all.h"
#include "check/traits.h"

namespace jixiao::check {
namespace {

/// A rule's id where it can be pointed to.
template <RuleId id>
inline constexpr RuleId only[] = {id};

constexpr RuleId of_codes[] = {RuleId::code_name_mismatch, RuleId::code_parent_mismatch,
                               RuleId::code_unknown};
constexpr RuleId of_numbers[] = {RuleId::list_restart, RuleId::number_duplicate, RuleId::number_gap,
                                 RuleId::number_order};

constexpr EntryCheck checks[] = {
    {apply::annual_exceeds_period, trait::larger_year, only<RuleId::annual_exceeds_period>},
    {apply::codes, trait::levels, of_codes},
    {apply::comparator_misused, trait::odd_comparator, only<RuleId::comparator_misused>},
    {apply::duplicate_indicator, trait::same_name, only<RuleId::duplicate_indicator>},
    {apply::numbers, trait::number, of_numbers},
    {apply::percent_out_of_range, trait::above_whole, only<RuleId::percent_out_of_range>},
    {apply::rate_as_quantity, trait::quantity, only<RuleId::rate_as_quantity>},
    {apply::target_missing, trait::missing, only<RuleId::target_missing>},
    {apply::target_unit_mismatch, trait::two_units, only<RuleId::target_unit_mismatch>},
    {apply::target_vague, trait::prose, only<RuleId::target_vague>},
    {apply::trailing_mark, trait::final_mark, only<RuleId::trailing_mark>},
    // What review adds.
    {apply::comparator_conflict, trait::opposite, only<RuleId::comparator_conflict>},
    {apply::comparator_direction, trait::from_below | trait::from_above, only<RuleId::comparator_direction>},
    {apply::comparator_missing, trait::open_share, only<RuleId::comparator_missing>},
    {apply::comparator_redundant, trait::twice, only<RuleId::comparator_redundant>},
    {apply::double_negative, trait::zero, only<RuleId::double_negative>},
    {apply::indicator_type_doubtful, trait::first_doubt, only<RuleId::indicator_type_doubtful>},
    {apply::percent_without_rate, trait::share, only<RuleId::percent_without_rate>},
    {apply::target_implausible, trait::low_share, only<RuleId::target_implausible>},
    {apply::target_without_unit, trait::without_unit, only<RuleId::target_without_unit>},
    {apply::tolerance_not_zero, trait::some, only<RuleId::tolerance_not_zero>},
    {apply::unit_contradicts_name, trait::with_unit | trait::plain_share,
     only<RuleId::unit_contradicts_name>},
};

static_assert(std::size(checks) <= 32, "they are told apart by bits");

}  // namespace

std::span<const EntryCheck> entry_checks() {
  return checks;
}

RunningEntryChecks::RunningEntryChecks(const Selection& selection) : checks_(entry_checks()) {
  for (std::size_t index = 0; index < checks_.size(); ++index) {
    const EntryCheck& check = checks_[index];
    const bool runs =
        std::any_of(check.finds.begin(), check.finds.end(), [&](RuleId id) { return selection.runs(id); });
    if (!runs) continue;
    wanted_ |= check.needs;
    for (std::size_t bit = 0; bit < by_trait_.size(); ++bit) {
      if ((check.needs >> bit & 1U) != 0) by_trait_[bit] |= 1U << index;
    }
  }
}

}  // namespace jixiao::check
