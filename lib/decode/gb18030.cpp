#include "decode/gb18030.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "decode/put.h"
#include "text/gb18030.h"
#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::decode {
namespace {

using text::Gb18030;

unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

/// So many bytes, the first one lowest.
std::uint64_t load(const char* place) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, place, sizeof bytes);
  return std::endian::native == std::endian::little ? bytes : __builtin_bswap64(bytes);
}

/// Writes the UTF-8 bytes of a character as the table has them: four at once, of which the next character
/// takes back what is too much.
void put_packed(std::uint32_t packed, char* out) {
  if constexpr (std::endian::native == std::endian::big) packed = __builtin_bswap32(packed);
  std::memcpy(out, &packed, sizeof packed);
}

/// How many bytes of UTF-8 a character of the table has; of several that are linked by "and", 3 if all have
/// three.
std::size_t packed_length(std::uint32_t packed) {
  return packed >> 24U;
}

/// Reads characters at a place as long as they have one byte, or two bytes here and three in UTF-8, as nearly
/// all do, and as there are sixteen bytes left. No branch depends on how many of the same kind follow each
/// other, unless they are many: that can't be foretold.
void convert_usual_gb18030(const Gb18030& tables, std::string_view bytes, std::size_t& at, char*& to) {
  constexpr std::uint64_t every_second = 0x0080008000800080, every = 0x8080808080808080,
                          ones = 0x0101010101010101;
  constexpr std::uint32_t any = ~0U;
  // Of codes that are no longer such: what to link them with to be ignored.
  constexpr std::uint32_t ignored[3][4] = {{any, 0, 0, 0}, {any, any, 0, 0}, {any, any, any, 0}};
  while (bytes.size() - at >= 16) {
    const std::uint64_t here = load(bytes.data() + at);
    const std::uint64_t not_high = ~here & every_second;
    const std::uint64_t in_order = __builtin_bswap64(here);
    const std::uint32_t first = tables.two_bytes(static_cast<std::uint16_t>(in_order >> 48U)),
                        second = tables.two_bytes(static_cast<std::uint16_t>(in_order >> 32U)),
                        third = tables.two_bytes(static_cast<std::uint16_t>(in_order >> 16U));
    put_packed(first, to);
    put_packed(second, to + 3);
    put_packed(third, to + 6);
    if (not_high == 0) {
      const std::uint32_t fourth = tables.two_bytes(static_cast<std::uint16_t>(in_order));
      if (packed_length(first & second & third & fourth) != 3) return;
      put_packed(fourth, to + 9);
      at += 8;
      to += 12;
      continue;
    }
    const auto codes = static_cast<std::size_t>(__builtin_ctzll(not_high)) / 16;
    const std::uint32_t all =
        (first | ignored[0][codes]) & (second | ignored[1][codes]) & (third | ignored[2][codes]);
    if (codes > 0 && packed_length(all) != 3) return;
    at += 2 * codes;
    to += 3 * codes;
    const std::uint64_t behind = load(bytes.data() + at);
    if (((behind - ones) & ~behind & every) != 0) return;  // a NUL
    std::memcpy(to, bytes.data() + at, sizeof behind);
    const std::uint64_t high = behind & every;
    const std::size_t ascii = high == 0 ? 8 : static_cast<std::size_t>(__builtin_ctzll(high)) / 8;
    at += ascii;
    to += ascii;
  }
}

#if defined(JIXIAO_HAS_VECTORS)

/// Those of 64 bytes with which a code of two bytes begins, as bits: every second one of as many bytes
/// outside ASCII as stand side by side, as what stands before them ends a character. The last one may be
/// followed by a byte that looks like ASCII.
std::uint64_t leads_of(std::uint64_t high) {
  constexpr std::uint64_t even = 0x5555555555555555;
  const std::uint64_t first_ones = high & ~(high << 1U);
  // An addition runs through all bits that stand side by side.
  const std::uint64_t from_even = high & ~(high + (first_ones & even));
  return (from_even & even) | (high & ~from_even & ~even);
}

/// Writes 16 characters, of which these are the first bytes and what follows each; false when one is longer
/// or none.
JIXIAO_AVX512 inline bool put_many(const Gb18030& tables, __m128i first_bytes, __m128i second_bytes,
                                   char*& to) {
  const __m512i first = _mm512_cvtepu8_epi32(first_bytes), second = _mm512_cvtepu8_epi32(second_bytes);
  const __m512i code = _mm512_or_si512(_mm512_slli_epi32(first, 8), second);
  const __mmask16 is_lead = _mm512_test_epi32_mask(first, _mm512_set1_epi32(0x80));
  const __m512i packed = _mm512_mask_i32gather_epi32(
      first, is_lead, _mm512_and_si512(code, _mm512_set1_epi32(0x7FFF)), tables.all_two_bytes(), 4);
  if (_mm512_testn_epi32_mask(packed, packed) != 0) return false;
  const __m512i text = _mm512_and_si512(packed, _mm512_set1_epi32(0x00FFFFFF));
  const __mmask64 used = _mm512_test_epi8_mask(text, text);
  _mm512_storeu_si512(to, _mm512_maskz_compress_epi8(used, text));
  to += _mm_popcnt_u64(used);
  return true;
}

/// Reads 32 characters at a time, as long as there are many bytes left and none of more than two bytes comes.
JIXIAO_AVX512 void convert_many_gb18030(const Gb18030& tables, std::string_view bytes, std::size_t& at,
                                        char*& to) {
  constexpr std::size_t enough = 128, characters = 32;
  while (bytes.size() - at >= enough) {
    const char* const place = bytes.data() + at;
    const __m512i here = _mm512_loadu_si512(place), behind = _mm512_loadu_si512(place + 1);
    const std::uint64_t begins = ~(leads_of(_mm512_movepi8_mask(here)) << 1U);
    const __m256i first = _mm512_castsi512_si256(_mm512_maskz_compress_epi8(begins, here));
    const __m256i second = _mm512_castsi512_si256(_mm512_maskz_compress_epi8(begins, behind));
    char* next = to;
    if (!put_many(tables, _mm256_castsi256_si128(first), _mm256_castsi256_si128(second), next) ||
        !put_many(tables, _mm256_extracti128_si256(first, 1), _mm256_extracti128_si256(second, 1), next))
      return;
    to = next;
    // Where the next character begins; 64 if that is behind all these bytes.
    at += static_cast<std::size_t>(_tzcnt_u64(_pdep_u64(std::uint64_t{1} << characters, begins)));
  }
}

#else

void convert_many_gb18030(const Gb18030&, std::string_view, std::size_t&, char*&) {}

#endif

Conversion convert_all(std::string_view bytes, char* const out, bool many) {
  const Gb18030& tables = text::gb18030();
  char* to = out;
  for (std::size_t at = 0;;) {
    if (many) convert_many_gb18030(tables, bytes, at, to);
    convert_usual_gb18030(tables, bytes, at, to);
    // One by one whatever else it is.
    const std::string_view rest = bytes.substr(at);
    const Conversion end{at, static_cast<std::size_t>(to - out)};
    if (rest.empty()) return end;
    if (const unsigned char lead = byte_at(rest, 0); lead < 0x80) {
      if (lead == 0) return end;
      *to++ = static_cast<char>(lead);
      ++at;
      continue;
    }
    if (rest.size() < 2) return end;
    if (const std::uint32_t packed = tables.two_bytes(byte_at(rest, 0), byte_at(rest, 1)); packed != 0) {
      put_packed(packed, to);
      to += packed_length(packed);
      at += 2;
      continue;
    }
    if (rest.size() < 4) return end;
    const char32_t character = Gb18030::four_bytes(rest.substr(0, 4));
    if (character == Gb18030::no_character) return end;
    to = put(character, to);
    at += 4;
  }
}

}  // namespace

Conversion convert_gb18030(std::string_view bytes, char* out) {
  return convert_all(bytes, out, text::vectors_here() == text::Vectors::avx512);
}

Conversion convert_gb18030_plain(std::string_view bytes, char* out) {
  return convert_all(bytes, out, false);
}

}  // namespace jixiao::decode
