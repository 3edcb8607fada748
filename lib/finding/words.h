#pragma once
#include <span>
#include <string>
#include <string_view>

#include "finding/finding.h"
#include "finding/messages.h"

/// How findings are said. The words of a rule live in check/rules/<id>.md, one file a rule in English and
/// Chinese, compiled in; `language` is "en" or "zh" everywhere.
namespace jixiao::finding {

/// A rule's page as written, by the id of its kind.
struct Page {
  std::string_view id;
  std::string_view text;
};
/// All pages, sorted by id.
std::span<const Page> pages();

/// The text under a heading of a rule's page, without blank lines at its ends; empty when there is none.
/// `variant` names another message of the same rule ("### Message: start").
std::string_view section(std::string_view id, Section section, std::string_view language,
                         std::string_view variant = {});

/// What a rule is about, in one line.
std::string_view summary(const Kind& kind, std::string_view language);
/// A rule explained: what, why, an example, how to mend it, where it comes from.
std::string page(const Kind& kind, std::string_view language);

/// The message of a finding. An argument named `variant` chooses another wording of its rule.
std::string message(const Finding& finding, std::string_view language);
/// The message of a place that belongs to a finding.
std::string related_message(const Related& related, std::string_view language);

/// How a list is written in the value of an argument: its items with this between them.
inline constexpr char item_separator = '\x1f';

/// Fills a template: `{name}`, `{name:list}` (items put together with the separator of the language),
/// `{name:term}` (a word of the field by its key), `{name|project|projects}` (a count and its noun). Values
/// are cut at 80 characters; a space before an empty value goes with it; what has no value stays as it is.
std::string fill(std::string_view pattern, std::span<const Argument> arguments, std::string_view language);

}  // namespace jixiao::finding
