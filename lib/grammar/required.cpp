#include "grammar/required.h"

#include <algorithm>
#include <array>

namespace jixiao::grammar {
namespace {

// What lib/ asks a Lexicon for; a unit test reads the sources and compares.
constexpr std::array<std::string_view, 11> patterns = {
    "review.bracket",    "review.name_year", "review.placeholder", "review.unit_in_name",
    "rule.unit_bracket", "target.date",      "target.date_range",  "target.number",
    "target.range",      "target.rank",      "target.token",
};

constexpr std::array<std::string_view, 86> vocabularies = {
    "review_bad",
    "review_bad_object",
    "review_basis",
    "review_basis_behind",
    "review_code_before",
    "review_count",
    "review_count_character",
    "review_deed",
    "review_dimension",
    "review_draft",
    "review_fixed",
    "review_generic_name",
    "review_good",
    "review_good_limit",
    "review_grave",
    "review_growth",
    "review_item_mark",
    "review_minor",
    "review_modest",
    "review_negation",
    "review_no_event",
    "review_no_office",
    "review_objective_end",
    "review_office_end",
    "review_opening_bracket",
    "review_particle_twice",
    "review_past_reason",
    "review_placeholder_sign",
    "review_promise",
    "review_rate_noun",
    "review_repeat_kept",
    "review_satisfied",
    "review_share",
    "review_share_end",
    "review_slip",
    "review_social",
    "review_spending",
    "review_tail",
    "review_title_close",
    "review_title_open",
    "review_unit_behind",
    "review_unit_dimension",
    "review_unit_end",
    "review_unit_tail",
    "review_without",
    "review_yearly",
    "review_zero",
    "rule_above_whole",
    "rule_average",
    "rule_closing_bracket",
    "rule_fact",
    "rule_fall",
    "rule_final_mark",
    "rule_name_mark",
    "rule_name_type",
    "rule_quantity_rate",
    "rule_rate",
    "rule_unit_alias",
    "rule_unit_kind",
    "rule_vague",
    "rule_vague_alone",
    "target_adverb",
    "target_after",
    "target_book_mark",
    "target_comparator",
    "target_counter",
    "target_date_bound",
    "target_date_open",
    "target_digit",
    "target_excess",
    "target_final_mark",
    "target_fraction",
    "target_idiom",
    "target_joint",
    "target_measure",
    "target_multiplier",
    "target_named_quarter",
    "target_no_unit",
    "target_per",
    "target_percent",
    "target_power",
    "target_rank_scope",
    "target_reaching",
    "target_sentence",
    "target_small_multiplier",
    "target_zero_noun",
};

constexpr std::array<std::string_view, 10> digits = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
/// Of ten. No word says more: 兆, where it is a million millions. So no product of one digit and one power is
/// beyond 18 digits.
constexpr std::array<std::string_view, 12> powers = {"1", "2", "3", "4",  "5",  "6",
                                                     "7", "8", "9", "10", "11", "12"};
constexpr std::array<std::string_view, 6> comparisons = {">=", "<=", ">", "<", "=", "~"};

}  // namespace

std::span<const std::string_view> canonical_values(std::string_view vocabulary) {
  if (vocabulary == "target_digit") return digits;
  const auto is_one_of = [vocabulary](const auto& names) {
    return std::find(names.begin(), names.end(), vocabulary) != names.end();
  };
  if (is_one_of(
          std::array<std::string_view, 3>{"target_power", "target_multiplier", "target_small_multiplier"}))
    return powers;
  if (is_one_of(std::array<std::string_view, 6>{"target_comparator", "target_after", "target_reaching",
                                                "target_excess", "target_date_bound", "target_date_open"}))
    return comparisons;
  return {};
}

RequiredNames required_names() {
  return {patterns, vocabularies};
}

}  // namespace jixiao::grammar
