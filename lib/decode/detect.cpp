#include "decode/detect.h"

#include <algorithm>
#include <array>

#include "decode/characters.h"
#include "text/count.h"
#include "text/utf8.h"

namespace jixiao::decode {
namespace {

using text::Encoding;
using Verdict = Detection::Verdict;

/// So many bytes of valid UTF-8 outside ASCII do not come about by chance.
constexpr std::size_t enough_utf8 = 48;

/// How a text reads in an encoding. NULs count for nothing, nor does a character that the end cuts off.
struct Share {
  std::size_t valid = 0, bad = 0;  ///< bytes outside ASCII in valid sequences; others
  std::size_t characters = 0;      ///< of any kind
  std::size_t bad_sequences = 0;
  std::size_t valid_before_bad = 0;  ///< `valid` up to the first bad sequence
};

void count_bad(Share& share, std::string_view bad) {
  if (bad.front() == '\0') return;
  if (share.bad_sequences++ == 0) share.valid_before_bad = share.valid;
  share.bad += text::count_outside_ascii(bad);
}

Share utf8_share(std::string_view bytes) {
  Share share;
  // Most inputs are good to their end. In others the next bad sequence is near, and not worth a longer look.
  std::size_t good = text::valid_utf8_prefix(bytes);
  while (!bytes.empty()) {
    share.valid += text::count_outside_ascii(bytes.substr(0, good));
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    const std::size_t length = text::bad_utf8_length(bytes);
    const auto lead = static_cast<unsigned char>(bytes.front());
    if (length == bytes.size() && lead >= 0xC2 && lead <= 0xF4) break;
    count_bad(share, bytes.substr(0, length));
    bytes.remove_prefix(length);
    good = text::valid_utf8_prefix_plain(bytes);
  }
  if (share.bad_sequences == 0) share.valid_before_bad = share.valid;
  return share;
}

Share gb18030_share(std::string_view bytes) {
  Share share;
  std::array<char, converted_room(512)> out;
  while (!bytes.empty()) {
    const Conversion good = convert(Encoding::gb18030, bytes.substr(0, 512), out.data());
    share.valid += text::count_outside_ascii(bytes.substr(0, good.bytes));
    share.characters += text::count_characters({out.data(), good.size});
    bytes.remove_prefix(good.bytes);
    if (good.bytes > 0) continue;
    const std::size_t length = bad_length(Encoding::gb18030, bytes, true);
    if (length == 0) break;
    count_bad(share, bytes.substr(0, length));
    ++share.characters;
    bytes.remove_prefix(length);
  }
  return share;
}

/// Nine in ten bytes outside ASCII.
bool mostly_valid(const Share& share) {
  return share.bad * 9 <= share.valid;
}

bool reads_as_gb18030(const Share& share) {
  return share.bad_sequences * 1000 <= share.characters && mostly_valid(share);
}

std::size_t count_nuls(std::string_view bytes) {
  return text::count(bytes, '\0');
}

/// Whether at most one in `rarity` of these code units is one that texts do not have.
bool plausible_utf16(std::string_view bytes, Encoding encoding, std::size_t rarity) {
  const std::size_t high = encoding == Encoding::utf16_little ? 1 : 0;
  std::size_t units = 0, odd_ones = 0;
  bool after_high_surrogate = false;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2, ++units) {
    const unsigned unit = unsigned{static_cast<unsigned char>(bytes[at + high])} << 8U |
                          static_cast<unsigned char>(bytes[at + 1 - high]);
    const bool low_surrogate = unit >= 0xDC00 && unit < 0xE000;
    const bool control = unit < 0x20 && (unit < '\t' || unit > '\r');
    if (low_surrogate != after_high_surrogate || control || unit >= 0xFFFE) ++odd_ones;
    after_high_surrogate = unit >= 0xD800 && unit < 0xDC00;
  }
  return odd_ones * rarity <= units;
}

Detection with_mark(std::string_view start, Encoding encoding) {
  const bool wide = encoding == Encoding::utf16_little || encoding == Encoding::utf16_big;
  const std::string_view rest = start.substr(byte_order_mark(encoding).size());
  const bool is_text = wide ? plausible_utf16(rest, encoding, 10) : !has_many_controls(rest);
  return {is_text ? Verdict::text : Verdict::binary, encoding};
}

/// UTF-16 without a mark: line ends, digits and spaces leave NULs, always in the same half of a unit.
bool has_nuls_of_utf16(std::string_view start, Encoding& encoding) {
  std::array<std::size_t, 2> nuls{};
  for (std::size_t at = 0; at < start.size(); ++at) {
    if (start[at] == '\0') ++nuls[at % 2];
  }
  encoding = nuls[1] > nuls[0] ? Encoding::utf16_little : Encoding::utf16_big;
  const auto [few, many] = std::minmax(nuls[0], nuls[1]);
  return many > start.size() / 200 && few * 20 <= many && plausible_utf16(start, encoding, 20);
}

/// Whether it begins with more UTF-8 than comes about by chance. What waits for more of an input has taken it
/// for UTF-8 by then, and what follows must not make it anything else.
bool begins_as_utf8(std::string_view start) {
  return utf8_share(start.substr(0, start.find('\0'))).valid_before_bad >= enough_utf8;
}

}  // namespace

bool has_many_controls(std::string_view bytes) {
  return text::count_odd_controls(bytes) * 50 > bytes.size();
}

Detection detect_encoding(std::string_view start) {
  start = start.substr(0, detection_bytes);
  for (const Encoding encoding :
       {Encoding::utf8, Encoding::utf16_little, Encoding::utf16_big, Encoding::gb18030}) {
    if (start.starts_with(byte_order_mark(encoding))) return with_mark(start, encoding);
  }
  const Share utf8 = utf8_share(start);
  const bool is_utf8 = mostly_valid(utf8);
  const bool many_controls = has_many_controls(start);
  Share gb18030;
  if (!is_utf8) gb18030 = gb18030_share(start);
  const bool is_gb18030 = !is_utf8 && reads_as_gb18030(gb18030);
  // A few stray NULs do not make other text UTF-16.
  if (many_controls || (!is_utf8 && !is_gb18030)) {
    Encoding wide = Encoding::utf8;
    if (has_nuls_of_utf16(start, wide) && !begins_as_utf8(start)) return {Verdict::text, wide};
  }
  if (many_controls) return {Verdict::binary, Encoding::utf8};
  if (is_utf8) return {Verdict::text, Encoding::utf8};
  // Two encodings in one file: whichever is chosen, the other part would be read as something that it is not.
  if (utf8.valid_before_bad >= enough_utf8) return {Verdict::unknown, Encoding::utf8};
  return {is_gb18030 ? Verdict::text : Verdict::unknown, Encoding::gb18030};
}

bool surely_utf8(std::string_view start) {
  const Share share = utf8_share(start);
  return share.bad_sequences == 0 && share.valid >= enough_utf8 && count_nuls(start) == 0;
}

}  // namespace jixiao::decode
