#include "text/suspects.h"

#include <algorithm>
#include <array>

#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::text {
namespace {

/// Lead bytes never occur inside characters, so single bytes can be looked at wherever they stand.
bool is_suspect(unsigned char byte, unsigned char next, unsigned char third) {
  if (byte <= 0x20 || byte == 0xC2 || byte == 0xF0) return true;
  if (byte == 0xE2) {
    const bool blank = (third >= 0x80 && third <= 0x8B) || third == 0xA8 || third == 0xA9 || third == 0xAF;
    return (next == 0x80 && blank) || next >= 0xBA;  // blanks; radicals
  }
  if (byte == 0xE3) return next == 0x80 && third == 0x80;  // ideographic space
  if (byte == 0xEF)
    return next == 0xBB || (next >= 0xA4 && next <= 0xAB);  // U+FEFF; compatibility ideographs
  return false;
}

bool is_suspect_at(const char* place) {
  const auto byte = [place](std::size_t index) { return static_cast<unsigned char>(place[index]); };
  return is_suspect(byte(0), byte(1), byte(2));
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

void mark_suspects_plain(const char* text, std::size_t words, std::uint64_t* bits) {
  for (std::size_t word = 0; word < words; ++word) {
    bits[word] = 0;
    for (std::size_t bit = 0; bit < suspects_of_word; ++bit)
      bits[word] |= std::uint64_t{is_suspect_at(text + word * suspects_of_word + bit)} << bit;
  }
}

#if defined(JIXIAO_HAS_VECTORS)

namespace {

/// Kinds of suspects, as bits: what their first byte asks of the second one and of the third. A byte has the
/// bits that both halves of it have in their tables.
constexpr unsigned char blank = 1, blank_too = 2, wide_blank = 4, radical = 8, compatibility = 16,
                        byte_order_mark = 32, any_behind = 64, any_behind_too = 128;
constexpr unsigned char any = any_behind | any_behind_too;

/// The bits of a byte by the low or the high half of it.
using Halves = std::array<unsigned char, 16>;

/// E2, E3, EF and, whatever follows, C2 and F0.
constexpr Halves first_low{any_behind_too,
                           0,
                           any_behind | blank | blank_too | radical,
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
constexpr Halves first_high{0,
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
                            blank | blank_too | wide_blank | radical | compatibility | byte_order_mark,
                            any_behind_too};

/// Tables of a byte that is one of some, by kind.
struct Table {
  Halves low{}, high{};

  constexpr void add(unsigned char kinds, unsigned char first, unsigned char last) {
    for (unsigned byte = first; byte <= last; ++byte) {
      low[byte & 0x0FU] = static_cast<unsigned char>(low[byte & 0x0FU] | kinds);
      high[byte >> 4U] = static_cast<unsigned char>(high[byte >> 4U] | kinds);
    }
  }
};

/// No kind may have bytes of two rows of the table whose places differ.
constexpr Table second = [] {
  Table made;
  made.add(any, 0x00, 0xFF);
  made.add(blank | blank_too | wide_blank, 0x80, 0x80);
  made.add(radical, 0xBA, 0xBF);
  made.add(compatibility, 0xA4, 0xAB);
  made.add(byte_order_mark, 0xBB, 0xBB);
  return made;
}();
constexpr Table third = [] {
  Table made;
  made.add(any | radical | compatibility | byte_order_mark, 0x00, 0xFF);
  made.add(blank, 0x80, 0x8B);
  made.add(blank_too, 0xA8, 0xA9);
  made.add(blank_too, 0xAF, 0xAF);
  made.add(wide_blank, 0x80, 0x80);
  return made;
}();

/// The tables as vectors.
struct Tables {
  __m256i first_low, first_high, second_low, second_high, third_low, third_high;
};

JIXIAO_AVX2 inline __m256i vector_of(const Halves& halves) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(halves.data())));
}

JIXIAO_AVX2 inline Tables all_tables() {
  return {vector_of(first_low),   vector_of(first_high), vector_of(second.low),
          vector_of(second.high), vector_of(third.low),  vector_of(third.high)};
}

/// The bits that both halves of each byte at a place have in their tables.
JIXIAO_AVX2 inline __m256i look_up(__m256i bytes, __m256i low, __m256i high) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
                          _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

JIXIAO_AVX2 inline __m256i load(const char* place) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place));
}

constexpr std::size_t width = sizeof(__m256i);

/// A bit for each suspect of 32 places; of the two bytes behind them as well is read.
JIXIAO_AVX2 inline std::uint32_t suspects_at(const char* place, const Tables& tables) {
  const __m256i bytes = load(place);
  const __m256i kinds =
      _mm256_and_si256(_mm256_and_si256(look_up(bytes, tables.first_low, tables.first_high),
                                        look_up(load(place + 1), tables.second_low, tables.second_high)),
                       look_up(load(place + 2), tables.third_low, tables.third_high));
  const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x20)), bytes);
  const __m256i clean = _mm256_andnot_si256(control, _mm256_cmpeq_epi8(kinds, _mm256_setzero_si256()));
  return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(clean));
}

JIXIAO_AVX2 std::size_t next_suspect_avx2(std::string_view text, std::size_t from) {
  const Tables tables = all_tables();
  for (std::size_t at = from; at < text.size(); at += width) {
    const std::uint32_t found = suspects_at(text.data() + at, tables);
    if (found != 0) return std::min(text.size(), at + static_cast<std::size_t>(__builtin_ctz(found)));
  }
  return text.size();
}

JIXIAO_AVX2 void mark_suspects_avx2(const char* text, std::size_t words, std::uint64_t* bits) {
  const Tables tables = all_tables();
  for (std::size_t word = 0; word < words; ++word, text += suspects_of_word)
    bits[word] = suspects_at(text, tables) | std::uint64_t{suspects_at(text + width, tables)} << width;
}

bool has_avx2() {
  return vectors_here() >= Vectors::avx2;
}

}  // namespace

std::size_t next_suspect_padded(std::string_view text, std::size_t from) {
  return has_avx2() ? next_suspect_avx2(text, from) : next_suspect_plain(text, from);
}

void mark_suspects(const char* text, std::size_t words, std::uint64_t* bits) {
  has_avx2() ? mark_suspects_avx2(text, words, bits) : mark_suspects_plain(text, words, bits);
}

#else

std::size_t next_suspect_padded(std::string_view text, std::size_t from) {
  return next_suspect_plain(text, from);
}

void mark_suspects(const char* text, std::size_t words, std::uint64_t* bits) {
  mark_suspects_plain(text, words, bits);
}

#endif

}  // namespace jixiao::text
