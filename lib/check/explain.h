#pragma once
#include <string>
#include <string_view>

#include "check/rules.h"

/// What `jixiao rules` prints. `language` is "en" or "zh".
namespace jixiao::check {

/// All rules, one a line: id, severity, family, summary. Columns are aligned as a terminal shows them.
std::string list_rules(std::string_view language);

/// One rule explained: id, severity and family, then its page.
std::string explain_rule(const Rule& rule, std::string_view language);

/// All rules as one JSON array, each with its words in both languages.
std::string rules_json();
/// One rule as a JSON object.
std::string rule_json(const Rule& rule);

}  // namespace jixiao::check
