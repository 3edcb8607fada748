#include "text/suspects.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jixiao::text {
namespace {

/// Lead bytes never occur inside characters, so single bytes can be looked at wherever they stand.
bool is_suspect(unsigned char byte, unsigned char next, unsigned char third) {
  if (byte <= 0x20 || byte == 0xC2 || byte == 0xF0) return true;
  if (byte == 0xE2) return next == 0x80 || next >= 0xBA;   // blanks; radicals
  if (byte == 0xE3) return next == 0x80 && third == 0x80;  // ideographic space
  if (byte == 0xEF)
    return next == 0xBB || (next >= 0xA4 && next <= 0xAB);  // U+FEFF; compatibility ideographs
  return false;
}

}  // namespace

std::size_t next_suspect_plain(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const auto byte = [&](std::size_t index) {
      return index < text.size() ? static_cast<unsigned char>(text[index]) : static_cast<unsigned char>(0);
    };
    if (is_suspect(byte(at), byte(at + 1), byte(at + 2))) return at;
  }
  return text.size();
}

#if defined(__SSE2__)

std::size_t next_suspect(std::string_view text, std::size_t from) {
  const char* const data = text.data();
  std::size_t at = from;
  // The last vector overlaps the one before it, so that few bytes are left to look at one by one.
  const std::size_t last = text.size() < 18 ? 0 : text.size() - 18;
  const auto equals = [](__m128i bytes, int value) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value)));
  };
  const auto at_most = [](__m128i bytes, int value) {  // unsigned
    const __m128i limit = _mm_set1_epi8(static_cast<char>(value));
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, limit), bytes);
  };
  for (bool more = text.size() >= 18 && at <= last + 15; more;) {
    const std::size_t place = at < last ? at : last;
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + place));
    const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + place + 1));
    const __m128i third = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + place + 2));
    const __m128i always =
        _mm_or_si128(at_most(bytes, 0x20), _mm_or_si128(equals(bytes, 0xC2), equals(bytes, 0xF0)));
    const __m128i next_is_80 = equals(next, 0x80);
    const __m128i radical = _mm_andnot_si128(at_most(next, 0xB9), equals(bytes, 0xE2));
    const __m128i blank = _mm_and_si128(equals(bytes, 0xE2), next_is_80);
    const __m128i wide_blank =
        _mm_and_si128(equals(bytes, 0xE3), _mm_and_si128(next_is_80, equals(third, 0x80)));
    const __m128i in_range = _mm_andnot_si128(at_most(next, 0xA3), at_most(next, 0xAB));
    const __m128i compatibility =
        _mm_and_si128(equals(bytes, 0xEF), _mm_or_si128(in_range, equals(next, 0xBB)));
    const __m128i all = _mm_or_si128(_mm_or_si128(always, radical),
                                     _mm_or_si128(_mm_or_si128(blank, wide_blank), compatibility));
    const auto seen = static_cast<unsigned>(at - place);  // bytes that were looked at before
    const unsigned mask = (static_cast<unsigned>(_mm_movemask_epi8(all)) >> seen) << seen;
    if (mask != 0) return place + static_cast<std::size_t>(__builtin_ctz(mask));
    at = place + 16;
    more = place < last;
  }
  return next_suspect_plain(text, at);
}

#else

std::size_t next_suspect(std::string_view text, std::size_t from) {
  return next_suspect_plain(text, from);
}

#endif

}  // namespace jixiao::text
