#pragma once
#include <array>
#include <string>
#include <string_view>

#include "emit/emitter.h"
#include "model/difference.h"

/// How the difference of two tables is written.
namespace jixiao::emit {

/// The names of the formats, the default first.
inline constexpr std::array<std::string_view, 3> difference_formats = {"text", "json", "csv"};

/// For a person: changes under the project that they are about, with both places; sums; what was compared.
void write_difference_text(Output& output, const model::Difference& difference, const Options& options);
/// One object; see schema/diff.schema.json.
void write_difference_json(Output& output, const model::Difference& difference, const Options& options);
/// One change a row.
void write_difference_csv(Output& output, const model::Difference& difference, const Options& options);

/// A change in words, without its subject and places; `language` is "en" or "zh".
std::string change_message(const model::Change& change, std::string_view language);
/// The line of a sum, and the lines around them.
std::string sum_message(const model::UnitSum& sum, std::string_view language);
std::string_view sums_heading(std::string_view language);
/// What was compared and how much of it changed, in one line.
std::string difference_summary(const model::Difference& difference, std::string_view language);

}  // namespace jixiao::emit
