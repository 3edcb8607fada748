#pragma once
#include <string>
#include <string_view>

#include "emit/emitter.h"
#include "finding/finding.h"

namespace jixiao::emit {

/// Appends a finding as a person reads it: its place, severity, rule and message, the source line with carets
/// under the place, and the places that belong to it.
void append_finding(std::string& out, std::string_view path, const finding::Finding& finding,
                    const Options& options);

/// Appends path:line:column as a terminal may show it.
void append_place(std::string& out, std::string_view path, const text::Position& at);

/// Appends `text` in bold if colours are on.
void append_heading(std::string& out, std::string_view text, const Options& options);

}  // namespace jixiao::emit
