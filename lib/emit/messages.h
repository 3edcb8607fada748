#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "emit/tally.h"

/// The words that formats themselves print, in English and Chinese; `language` is "en" or "zh".
namespace jixiao::emit {

/// What was looked at and what was found, in one line.
std::string summary_line(const Tally& tally, std::string_view language);
/// "error", "warning", "info" for people.
std::string_view severity_word(finding::Severity severity, std::string_view language);
/// The line that stands for `count` infos of one check that are not printed; `by_rule` lists them.
std::string folded_infos(std::uint64_t count, std::string_view by_rule, std::string_view language);
/// What stands between the rules of `by_rule`.
std::string_view enumeration_mark(std::string_view language);
/// The line that stands for related places that are not listed.
std::string omitted_related(std::uint64_t count, std::string_view language);

/// The name of a CSV column under `--header zh`; the key itself when it has none.
std::string_view chinese_column(std::string_view key);

}  // namespace jixiao::emit
