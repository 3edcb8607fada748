#pragma once
#include "check/ledger.h"
#include "check/report.h"
#include "check/rule.h"

/// The rules by what they look at. Each is described by its page <rule_id>.md.
namespace jixiao::check::apply {

// Of a row with amounts.
void amount_malformed(const RowView& row, Report& report);
void row_sum(const RowView& row, Report& report);

// Of an entry.
void codes(const EntryView& view, Report& report);
void numbers(const EntryView& view, Report& report);

// Of a sum that is complete.
void spending_unit_sum(const Sum& sum, const Table& table, Report& report);
void total_sum(const Sum& sum, const Table& table, Report& report);

// Said once a table.
void money_unit_missing(const model::TableHead& head, Report& report);
void amount_column_assumed(const RowView& row, Report& report);
/// Whether the columns of a row's amounts were assumed.
bool assumes_columns(const RowView& row);

/// A thing that could not be read, as a finding.
void damage(const model::Damage& damage, Report& report);

}  // namespace jixiao::check::apply
