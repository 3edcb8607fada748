#include "text/suspects.h"

#include <algorithm>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
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

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

/// What the first byte of a suspect asks of the byte behind it, as bits.
constexpr char blank = 1, radical = 2, compatibility = 4, byte_order_mark = 8, wide_blank = 16,
               any_behind = 32, any_behind_too = 64;
constexpr char all_behind = any_behind | any_behind_too;

/// The same sixteen bytes in both halves of a vector.
__attribute__((target("avx2"))) inline __m256i table(const char (&bytes)[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)));
}

/// The bits that both halves of each byte have in their tables.
__attribute__((target("avx2"))) inline __m256i look_up(__m256i bytes, __m256i low, __m256i high) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
                          _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

/// Looks at 32 places at once; what stands behind the text, as far as `padding`, is read as well.
__attribute__((target("avx2"))) std::size_t next_suspect_avx2(std::string_view text, std::size_t from) {
  constexpr std::size_t width = 32;
  constexpr char first_low[16] = {any_behind_too,
                                  0,
                                  any_behind | blank | radical,
                                  wide_blank,
                                  0,
                                  0,
                                  0,
                                  0,
                                  0,
                                  0,
                                  0,
                                  0,
                                  0,
                                  0,
                                  0,
                                  compatibility | byte_order_mark};
  constexpr char first_high[16] = {0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   any_behind,
                                   0,
                                   blank | radical | wide_blank | compatibility | byte_order_mark,
                                   any_behind_too};
  constexpr char second_low[16] = {all_behind | blank | wide_blank,
                                   all_behind,
                                   all_behind,
                                   all_behind,
                                   all_behind | compatibility,
                                   all_behind | compatibility,
                                   all_behind | compatibility,
                                   all_behind | compatibility,
                                   all_behind | compatibility,
                                   all_behind | compatibility,
                                   all_behind | compatibility | radical,
                                   all_behind | compatibility | radical | byte_order_mark,
                                   all_behind | radical,
                                   all_behind | radical,
                                   all_behind | radical,
                                   all_behind | radical};
  constexpr char second_high[16] = {all_behind,
                                    all_behind,
                                    all_behind,
                                    all_behind,
                                    all_behind,
                                    all_behind,
                                    all_behind,
                                    all_behind,
                                    all_behind | blank | wide_blank,
                                    all_behind,
                                    all_behind | compatibility,
                                    all_behind | radical | byte_order_mark,
                                    all_behind,
                                    all_behind,
                                    all_behind,
                                    all_behind};
  const __m256i low1 = table(first_low), high1 = table(first_high);
  const __m256i low2 = table(second_low), high2 = table(second_high);
  const __m256i not_wide = _mm256_set1_epi8(static_cast<char>(~wide_blank));
  const __m256i space = _mm256_set1_epi8(0x20), zero = _mm256_setzero_si256();
  for (std::size_t at = from; at < text.size(); at += width) {
    const char* const place = text.data() + at;
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place + 1));
    const __m256i third = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place + 2));
    const __m256i third_is_80 = _mm256_cmpeq_epi8(third, _mm256_set1_epi8(static_cast<char>(0x80)));
    const __m256i bits =
        _mm256_and_si256(_mm256_and_si256(look_up(bytes, low1, high1), look_up(second, low2, high2)),
                         _mm256_or_si256(third_is_80, not_wide));
    const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, space), bytes);
    const __m256i clean = _mm256_andnot_si256(control, _mm256_cmpeq_epi8(bits, zero));
    const auto mask = ~static_cast<unsigned>(_mm256_movemask_epi8(clean));
    if (mask != 0) return std::min(text.size(), at + static_cast<std::size_t>(__builtin_ctz(mask)));
  }
  return text.size();
}

bool has_avx2() {
  static const bool known = __builtin_cpu_supports("avx2") != 0;
  return known;
}

}  // namespace

std::size_t next_suspect_padded(std::string_view text, std::size_t from) {
  return has_avx2() ? next_suspect_avx2(text, from) : next_suspect_plain(text, from);
}

#else

std::size_t next_suspect_padded(std::string_view text, std::size_t from) {
  return next_suspect_plain(text, from);
}

#endif

}  // namespace jixiao::text
