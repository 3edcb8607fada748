#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Text as a terminal shows it. For people's eyes only: data formats never come here.
namespace jixiao::text {

/// How many columns a character of East Asian Width "ambiguous" (≥, “, ①) takes: one in most terminals, two
/// in those set up for Chinese.
enum class Ambiguous : std::uint8_t { narrow, wide };

/// Columns of one character: 0 (combining marks and the like), 1 or 2. Not for control characters.
unsigned character_width(char32_t character, Ambiguous ambiguous = Ambiguous::narrow);

/// Columns of a text that holds no control character (see `append_visible`).
std::size_t display_width(std::string_view text, Ambiguous ambiguous = Ambiguous::narrow);

/// The longest beginning of `text` that takes at most `columns` columns.
std::string_view first_columns(std::string_view text, std::size_t columns,
                               Ambiguous ambiguous = Ambiguous::narrow);
/// The longest end of `text` that takes at most `columns` columns.
std::string_view last_columns(std::string_view text, std::size_t columns,
                              Ambiguous ambiguous = Ambiguous::narrow);

/// Appends `bytes` so that they can do nothing to a terminal: control characters and bytes that are no UTF-8
/// as \xNN, other invisible characters that move text about (C1 controls, bidirectional marks, line
/// separators) as \uNNNN.
void append_visible(std::string& out, std::string_view bytes);

}  // namespace jixiao::text
