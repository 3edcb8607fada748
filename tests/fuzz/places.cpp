#include "places.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "law.h"

namespace jixiao::fuzz {
namespace {

using text::Encoding;

struct Closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closer>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  law(U_SUCCESS(status) != 0, "ICU has a converter", name);
  return converter;
}

UConverter* converter_of(Encoding encoding) {
  static const Converter all[] = {open_converter("UTF-8"), open_converter("gb18030"),
                                  open_converter("UTF-16LE"), open_converter("UTF-16BE")};
  return all[static_cast<std::size_t>(encoding)].get();
}

std::string_view mark_of(Encoding encoding) {
  constexpr std::string_view marks[] = {"\xEF\xBB\xBF", "\x84\x31\x95\x33", "\xFF\xFE", "\xFE\xFF"};
  return marks[static_cast<std::size_t>(encoding)];
}

bool is_ideograph_of_another(UChar32 c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool keeps_space(UChar32 c) {
  return c > 0x20 && c < 0x250;
}

bool is_blank(UChar32 c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

/// Walks over a leaf piece by piece.
class Comparison {
 public:
  explicit Comparison(std::string_view leaf)
      : leaf_(icu::UnicodeString::fromUTF8({leaf.data(), static_cast<std::int32_t>(leaf.size())})) {}

  /// Whether the next piece of input is what comes next in the leaf.
  bool next(const std::string& utf8) {
    const icu::UnicodeString piece = icu::UnicodeString::fromUTF8(utf8);
    const bool space = at_ > 0 && leaf_.char32At(at_) == ' ' &&
                       keeps_space(leaf_.char32At(leaf_.moveIndex32(at_, -1))) &&
                       keeps_space(piece.char32At(0));
    if (space) ++at_;
    for (std::int32_t index = 0; index < piece.length(); index = piece.moveIndex32(index, 1)) {
      const UChar32 printed = piece.char32At(index);
      if (at_ >= leaf_.length() || is_blank(printed)) return false;
      if (printed != leaf_.char32At(at_) && !is_ideograph_of_another(printed)) return false;
      at_ = leaf_.moveIndex32(at_, 1);
    }
    return true;
  }
  [[nodiscard]] bool complete() const { return at_ == leaf_.length(); }

 private:
  icu::UnicodeString leaf_;
  std::int32_t at_ = 0;
};

}  // namespace

Places::Places(std::string_view bytes, Encoding encoding) : bytes_(bytes), encoding_(encoding) {
  if (bytes.starts_with(mark_of(encoding))) mark_ = mark_of(encoding).size();
  const bool wide = encoding == Encoding::utf16_little || encoding == Encoding::utf16_big;
  const std::size_t unit = wide ? 2 : 1;
  const auto is = [&](std::size_t at, char character) {
    if (!wide) return at < bytes.size() && bytes[at] == character;
    const std::size_t low = encoding == Encoding::utf16_little ? 0 : 1;
    return at + 1 < bytes.size() && bytes[at + low] == character && bytes[at + 1 - low] == '\0';
  };
  starts_.push_back(0);
  for (std::size_t at = mark_; at < bytes.size(); at += unit) {
    if (is(at, '\r') && is(at + unit, '\n')) at += unit;
    if (is(at, '\r') || is(at, '\n')) starts_.push_back(at + unit);
  }
}

std::uint64_t Places::lines() const {
  const bool open = starts_.back() < bytes_.size() && (starts_.size() > 1 || bytes_.size() > mark_);
  return starts_.size() - (open ? 0 : 1);
}

std::optional<std::string> Places::decode(std::uint64_t begin, std::uint64_t end) const {
  law(begin <= end && end <= bytes_.size(), "a range lies in the input", {begin, end, bytes_.size()});
  const std::string_view range = bytes_.substr(begin, end - begin);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text(range.data(), static_cast<std::int32_t>(range.size()),
                                converter_of(encoding_), status);
  if (U_FAILURE(status) != 0 || text.indexOf(u'\0') >= 0) return std::nullopt;
  std::string utf8;
  return text.toUTF8String(utf8);
}

void Places::confirm(const text::Position& at, std::string_view what) const {
  law(at.byte <= bytes_.size(), "a place lies in the input", what, {at.byte, bytes_.size()});
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), at.byte);
  const auto line = static_cast<std::uint64_t>(after - starts_.begin());
  // What ends with the input may end on the line that its last line end opens.
  law(at.line == line, "the line of a place is that of its byte", what, {at.byte, at.line, line});
  const std::uint64_t start = line == 1 ? mark_ : *(after - 1);
  if (at.byte <= start) return law(at.column == 1, "a line begins in column 1", what, {at.byte, at.column});
  const std::optional<std::string> before = decode(start, at.byte);
  if (!before) return;  // bad bytes have columns, too, but only the program knows how many
  const auto characters = std::count_if(before->begin(), before->end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  law(at.column == static_cast<std::uint64_t>(characters) + 1, "the column of a place is that of its byte",
      what, {at.byte, at.line, at.column, static_cast<std::uint64_t>(characters) + 1});
}

void Places::confirm(const text::Position& begin, const text::Position& end, std::string_view what) const {
  confirm(begin, what);
  confirm(end, what);
  law(begin.byte <= end.byte, "a range does not end before it begins", what, {begin.byte, end.byte});
}

void Claims::claim(const text::SplicedText& text, text::Leaf leaf, std::string_view name) {
  if (leaf.absent()) return;
  law(leaf.begin <= leaf.end && leaf.end <= text.size(), "a leaf lies in its text", name,
      {leaf.begin, leaf.end, text.size()});
  text.spans(leaf, spans_);
  Comparison comparison(text[leaf]);
  for (const text::ByteSpan& span : spans_) {
    const std::optional<std::string> piece = places_.decode(span.begin, span.end);
    law(piece.has_value(), "a span holds whole characters", name, {span.begin, span.end});
    law(comparison.next(*piece), "the pieces of a leaf are the leaf", text[leaf], {span.begin, span.end});
    for (std::uint64_t at = span.begin; at < span.end; ++at) {
      law(!taken_[at], "no two leaves share a byte", name, {at});
      taken_[at] = true;
    }
    claimed_ += span.end - span.begin;
  }
  law(comparison.complete(), "the spans of a leaf are all of it", text[leaf]);
}

}  // namespace jixiao::fuzz
