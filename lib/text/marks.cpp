#include "text/marks.h"

#include <algorithm>
#include <utility>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace jixiao::text {

Marks::Marks(std::vector<std::string> marks) : marks_(std::move(marks)) {
  constexpr std::size_t most_in_vectors = 8;  // bits of a byte
  fit_vectors_ = marks_.size() <= most_in_vectors &&
                 std::all_of(marks_.begin(), marks_.end(),
                             [](const auto& mark) { return mark.size() <= longest_in_vectors; });
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

void Marks::find(std::string_view text, std::size_t from, std::size_t until, FoundMarks& out) const {
  out.clear();
  text = text.substr(0, until);
  look(text, find_avx2(text, from, out), text.size(), out);
}

void Marks::find_plain(std::string_view text, std::size_t from, std::size_t until, FoundMarks& out) const {
  out.clear();
  look(text, from, std::min(until, text.size()), out);
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

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

__attribute__((target("avx2"))) inline __m256i table(const std::array<std::uint8_t, 16>& bits) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bits.data())));
}

/// Which marks have the byte at each of 32 places, as bits.
__attribute__((target("avx2"))) inline __m256i marks_at(const char* place, __m256i low, __m256i high) {
  const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place));
  const __m256i half = _mm256_set1_epi8(0x0F);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
                          _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

}  // namespace

/// Looks at 32 places at once; the last of them overlap those before. Returns up to where it has looked.
__attribute__((target("avx2,bmi"))) std::size_t Marks::find_avx2(std::string_view text, std::size_t from,
                                                                 FoundMarks& out) const {
  constexpr std::size_t width = 32, reach = width + longest_in_vectors - 1;
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0;
  if (!has_avx2 || !fit_vectors_ || text.size() < from + reach) return from;
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

#else

std::size_t Marks::find_avx2(std::string_view, std::size_t from, std::size_t, std::vector<Mark>&) const {
  return from;
}

#endif

}  // namespace jixiao::text
