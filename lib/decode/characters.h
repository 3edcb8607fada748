#pragma once
#include <cstddef>
#include <string_view>

#include "text/encoding.h"

/// Characters of an encoding: where they are, how long, and the same in UTF-8.
namespace jixiao::decode {

/// What reading characters gave.
struct Conversion {
  std::size_t bytes = 0;  ///< of the input that were read
  std::size_t size = 0;   ///< of the UTF-8 that was written
};

/// Writes the characters at the start of `bytes` to `out` as UTF-8, up to the first bytes that are no
/// character and no further than the last whole one. Not for UTF-8. `out` has room for
/// `converted_room(bytes.size())`.
Conversion convert(text::Encoding encoding, std::string_view bytes, char* out);
constexpr std::size_t converted_room(std::size_t bytes) {
  return bytes + bytes / 2 + 4;
}

/// How many bytes at the start of `bytes` are one sequence that is no character; 0 when a character begins
/// there. A NUL is none. `more`: more bytes follow and may complete what breaks off at the end (then 0 as
/// well).
std::size_t bad_length(text::Encoding encoding, std::string_view bytes, bool more);

/// The byte order mark of an encoding.
std::string_view byte_order_mark(text::Encoding encoding);

}  // namespace jixiao::decode
