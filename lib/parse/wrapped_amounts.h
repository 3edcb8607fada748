#pragma once
#include <cstddef>
#include <string_view>

#include "grammar/grammar.h"
#include "parse/amount_run.h"

/// Amounts that a line end has cut: "1,58", and on the next line "0.25". And those with one blank in them,
/// "1 580.25".
namespace jixiao::parse {

/// Whether a word may be one side of such a cut: ASCII digits, commas and points. Some of them no pattern of
/// an amount matches: "1,", ".25".
bool may_be_fragment(std::string_view word);

/// Puts the pieces of a run together that line ends have cut (or a blank has: then only if the row adds up),
/// where that makes an amount of them and
/// - only then the row adds up: its first amount is the sum of the others; or
/// - one of them alone is no number, and the row has as many amounts as its table prints in others; or
/// - only then it has as many, and all with as many decimals.
/// `usual_count`: how many amounts others have; 0: not known. What is not sure stays as it is.
void join_wrapped(Run& run, std::size_t usual_count, const grammar::AmountPatterns& amounts);

}  // namespace jixiao::parse
