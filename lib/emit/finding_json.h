#pragma once
#include <string>
#include <string_view>

#include "emit/tally.h"
#include "finding/finding.h"

namespace jixiao::emit {

/// Appends the fields of a diagnostic without braces: rule, severity, message, path, page, … `path` is a JSON
/// string already; an empty one is left out (the record has it elsewhere).
void append_finding_fields(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language);

/// The same with braces, as `check` and `parse` of -f json write it.
void append_finding_object(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language);

/// The line of a -f ndjson: the same with a type, and the table and spending unit where they apply.
void append_finding_record(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language);

/// Appends the fields of a summary without braces: files, tables, projects, indicators, errors, warnings,
/// infos, and what a baseline did where there is one.
void append_summary_fields(std::string& out, const Tally& tally);

}  // namespace jixiao::emit
