#include "text/marks.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "text/vector_instructions.h"

namespace jixiao::text {

Marks::Marks(std::vector<std::string> marks) : marks_(std::move(marks)) {
  constexpr std::size_t most_in_vectors = 8;  // bits of a byte
  fit_vectors_ =
      marks_.size() <= most_in_vectors && std::all_of(marks_.begin(), marks_.end(), [](const auto& mark) {
        return mark.size() <= longest_in_vectors && mark.find('\0') == std::string::npos;
      });
  for (std::size_t which = 0; which < marks_.size(); ++which) {
    const std::string& mark = marks_[which];
    begins_[static_cast<unsigned char>(mark.front())] |= 1U << which;
    if (!fit_vectors_) continue;
    for (std::size_t place = 0; place < longest_in_vectors; ++place) {
      if (place < mark.size()) {
        bytes_[place].add(which, mark[place]);
      } else {
        bytes_[place].add_any(which);
      }
    }
  }
  const unsigned all = fit_vectors_ ? 1U << marks_.size() : 1;
  for (unsigned some = 1; some < all; ++some) kinds_[some] = first_of(some);
  for (std::size_t which = 0; fit_vectors_ && which < marks_.size(); ++which)
    singles_[which] = kinds_[std::size_t{1} << which];
}

/// The first of some marks, which are bits.
Mark Marks::first_of(unsigned some) const {
  const auto which = static_cast<std::uint16_t>(__builtin_ctz(some));
  return {0, which, static_cast<std::uint16_t>(marks_[which].size())};
}

void Marks::ByteTable::add(std::size_t mark, char byte) {
  const auto value = static_cast<unsigned char>(byte);
  std::uint8_t& lower = low[value & 0x0FU];
  std::uint8_t& higher = high[value >> 4];
  lower = static_cast<std::uint8_t>(lower | (1U << mark));
  higher = static_cast<std::uint8_t>(higher | (1U << mark));
}

void Marks::ByteTable::add_any(std::size_t mark) {
  for (auto* half : {&low, &high}) {
    for (std::uint8_t& bits : *half) bits = static_cast<std::uint8_t>(bits | (1U << mark));
  }
}

void Marks::find(std::string_view text, std::size_t from, std::size_t until, FoundMarks& out,
                 Vectors vectors) const {
  out.clear();
  text = text.substr(0, until);
#if defined(JIXIAO_HAS_VECTORS)
  if (fit_vectors_ && vectors == Vectors::avx512) from = find_avx512(text, from, out);
  if (fit_vectors_ && vectors >= Vectors::avx2) from = find_avx2(text, from, out);
#endif
  static_cast<void>(vectors);
  look(text, from, text.size(), out);
}

bool Marks::any_in(std::string_view text, Vectors vectors) const {
#if defined(JIXIAO_HAS_VECTORS)
  if (fit_vectors_ && vectors >= Vectors::avx2) {
    if (text.size() >= reach_avx2) return any_in_avx2(text);
    std::array<char, reach_avx2> filled{};  // no mark has a NUL
    std::copy(text.begin(), text.end(), filled.begin());
    return any_in_avx2({filled.data(), filled.size()});
  }
#endif
  static_cast<void>(vectors);
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (unsigned some = begins_[static_cast<unsigned char>(text[at])]; some != 0; some &= some - 1) {
      if (text.substr(at).starts_with(marks_[static_cast<std::size_t>(__builtin_ctz(some))])) return true;
    }
  }
  return false;
}

void Marks::look(std::string_view text, std::size_t from, std::size_t until, FoundMarks& out) const {
  for (std::size_t at = from; at < until; ++at) {
    if (const unsigned some = begins_[static_cast<unsigned char>(text[at])]) take(text, at, until, some, out);
  }
}

/// Takes the mark that begins here, if one of some does; these as bits.
void Marks::take(std::string_view text, std::size_t at, std::size_t until, unsigned some,
                 FoundMarks& out) const {
  for (; some != 0; some &= some - 1) {
    const auto which = static_cast<std::size_t>(__builtin_ctz(some));
    const std::string& mark = marks_[which];
    if (until - at < mark.size()) continue;
    std::size_t same = 0;  // a call would cost more than these few bytes
    while (same < mark.size() && text[at + same] == mark[same]) ++same;
    if (same < mark.size()) continue;
    out.add({static_cast<std::uint32_t>(at), static_cast<std::uint16_t>(which),
             static_cast<std::uint16_t>(mark.size())});
    return;
  }
}

#if defined(JIXIAO_HAS_VECTORS)

namespace {

JIXIAO_AVX2 inline __m128i narrow_table(const std::array<std::uint8_t, 16>& bits) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bits.data()));
}

JIXIAO_AVX2 inline __m256i table(const std::array<std::uint8_t, 16>& bits) {
  return _mm256_broadcastsi128_si256(narrow_table(bits));
}

JIXIAO_AVX512 inline __m512i wide_table(const std::array<std::uint8_t, 16>& bits) {
  return _mm512_broadcast_i32x4(narrow_table(bits));
}

/// By half of a byte, the lowest bit that is set in it, counted in the whole; none: more than any.
constexpr std::array<std::uint8_t, 16> lowest_bit_of(std::uint8_t first) {
  std::array<std::uint8_t, 16> made{0xFF};
  for (unsigned half = 1; half < made.size(); ++half)
    made[half] = static_cast<std::uint8_t>(first + std::countr_zero(half));
  return made;
}
constexpr std::array<std::uint8_t, 16> lowest_below = lowest_bit_of(0), lowest_above = lowest_bit_of(4);

/// The numbers of 64 places.
constexpr std::array<std::uint8_t, 64> first_places = [] {
  std::array<std::uint8_t, 64> made{};
  for (std::uint8_t place = 0; place < made.size(); ++place) made[place] = place;
  return made;
}();

/// Which marks have the byte at each of 32 places, as bits.
JIXIAO_AVX2 inline __m256i marks_at(const char* place, __m256i low, __m256i high) {
  const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place));
  const __m256i half = _mm256_set1_epi8(0x0F);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
                          _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

}  // namespace

/// Looks at 32 places at once; the last of them overlap those before. Returns up to where it has looked.
JIXIAO_AVX2 std::size_t Marks::find_avx2(std::string_view text, std::size_t from, FoundMarks& out) const {
  constexpr std::size_t width = 32, reach = reach_avx2;
  if (text.size() < from + reach) return from;
  const __m256i low1 = table(bytes_[0].low), high1 = table(bytes_[0].high);
  const __m256i low2 = table(bytes_[1].low), high2 = table(bytes_[1].high);
  const __m256i low3 = table(bytes_[2].low), high3 = table(bytes_[2].high);
  const std::size_t last = text.size() - reach;
  Mark *found = out.next(width), *full = out.room_.data() + out.room_.size() - width;
  for (std::size_t at = from, seen = from;; at = std::min(at + width, last)) {
    const char* const place = text.data() + at;
    const __m256i fit = _mm256_and_si256(
        marks_at(place, low1, high1),
        _mm256_and_si256(marks_at(place + 1, low2, high2), marks_at(place + 2, low3, high3)));
    const __m256i none = _mm256_cmpeq_epi8(fit, _mm256_setzero_si256());
    auto mask = ~static_cast<unsigned>(_mm256_movemask_epi8(none));
    if (at < seen) mask &= ~0U << (seen - at);
    if (mask != 0) {
      alignas(width) std::uint8_t marks[width];
      _mm256_store_si256(reinterpret_cast<__m256i*>(marks), fit);
      if (found > full) {
        out.count_ = static_cast<std::size_t>(found - out.room_.data());
        found = out.next(width);
        full = out.room_.data() + out.room_.size() - width;
      }
      do {
        const unsigned offset = _tzcnt_u32(mask);
        *found = kinds_[marks[offset]];
        found->at = static_cast<std::uint32_t>(at) + offset;
        ++found;
        mask &= mask - 1;
      } while (mask != 0);
    }
    if (at == last) break;
    seen = at + width;
  }
  out.count_ = static_cast<std::size_t>(found - out.room_.data());
  return last + width;
}

/// Whether any mark stands in a text of `reach_avx2` bytes or more, 32 places at once.
JIXIAO_AVX2 bool Marks::any_in_avx2(std::string_view text) const {
  constexpr std::size_t width = 32;
  const __m256i low1 = table(bytes_[0].low), high1 = table(bytes_[0].high);
  const __m256i low2 = table(bytes_[1].low), high2 = table(bytes_[1].high);
  const __m256i low3 = table(bytes_[2].low), high3 = table(bytes_[2].high);
  const std::size_t last = text.size() - reach_avx2;
  for (std::size_t at = 0;; at = std::min(at + width, last)) {
    const char* const place = text.data() + at;
    const __m256i fit = _mm256_and_si256(
        marks_at(place, low1, high1),
        _mm256_and_si256(marks_at(place + 1, low2, high2), marks_at(place + 2, low3, high3)));
    if (_mm256_testz_si256(fit, fit) == 0) return true;
    if (at == last) break;
  }
  return any_in(text.substr(last + width), Vectors::none);
}

/// Looks at 64 places at once, of which the marks are taken eight at a time: how many there are among them
/// can't be foretold, and mostly they are fewer.
JIXIAO_AVX512 std::size_t Marks::find_avx512(std::string_view text, std::size_t from, FoundMarks& out) const {
  constexpr std::size_t width = 64, reach = width + longest_in_vectors - 1, at_once = 8;
  constexpr int all_three = 0x80;  // of three bits, for the instruction that links three vectors
  if (text.size() < from + reach) return from;
  const __m512i low1 = wide_table(bytes_[0].low), high1 = wide_table(bytes_[0].high);
  const __m512i low2 = wide_table(bytes_[1].low), high2 = wide_table(bytes_[1].high);
  const __m512i low3 = wide_table(bytes_[2].low), high3 = wide_table(bytes_[2].high);
  const __m512i half = _mm512_set1_epi8(0x0F), places = _mm512_loadu_si512(first_places.data());
  const __m512i below = wide_table(lowest_below), above = wide_table(lowest_above);
  const __m512i singles = _mm512_loadu_si512(singles_.data());
  const std::size_t last = text.size() - reach;
  for (std::size_t at = from, seen = from;; at = std::min(at + width, last)) {
    const char* const place = text.data() + at;
    const __m512i first = _mm512_loadu_si512(place), second = _mm512_loadu_si512(place + 1),
                  third = _mm512_loadu_si512(place + 2);
    const auto low = [&](__m512i table, __m512i bytes)
                         JIXIAO_AVX512 { return _mm512_shuffle_epi8(table, _mm512_and_si512(bytes, half)); };
    const auto high = [&](__m512i table, __m512i bytes) JIXIAO_AVX512 {
      return _mm512_shuffle_epi8(table, _mm512_and_si512(_mm512_srli_epi16(bytes, 4), half));
    };
    const __m512i some =
        _mm512_ternarylogic_epi64(low(low1, first), high(high1, first), low(low2, second), all_three);
    const __m512i fit =
        _mm512_and_si512(_mm512_ternarylogic_epi64(some, high(high2, second), low(low3, third), all_three),
                         high(high3, third));
    std::uint64_t mask = _mm512_test_epi8_mask(fit, fit);
    if (at < seen) mask &= ~std::uint64_t{0} << (seen - at);
    const auto count = static_cast<std::size_t>(_mm_popcnt_u64(mask));
    Mark* found = out.next(width);
    // Of several marks at a place the first of the list.
    const __m512i which = _mm512_min_epu8(low(below, fit), high(above, fit));
    __m512i kinds = _mm512_maskz_compress_epi8(mask, which),
            offsets = _mm512_maskz_compress_epi8(mask, places);
    const __m512i begin = _mm512_set1_epi64(static_cast<long long>(at));
    for (std::size_t taken = 0; taken < count; taken += at_once, found += at_once) {
      const __m512i marks =
          _mm512_permutexvar_epi64(_mm512_cvtepu8_epi64(_mm512_castsi512_si128(kinds)), singles);
      // Where they stand, which in the table is 0.
      const __m512i where = _mm512_add_epi64(begin, _mm512_cvtepu8_epi64(_mm512_castsi512_si128(offsets)));
      _mm512_storeu_si512(found, _mm512_or_si512(marks, where));
      kinds = _mm512_alignr_epi64(_mm512_setzero_si512(), kinds, 1);
      offsets = _mm512_alignr_epi64(_mm512_setzero_si512(), offsets, 1);
    }
    out.count_ += count;
    if (at == last) break;
    seen = at + width;
  }
  return last + width;
}

#endif

}  // namespace jixiao::text
