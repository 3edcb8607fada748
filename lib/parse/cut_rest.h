#pragma once
#include <string_view>

#include "grammar/grammar.h"
#include "text/position.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// Whether the text behind the last thing that could be read of a table is the beginning of one more, which
/// the end of the input cut off: of an entry (`last_entry` is the one before; empty: there is none), or of a
/// row, whose name and first amount are there.
bool is_cut_rest(const text::SplicedText& text, text::Leaf rest, std::string_view last_entry,
                 const grammar::Form& form, const grammar::AmountPatterns& amounts);

}  // namespace jixiao::parse
