#include "check/rules.h"

#include <algorithm>
#include <vector>

namespace jixiao::check {
namespace {

using enum finding::Severity;
using enum Family;
using config::Profile::publish;
using config::Profile::review;

constexpr Rule all[] = {
    {RuleId::amount_column_assumed, {"amount-column-assumed", info}, amounts, publish, "n columns"},
    {RuleId::amount_malformed, {"amount-malformed", error}, amounts, publish, "text"},
    {RuleId::annual_exceeds_period, {"annual-exceeds-period", warning}, targets, publish, "annual period"},
    {RuleId::category_missing, {"category-missing", warning}, completeness, publish, "category"},
    {RuleId::cell_assumed, {"cell-assumed", info}, structure, publish, "excerpt field"},
    {RuleId::code_name_mismatch, {"code-name-mismatch", error}, codes, publish, "code expected printed"},
    {RuleId::code_parent_mismatch,
     {"code-parent-mismatch", error},
     codes,
     publish,
     "code name parent_code parent"},
    {RuleId::code_unknown, {"code-unknown", error}, codes, publish, "code"},
    {RuleId::comparator_conflict, {"comparator-conflict", warning}, targets, review, "period annual"},
    {RuleId::comparator_direction, {"comparator-direction", warning}, targets, review, "name text"},
    {RuleId::comparator_missing, {"comparator-missing", info}, targets, review, "text"},
    {RuleId::comparator_misused, {"comparator-misused", warning}, targets, publish, "text mark"},
    {RuleId::comparator_redundant, {"comparator-redundant", info}, targets, review, "text first second"},
    {RuleId::comparison_limited, {"comparison-limited", info}, projects, review, "n"},
    {RuleId::cost_indicator_missing, {"cost-indicator-missing", info}, projects, review, "n"},
    {RuleId::double_negative, {"double-negative", info}, targets, review, "name text"},
    {RuleId::doubled_character, {"doubled-character", info}, structure, publish, "n text read_as"},
    {RuleId::draft_as_basis, {"draft-as-basis", info}, texts, review, "title"},
    {RuleId::duplicate_indicator, {"duplicate-indicator", warning}, completeness, publish, "name number"},
    {RuleId::duplicate_project, {"duplicate-project", warning}, completeness, publish, "name"},
    {RuleId::encoding_invalid, {"encoding-invalid", error}, structure, publish, "offset n encoding"},
    {RuleId::entry_unparsed, {"entry-unparsed", error}, structure, publish, "excerpt"},
    {RuleId::indicator_type_doubtful,
     {"indicator-type-doubtful", info},
     targets,
     review,
     "name printed suggested"},
    {RuleId::indicators_missing, {"indicators-missing", error}, completeness, publish, ""},
    {RuleId::internal_note, {"internal-note", info}, texts, review, "text"},
    {RuleId::layout_unsupported, {"layout-unsupported", error}, structure, publish, ""},
    {RuleId::likely_slip, {"likely-slip", info}, texts, review, "text suggested"},
    {RuleId::limit_reached, {"limit-reached", error}, structure, publish, "n"},
    {RuleId::list_restart, {"list-restart", info}, numbering, publish, "list"},
    {RuleId::look_alike_character,
     {"look-alike-character", info},
     structure,
     publish,
     "n char code_point read_as"},
    {RuleId::money_unit_missing, {"money-unit-missing", warning}, amounts, publish, ""},
    {RuleId::no_table, {"no-table", error}, structure, publish, ""},
    {RuleId::number_duplicate, {"number-duplicate", error}, numbering, publish, "number"},
    {RuleId::number_gap, {"number-gap", error}, numbering, publish, "previous number missing"},
    {RuleId::number_order, {"number-order", error}, numbering, publish, "previous number"},
    {RuleId::objective_duplicate, {"objective-duplicate", info}, projects, review, "other"},
    {RuleId::objective_missing, {"objective-missing", error}, completeness, publish, ""},
    {RuleId::objective_unfinished, {"objective-unfinished", info}, texts, review, "tail"},
    {RuleId::objective_unmeasured, {"objective-unmeasured", info}, texts, review, "word"},
    {RuleId::percent_out_of_range, {"percent-out-of-range", warning}, targets, publish, "name text"},
    {RuleId::percent_without_rate, {"percent-without-rate", info}, targets, review, "name text"},
    {RuleId::period_equals_annual, {"period-equals-annual", info}, projects, review, "years text"},
    {RuleId::personal_data, {"personal-data", error}, texts, review, "kind"},
    {RuleId::placeholder, {"placeholder", error}, texts, review, "text"},
    {RuleId::project_of_other_unit, {"project-of-other-unit", info}, projects, review, "other"},
    {RuleId::project_year_past, {"project-year-past", info}, projects, review, "years year"},
    {RuleId::rate_as_quantity, {"rate-as-quantity", info}, targets, publish, "name suggested"},
    {RuleId::repeated_word, {"repeated-word", info}, texts, review, "text"},
    {RuleId::row_kind_assumed, {"row-kind-assumed", info}, structure, publish, "excerpt field"},
    {RuleId::row_sum_mismatch, {"row-sum-mismatch", error}, amounts, publish, "total sum diff money"},
    {RuleId::row_unparsed, {"row-unparsed", error}, structure, publish, "excerpt"},
    {RuleId::same_indicator_other_target,
     {"same-indicator-other-target", info},
     projects,
     review,
     "name a b"},
    {RuleId::same_indicator_other_type, {"same-indicator-other-type", info}, projects, review, "name a b"},
    {RuleId::same_result_twice, {"same-result-twice", info}, projects, review, "name text n"},
    {RuleId::satisfaction_missing, {"satisfaction-missing", info}, completeness, publish, ""},
    {RuleId::spending_unit_sum_mismatch,
     {"spending-unit-sum-mismatch", error},
     amounts,
     publish,
     "unit column printed n sum diff money"},
    {RuleId::stray_space, {"stray-space", info}, structure, publish, "n"},
    {RuleId::sum_rounding,
     {"sum-rounding", info},
     amounts,
     publish,
     "name column printed n sum diff money bound"},
    {RuleId::sum_rounding_unlikely,
     {"sum-rounding-unlikely", warning},
     amounts,
     publish,
     "name column printed n sum diff money bound"},
    {RuleId::sum_single_row, {"sum-single-row", info}, amounts, publish, "name column printed expected"},
    {RuleId::table_truncated, {"table-truncated", error}, structure, publish, "excerpt"},
    {RuleId::target_implausible, {"target-implausible", warning}, targets, review, "text"},
    {RuleId::target_missing, {"target-missing", error}, targets, publish, "name field"},
    {RuleId::target_unit_mismatch,
     {"target-unit-mismatch", warning},
     targets,
     publish,
     "period_unit annual_unit"},
    {RuleId::target_vague, {"target-vague", info}, targets, publish, "text"},
    {RuleId::target_without_unit, {"target-without-unit", info}, targets, review, "text"},
    {RuleId::tolerance_not_zero, {"tolerance-not-zero", warning}, targets, review, "name text"},
    {RuleId::total_sum_mismatch,
     {"total-sum-mismatch", error},
     amounts,
     publish,
     "column printed n parts sum diff money"},
    {RuleId::trailing_mark, {"trailing-mark", info}, targets, publish, "field text mark"},
    {RuleId::unit_contradicts_name, {"unit-contradicts-name", warning}, targets, review, "name text"},
    {RuleId::year_missing, {"year-missing", warning}, projects, review, ""},
};

/// How many characters must be put in, taken out or changed to make one word of the other.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t changed = diagonal + (left[i] == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, diagonal + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

std::string_view family_name(Family family) {
  switch (family) {
    case amounts:
      return "amounts";
    case numbering:
      return "numbering";
    case codes:
      return "codes";
    case targets:
      return "targets";
    case completeness:
      return "completeness";
    case projects:
      return "projects";
    case texts:
      return "texts";
    case structure:
      return "structure";
  }
  return "";
}

std::string_view profile_name(Profile profile) {
  return config::profile_names[static_cast<std::size_t>(profile)];
}

std::span<const Rule> rules() {
  return all;
}

std::span<const config::KnownRule> known_rules() {
  static const std::vector<config::KnownRule> known = [] {
    std::vector<config::KnownRule> list;
    for (const Rule& each : all) list.push_back({each.kind.id, each.kind.severity, each.profile});
    return list;
  }();
  return known;
}

const Rule& rule(RuleId id) {
  return all[static_cast<std::size_t>(id)];
}

const Rule* find_rule(std::string_view id) {
  const auto* found =
      std::find_if(std::begin(all), std::end(all), [id](const Rule& r) { return r.kind.id == id; });
  return found == std::end(all) ? nullptr : found;
}

std::string_view nearest_rule(std::string_view id) {
  const std::string_view start = id.substr(0, 64);  // whatever is typed, the comparison stays short
  return std::min_element(std::begin(all), std::end(all),
                          [start](const Rule& left, const Rule& right) {
                            return edit_distance(start, left.kind.id) < edit_distance(start, right.kind.id);
                          })
      ->kind.id;
}

}  // namespace jixiao::check
