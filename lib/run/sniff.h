#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "run/messages.h"
#include "text/encoding.h"

namespace jixiao::run {

/// What an input is, told by its first bytes.
enum class Content : std::uint8_t {
  text,  ///< in an encoding that is read
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
  encoding_unknown,
};

struct Sniffed {
  Content content = Content::text;
  text::Encoding encoding = text::Encoding::utf8;  ///< of text
};

/// What an input is that begins with `start` (decode::detection_bytes of it, or the whole input). `given`:
/// the encoding that the user says it has, which is not doubted.
Sniffed sniff(std::string_view start, std::optional<text::Encoding> given = {});

/// Whether so much of an input is text beyond doubt that reading may begin before more of it comes.
bool surely_text(std::string_view start, std::optional<text::Encoding> given = {});

/// What to tell about an input that is no text, with the way out. `path` is as the user wrote it.
std::string refusal(Content content, std::string_view path, std::string_view command, Language language);

}  // namespace jixiao::run
