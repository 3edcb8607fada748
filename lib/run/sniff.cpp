#include "run/sniff.h"

#include <algorithm>
#include <array>

#include "decode/detect.h"
#include "run/console.h"

namespace jixiao::run {
namespace {

using namespace std::string_view_literals;
using text::Encoding;

/// So many bytes tell whether an input is a document or text, when its encoding is known.
constexpr std::size_t enough_of_given = 512;

struct Signature {
  std::string_view bytes;
  Content content;
};

constexpr std::array signatures{
    Signature{"%PDF-"sv, Content::pdf},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Content::office},
    Signature{"{\\rtf"sv, Content::rtf},
    Signature{"\x1F\x8B"sv, Content::gzip},
    Signature{"\x89PNG\r\n\x1A\n"sv, Content::image},
    Signature{"\xFF\xD8\xFF"sv, Content::image},
    Signature{"GIF87a"sv, Content::image},
    Signature{"GIF89a"sv, Content::image},
    Signature{"II*\0"sv, Content::image},
    Signature{"MM\0*"sv, Content::image},
    Signature{"\x7F"
              "ELF"sv,
              Content::program},
    Signature{"MZ\x90\0"sv, Content::program},
    Signature{"BZh"sv, Content::binary},
    Signature{"\xFD"
              "7zXZ\0"sv,
              Content::binary},
    Signature{"7z\xBC\xAF\x27\x1C"sv, Content::binary},
    Signature{"\x28\xB5\x2F\xFD"sv, Content::binary},
    Signature{"SQLite format 3\0"sv, Content::binary},
};

bool begins_with_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

/// A zip is a Word or Excel document when the names of its parts say so.
Content zip_content(std::string_view start) {
  if (start.find("word/") != std::string_view::npos) return Content::word;
  if (start.find("xl/") != std::string_view::npos) return Content::excel;
  if (start.find("[Content_Types].xml") != std::string_view::npos) return Content::office;
  return Content::zip;
}

/// The first characters in ASCII, whatever the encoding: without NULs and byte order marks.
std::string first_ascii(std::string_view start) {
  constexpr std::size_t enough = 1024;
  std::string first;
  for (const char c : start.substr(0, enough)) {
    const bool of_mark = "\xEF\xBB\xBF\xFE\xFF"sv.find(c) != std::string_view::npos;
    if (c != '\0' && !(first.empty() && of_mark)) first += c;
  }
  return first;
}

/// Only a page that begins as one: text that merely mentions a tag is text.
bool is_html(std::string_view bytes) {
  const std::string ascii = first_ascii(bytes);
  const std::size_t first = ascii.find_first_not_of(" \t\r\n\f");
  if (first == std::string::npos) return false;
  const std::string_view start = std::string_view(ascii).substr(first);
  return begins_with_ignoring_case(start, "<!doctype html") ||
         (begins_with_ignoring_case(start, "<html") && start.size() > 5 &&
          (start[5] == '>' || start[5] <= ' '));
}

Content content_of(decode::Detection::Verdict verdict) {
  using Verdict = decode::Detection::Verdict;
  if (verdict == Verdict::text) return Content::text;
  return verdict == Verdict::binary ? Content::binary : Content::encoding_unknown;
}

Message refusal_message(Content content) {
  switch (content) {
    case Content::pdf:
      return Message::is_pdf;
    case Content::word:
      return Message::is_word;
    case Content::excel:
      return Message::is_excel;
    case Content::office:
      return Message::is_office;
    case Content::zip:
      return Message::is_zip;
    case Content::html:
      return Message::is_html;
    case Content::rtf:
      return Message::is_rtf;
    case Content::gzip:
      return Message::is_gzip;
    case Content::image:
      return Message::is_image;
    case Content::program:
      return Message::is_program;
    case Content::encoding_unknown:
      return Message::encoding_unknown;
    case Content::text:
    case Content::binary:
      break;
  }
  return Message::is_binary;
}

}  // namespace

Sniffed sniff(std::string_view start, std::optional<Encoding> given) {
  start = start.substr(0, decode::detection_bytes);
  for (const Signature& signature : signatures) {
    if (start.starts_with(signature.bytes)) return {signature.content, Encoding::utf8};
  }
  if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv))
    return {zip_content(start), Encoding::utf8};
  if (is_html(start)) return {Content::html, Encoding::utf8};
  if (given) {
    const bool single_bytes = *given == Encoding::utf8 || *given == Encoding::gb18030;
    const bool binary = single_bytes && decode::has_many_controls(start);
    return {binary ? Content::binary : Content::text, *given};
  }
  const decode::Detection detection = decode::detect_encoding(start);
  return {content_of(detection.verdict), detection.encoding};
}

bool surely_text(std::string_view start, std::optional<Encoding> given) {
  const bool sure = given ? start.size() >= enough_of_given : decode::surely_utf8(start);
  return sure && sniff(start, given).content == Content::text;
}

std::string refusal(Content content, std::string_view path, std::string_view command, Language language) {
  return words(refusal_message(content), language, {shell_quoted(path), command});
}

}  // namespace jixiao::run
