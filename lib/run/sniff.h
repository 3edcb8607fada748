#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "run/messages.h"

namespace jixiao::run {

/// What an input is, told by its first bytes.
enum class Content : std::uint8_t {
  text,  ///< UTF-8, or nothing but ASCII
  pdf,
  word,
  excel,
  office,  ///< an old .doc or .xls, or a new one whose first bytes do not say which
  zip,
  html,
  rtf,
  gzip,
  image,
  program,
  binary,
  utf16_little,
  utf16_big,
  encoding_unknown,
};

/// How many bytes are looked at; the verdict is never revised afterwards.
inline constexpr std::size_t sniffed_bytes = std::size_t{64} << 10;

/// What an input is that begins with `start` (at most `sniffed_bytes` of it, or the whole input).
Content sniff(std::string_view start);

/// Whether so much of an input is already UTF-8 beyond doubt that reading may begin before more of it comes.
bool surely_text(std::string_view start);

/// What to tell about an input that is no text, with the way out. `path` is as the user wrote it.
std::string refusal(Content content, std::string_view path, std::string_view command, Language language);

}  // namespace jixiao::run
