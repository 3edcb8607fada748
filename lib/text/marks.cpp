#include "text/marks.h"

#include <algorithm>
#include <cstring>
#include <utility>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace jixiao::text {

Marks::Marks(std::vector<std::string> marks) : marks_(std::move(marks)) {
  constexpr std::size_t most_in_vectors = 8;  // bits of a byte
  fit_vectors_ = marks_.size() <= most_in_vectors &&
                 std::all_of(marks_.begin(), marks_.end(), [](const auto& mark) { return mark.size() <= 3; });
  for (std::size_t which = 0; which < marks_.size(); ++which) {
    const std::string& mark = marks_[which];
    begins_[static_cast<unsigned char>(mark.front())] |= 1U << which;
    if (!fit_vectors_) continue;
    first_.add(which, mark.front());
    Word& word = words_.emplace_back();
    std::memcpy(&word.bytes, mark.data(), mark.size());
    std::memset(&word.bits, 0xFF, mark.size());
    word.size = static_cast<std::uint32_t>(mark.size());
    if (mark.size() == 3) {
      third_.add(which, mark.back());
    } else {
      others_ = static_cast<std::uint8_t>(others_ | (1U << which));
    }
  }
}

void Marks::ByteTable::add(std::size_t mark, char byte) {
  const auto value = static_cast<unsigned char>(byte);
  std::uint8_t& lower = low[value & 0x0FU];
  std::uint8_t& higher = high[value >> 4];
  lower = static_cast<std::uint8_t>(lower | (1U << mark));
  higher = static_cast<std::uint8_t>(higher | (1U << mark));
}

void Marks::find(std::string_view text, std::size_t from, std::size_t until, std::vector<Mark>& out) const {
  out.clear();
  until = std::min(until, text.size());
  look(text, find_avx2(text, from, until, out), until, out);
}

void Marks::find_plain(std::string_view text, std::size_t from, std::size_t until,
                       std::vector<Mark>& out) const {
  out.clear();
  look(text, from, std::min(until, text.size()), out);
}

void Marks::look(std::string_view text, std::size_t from, std::size_t until, std::vector<Mark>& out) const {
  for (std::size_t at = from; at < until; ++at) {
    if (const unsigned some = begins_[static_cast<unsigned char>(text[at])]) take(text, at, until, some, out);
  }
}

/// Takes the mark that begins here, if one of some does; these as bits.
void Marks::take(std::string_view text, std::size_t at, std::size_t until, unsigned some,
                 std::vector<Mark>& out) const {
  for (; some != 0; some &= some - 1) {
    const auto which = static_cast<std::size_t>(__builtin_ctz(some));
    const std::string& mark = marks_[which];
    if (until - at < mark.size()) continue;
    std::size_t same = 0;  // a call would cost more than these few bytes
    while (same < mark.size() && text[at + same] == mark[same]) ++same;
    if (same < mark.size()) continue;
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(which),
                   static_cast<std::uint32_t>(mark.size())});
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

/// Looks at 32 places at once: the first byte of a mark must fit, and the third of those that have three.
/// Returns up to where it has looked.
__attribute__((target("avx2"))) std::size_t Marks::find_avx2(std::string_view text, std::size_t from,
                                                             std::size_t until,
                                                             std::vector<Mark>& out) const {
  constexpr std::size_t width = 32, reach = 2, behind = 3;  // a word of four bytes is read from each place
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  std::size_t at = from;
  if (!has_avx2 || !fit_vectors_) return at;
  const __m256i first_low = table(first_.low), first_high = table(first_.high);
  const __m256i third_low = table(third_.low), third_high = table(third_.high);
  const __m256i others = _mm256_set1_epi8(static_cast<char>(others_));
  std::size_t count = out.size();
  for (; at < until && at + width + behind <= text.size(); at += width) {
    const char* const place = text.data() + at;
    const __m256i thirds = _mm256_or_si256(marks_at(place + reach, third_low, third_high), others);
    const __m256i fit = _mm256_and_si256(marks_at(place, first_low, first_high), thirds);
    const __m256i none = _mm256_cmpeq_epi8(fit, _mm256_setzero_si256());
    auto mask = ~static_cast<unsigned>(_mm256_movemask_epi8(none));
    if (mask == 0) continue;
    if (out.size() < count + width) out.resize(2 * out.size() + width);
    Mark* found = out.data() + count;
    alignas(width) std::uint8_t candidates[width];
    _mm256_store_si256(reinterpret_cast<__m256i*>(candidates), fit);
    for (; mask != 0; mask &= mask - 1) {
      const auto offset = static_cast<std::size_t>(__builtin_ctz(mask));
      std::uint32_t word = 0;
      std::memcpy(&word, place + offset, sizeof word);
      for (unsigned some = candidates[offset]; some != 0; some &= some - 1) {
        const auto which = static_cast<std::uint32_t>(__builtin_ctz(some));
        const Word& mark = words_[which];
        if ((word & mark.bits) != mark.bytes || at + offset + mark.size > until) continue;
        *found++ = {static_cast<std::uint32_t>(at + offset), which, mark.size};
        break;
      }
    }
    count = static_cast<std::size_t>(found - out.data());
  }
  out.resize(count);
  return std::min(at, until);
}

#else

std::size_t Marks::find_avx2(std::string_view, std::size_t from, std::size_t, std::vector<Mark>&) const {
  return from;
}

#endif

}  // namespace jixiao::text
