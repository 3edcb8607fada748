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
/// The line that says what a baseline held back, and how many of its entries no finding needed.
std::string held_back_line(const finding::HeldBack& held_back, std::string_view language);
/// What stands between the rules of `by_rule`.
std::string_view enumeration_mark(std::string_view language);
/// What stands behind a message about a place on a page.
std::string on_page(std::uint64_t page, std::string_view language);
/// The line that stands for related places that are not listed.
std::string omitted_related(std::uint64_t count, std::string_view language);

/// What stands between the places in one cell of a CSV.
std::string_view clause_mark(std::string_view language);
/// The words for a check without findings.
std::string_view no_findings(std::string_view language);
/// Says how many findings of each severity come after the `shown` annotations of a kind that GitHub shows.
std::string beyond_annotations(std::uint64_t shown, const Tally& beyond, std::string_view language);
/// Says that of `count` results of a SARIF run a service keeps only `kept`.
std::string beyond_code_scanning(std::uint64_t count, std::uint64_t kept, std::string_view language);

/// The name of a CSV column under `--header zh`; the key itself when it has none.
std::string_view chinese_column(std::string_view key);

}  // namespace jixiao::emit
