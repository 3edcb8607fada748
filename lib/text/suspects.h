#pragma once
#include <cstddef>
#include <string_view>

namespace jixiao::text {

/// So many bytes behind a padded text can be read; what they hold does not matter.
inline constexpr std::size_t padding = 64;

/// The first byte at or after `from` of a valid, padded text at which a blank or a look-alike character could
/// begin, or the size. Never passes over one; may stop at other characters, but at none of the marks that are
/// everywhere (。、，；：).
std::size_t next_suspect_padded(std::string_view text, std::size_t from);
/// The same without vector instructions and padding, for machines that have none and for the test that both
/// agree.
std::size_t next_suspect_plain(std::string_view text, std::size_t from);

}  // namespace jixiao::text
