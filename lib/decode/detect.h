#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/encoding.h"

namespace jixiao::decode {

/// How many bytes at the start of an input (or all of it) tell its encoding; the verdict is never revised.
inline constexpr std::size_t detection_bytes = std::size_t{64} << 10;

/// What the start of an input says about its encoding.
struct Detection {
  enum class Verdict : std::uint8_t {
    text,     ///< in `encoding`
    binary,   ///< no text in any encoding
    unknown,  ///< may be text; guessing its encoding would be no better than tossing a coin
  };
  Verdict verdict = Verdict::text;
  text::Encoding encoding = text::Encoding::utf8;
};

/// Tells UTF-8, UTF-16 and GB18030 apart: by a byte order mark; by the NULs of UTF-16; UTF-8 when nine in ten
/// bytes outside ASCII lie in valid sequences; GB18030 when at most one character in a thousand is none.
/// `start` is the first `detection_bytes` of the input, or all of it.
Detection detect_encoding(std::string_view start);

/// Whether so much of an input is UTF-8 already that its other bytes can't make it anything else that is
/// read.
bool surely_utf8(std::string_view start);

/// Whether it has so many control characters that it is no text. For encodings of single bytes.
bool has_many_controls(std::string_view bytes);

}  // namespace jixiao::decode
