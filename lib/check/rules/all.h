#pragma once
#include "check/ledger.h"
#include "check/report.h"
#include "check/rule.h"
#include "check/single_row.h"

/// The rules by what they look at. Each is described by its page <rule_id>.md.
namespace jixiao::check::apply {

/// Names of a table whose characters all stand twice.
struct Doubled {
  std::uint64_t count = 0;
  Place first;
};

// Of a row with amounts.
void amount_malformed(const RowView& row, Report& report);
void row_sum(const RowView& row, const RowSum& added, Report& report);

// Of a project.
void objective_missing(const ProjectView& view, Report& report);
void indicators_missing(const ProjectView& view, Report& report);
void categories(const ProjectView& view, Report& report);

// Of an entry.
void annual_exceeds_period(const EntryView& view, Report& report);
void codes(const EntryView& view, Report& report);
void comparator_misused(const EntryView& view, Report& report);
void duplicate_indicator(const EntryView& view, Report& report);
void numbers(const EntryView& view, Report& report);
void percent_out_of_range(const EntryView& view, Report& report);
void rate_as_quantity(const EntryView& view, Report& report);
void target_missing(const EntryView& view, Report& report);
void target_unit_mismatch(const EntryView& view, Report& report);
void target_vague(const EntryView& view, Report& report);
void trailing_mark(const EntryView& view, Report& report);

// Of an entry, in the profile review.
void comparator_conflict(const EntryView& view, Report& report);
void comparator_direction(const EntryView& view, Report& report);
void comparator_missing(const EntryView& view, Report& report);
void comparator_redundant(const EntryView& view, Report& report);
void double_negative(const EntryView& view, Report& report);
void indicator_type_doubtful(const EntryView& view, Report& report);
void percent_without_rate(const EntryView& view, Report& report);
void target_implausible(const EntryView& view, Report& report);
void target_without_unit(const EntryView& view, Report& report);
void tolerance_not_zero(const EntryView& view, Report& report);
void unit_contradicts_name(const EntryView& view, Report& report);

// Of a sum that is complete.
void spending_unit_sum(const Sum& sum, const Table& table, Report& report);
void total_sum(const Sum& sum, const Table& table, Report& report);

// Said once a table.
void money_unit_missing(const model::TableHead& head, Report& report);
void amount_column_assumed(const RowView& row, Report& report);
/// Whether the columns of a row's amounts were assumed.
bool assumes_columns(const RowView& row);

void look_alike_character(const model::TableEnd& end, Report& report);
void stray_space(const model::TableEnd& end, Report& report);
void doubled_character(const Doubled& doubled, Report& report);
/// The one row whose change would restore every sum, if there is just one.
void sum_single_row(const std::optional<RowChange>& change, const Table& table, Report& report);

// Of a row beside those before it.
void duplicate_project(const text::SplicedText& text, text::Leaf name, const text::Position& first,
                       Report& report);

/// A thing that could not be read, as a finding.
void damage(const model::Damage& damage, Report& report);

}  // namespace jixiao::check::apply
