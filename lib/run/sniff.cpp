#include "run/sniff.h"

#include <algorithm>
#include <array>

#include "run/console.h"
#include "text/utf8.h"

namespace jixiao::run {
namespace {

using namespace std::string_view_literals;

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

/// Only a page that begins as one: text that merely mentions a tag is text.
bool is_html(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) return false;
  start.remove_prefix(first);
  return begins_with_ignoring_case(start, "<!doctype html") ||
         (begins_with_ignoring_case(start, "<html") && start.size() > 5 &&
          (start[5] == '>' || start[5] <= ' '));
}

/// Whether these are code units of text: no lone surrogates, hardly a control or unassigned one.
bool plausible_utf16(std::string_view bytes, bool little) {
  std::size_t odd_ones = 0;
  std::size_t units = 0;
  bool high_surrogate = false;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2, ++units) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    const unsigned unit = little ? (unsigned{second} << 8U) | first : (unsigned{first} << 8U) | second;
    const bool low_surrogate = unit >= 0xDC00 && unit < 0xE000;
    const bool control = unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r' && unit != '\f';
    const bool nothing = unit >= 0xFFFE || (unit >= 0xE000 && unit < 0xF900);
    if (low_surrogate != high_surrogate || control || nothing) ++odd_ones;
    high_surrogate = unit >= 0xD800 && unit < 0xDC00;
  }
  return units > 0 && odd_ones * 100 <= units;
}

/// UTF-16 without a mark: line ends, digits and spaces leave a NUL in every second byte, always on the same
/// side.
Content utf16_by_nuls(std::string_view bytes) {
  std::size_t nuls[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\0') ++nuls[i % 2];
  }
  const std::size_t enough = bytes.size() / 200 + 1;
  if (nuls[1] >= enough && nuls[0] * 20 <= nuls[1] && plausible_utf16(bytes, true))
    return Content::utf16_little;
  if (nuls[0] >= enough && nuls[1] * 20 <= nuls[0] && plausible_utf16(bytes, false))
    return Content::utf16_big;
  return Content::text;
}

/// More than one control character in fifty bytes is no text; a single NUL in a dump is a finding, not a
/// refusal.
bool has_many_controls(std::string_view bytes) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != '\x1B';
  };
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control)) * 50 > bytes.size();
}

struct Utf8Share {
  std::size_t valid = 0, bad = 0;  ///< bytes outside ASCII, in and outside valid sequences
};

Utf8Share utf8_share(std::string_view bytes) {
  const auto outside_ascii = [](std::string_view part) {
    return static_cast<std::size_t>(std::count_if(
        part.begin(), part.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  };
  Utf8Share share;
  while (!bytes.empty()) {
    const std::size_t good = text::valid_utf8_prefix(bytes);
    share.valid += outside_ascii(bytes.substr(0, good));
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    const std::size_t length = text::bad_utf8_length(bytes);
    // The character that the end of the sample cuts is neither.
    if (length == bytes.size() && length < 4) break;
    share.bad += outside_ascii(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return share;
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
    case Content::utf16_little:
      return Message::is_utf16_little;
    case Content::utf16_big:
      return Message::is_utf16_big;
    case Content::encoding_unknown:
      return Message::encoding_unknown;
    case Content::text:
    case Content::binary:
      break;
  }
  return Message::is_binary;
}

}  // namespace

Content sniff(std::string_view start) {
  start = start.substr(0, sniffed_bytes);
  for (const Signature& signature : signatures) {
    if (start.starts_with(signature.bytes)) return signature.content;
  }
  if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv)) return zip_content(start);
  if (is_html(start)) return Content::html;
  if (start.starts_with("\xFF\xFE"sv)) return Content::utf16_little;
  if (start.starts_with("\xFE\xFF"sv)) return Content::utf16_big;
  if (const Content wide = utf16_by_nuls(start); wide != Content::text) return wide;
  if (has_many_controls(start)) return Content::binary;
  const Utf8Share share = utf8_share(start);
  return share.bad * 9 <= share.valid ? Content::text : Content::encoding_unknown;
}

bool surely_text(std::string_view start) {
  const Utf8Share share = utf8_share(start);
  return share.bad == 0 && share.valid >= 48 && sniff(start) == Content::text;
}

std::string refusal(Content content, std::string_view path, std::string_view command, Language language) {
  return words(refusal_message(content), language, {shell_quoted(path), command});
}

}  // namespace jixiao::run
