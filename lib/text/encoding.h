#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The encodings that inputs come in. Behind `decode` every text is UTF-8; an encoding then only tells how
/// many bytes of the input a character took.
namespace jixiao::text {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16_little, utf16_big };

/// As `source.encoding` says it: UTF-8, GB18030, UTF-16LE, UTF-16BE.
std::string_view encoding_name(Encoding encoding);

/// How many bytes a character takes in this encoding. Each has but one valid form in each of them.
std::size_t source_length(Encoding encoding, char32_t character);

/// How many bytes of input became `text` (valid UTF-8).
std::size_t source_length(Encoding encoding, std::string_view text);

/// How many bytes of `text` (valid UTF-8) came from its first `source_bytes` bytes of input.
std::size_t text_length(Encoding encoding, std::string_view text, std::size_t source_bytes);

}  // namespace jixiao::text
