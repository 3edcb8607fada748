#pragma once
#include <cstdint>
#include <string_view>

#include "text/position.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// The range without blanks at its ends.
text::Leaf trimmed(std::string_view text, std::size_t begin, std::size_t end);

/// Whether a seam of the input lies right before the character at `offset`; the end of the text counts as
/// one.
bool seam_before(const text::SplicedText& text, std::uint32_t offset);

}  // namespace jixiao::parse
