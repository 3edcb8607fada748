#pragma once
#include <cstddef>
#include <string_view>

namespace jixiao::text {

/// The first byte at or after `from` of a valid text at which a blank or a look-alike character could begin,
/// or the size. Never passes over one; may stop at other characters, but at none of the marks that are
/// everywhere (。、，；：).
std::size_t next_suspect(std::string_view text, std::size_t from);
/// The same without vector instructions, for machines that have none and for the test that both agree.
std::size_t next_suspect_plain(std::string_view text, std::size_t from);

}  // namespace jixiao::text
