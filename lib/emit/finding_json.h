#pragma once
#include <string>
#include <string_view>

#include "finding/finding.h"

namespace jixiao::emit {

/// Appends the fields of a diagnostic without braces: rule, severity, message, path, page, … `path` is a JSON
/// string already; an empty one is left out (the record has it elsewhere).
void append_finding_fields(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language);

/// The same with braces, as `check` and `parse` of -f json write it.
void append_finding_object(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language);

}  // namespace jixiao::emit
