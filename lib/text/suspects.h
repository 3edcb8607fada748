#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jixiao::text {

/// So many bytes behind a padded text can be read; what they hold does not matter.
inline constexpr std::size_t padding = 128;

/// The first byte at or after `from` of a valid, padded text at which a blank or a look-alike character could
/// begin, or the size. Never passes over one; may stop at other characters, but at none of the marks that are
/// everywhere (。、，；：“”).
std::size_t next_suspect_padded(std::string_view text, std::size_t from);
/// The same without vector instructions and padding, for machines that have none and for the test that both
/// agree.
std::size_t next_suspect_plain(std::string_view text, std::size_t from);

/// So many bytes of text have a word of bits.
inline constexpr std::size_t suspects_of_word = 64;
/// Sets a bit for each suspect of so many words of text, the first byte lowest. What stands where the text
/// has ended does not matter, but can be read, as far as `padding`.
void mark_suspects(const char* text, std::size_t words, std::uint64_t* bits);
/// The same, see `next_suspect_plain`.
void mark_suspects_plain(const char* text, std::size_t words, std::uint64_t* bits);

}  // namespace jixiao::text
