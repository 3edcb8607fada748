#include "input.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>

#include "law.h"
#include "run/sniff.h"
#include "text/utf8.h"

namespace jixiao::fuzz {
namespace {

constexpr std::size_t choice_bytes = 4;

}  // namespace

Input::Input(std::string_view data)
    : text_(data.substr(0, data.size() - std::min(data.size(), choice_bytes))),
      choices_(data.substr(text_.size())) {}

unsigned Input::choose(unsigned count) {
  if (choices_.empty()) return 0;
  const unsigned chosen = static_cast<unsigned char>(choices_.back()) % count;
  choices_.remove_suffix(1);
  return chosen;
}

/// Puts the text into another encoding if it is UTF-8, as `choose_encoding` says; its encoding then.
text::Encoding Input::convert(text::Encoding encoding) {
  if (text::valid_utf8_prefix_plain(text_) != text_.size()) return text::Encoding::utf8;
  constexpr const char* names[] = {"UTF-8", "gb18030", "UTF-16LE", "UTF-16BE"};
  converted_.resize(4 * text_.size() + 1);
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_convert(names[static_cast<std::size_t>(encoding)], "UTF-8",
                                         converted_.data(), static_cast<std::int32_t>(converted_.size()),
                                         text_.data(), static_cast<std::int32_t>(text_.size()), &status);
  law(U_SUCCESS(status) != 0, "ICU has every character in every encoding", text_);
  converted_.resize(static_cast<std::size_t>(size));
  original_ = text_;
  text_ = converted_;
  return encoding;
}

std::optional<text::Encoding> Input::choose_encoding() {
  using text::Encoding;
  switch (choose(16)) {
    case 1:
      return Encoding::gb18030;
    case 2:
      return Encoding::utf16_little;
    case 3:
      return Encoding::utf16_big;
    case 4:
      return Encoding::utf8;
    case 13:
      return convert(Encoding::gb18030);
    case 14:
      return convert(Encoding::utf16_little);
    case 15:
      return convert(Encoding::utf16_big);
    default:
      break;
  }
  const run::Sniffed sniffed = run::sniff(text_);
  if (sniffed.content != run::Content::text) return std::nullopt;
  return sniffed.encoding;
}

Cuts choose_cuts(Input& input) {
  const unsigned way = input.choose(256);
  if (way == 0) return {4096, 0};
  if (way == 1) return {1, 0};
  if (way == 2) return {7, 0};
  return {way % 2 == 0 ? std::size_t{64} : std::size_t{3000}, way};
}

std::size_t CutSource::read(char* buffer, std::size_t size) {
  std::size_t most = cuts_.size;
  if (cuts_.seed != 0) {
    state_ = state_ * 1664525U + 1013904223U;
    most = 1 + (state_ >> 8U) % cuts_.size;
  }
  const std::size_t count = std::min({size, most, bytes_.size()});
  if (count > 0) std::memcpy(buffer, bytes_.data(), count);
  bytes_.remove_prefix(count);
  return count;
}

}  // namespace jixiao::fuzz
