#include "text/find.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace jixiao::text {

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

/// Looks at 32 places at once: the first and the last byte of the needle must both fit. The last places
/// overlap those before. Returns where the needle is, or up to where it has looked.
__attribute__((target("avx2"))) std::size_t find_avx2(std::string_view text, std::string_view needle,
                                                      std::size_t from, bool& found) {
  constexpr std::size_t width = 32;
  const std::size_t reach = needle.size() - 1;
  if (text.size() < from + reach + width) return from;
  const __m256i first = _mm256_set1_epi8(needle.front());
  const __m256i last = _mm256_set1_epi8(needle.back());
  const std::size_t end = text.size() - reach - width;
  for (std::size_t at = from;; at = std::min(at + width, end)) {
    const __m256i begins = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at));
    const __m256i ends = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + reach));
    auto mask = static_cast<unsigned>(_mm256_movemask_epi8(
        _mm256_and_si256(_mm256_cmpeq_epi8(begins, first), _mm256_cmpeq_epi8(ends, last))));
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t place = at + static_cast<std::size_t>(__builtin_ctz(mask));
      found = std::memcmp(text.data() + place, needle.data(), needle.size()) == 0;
      if (found) return place;
    }
    if (at == end) return text.size() - reach;
  }
}

/// The same from the end, for all places but the first ones. Returns where the needle is, or from where it
/// has looked.
__attribute__((target("avx2"))) std::size_t find_last_avx2(std::string_view text, std::string_view needle,
                                                           bool& found) {
  constexpr std::size_t width = 32;
  const __m256i first = _mm256_set1_epi8(needle.front());
  const __m256i last = _mm256_set1_epi8(needle.back());
  const std::size_t reach = needle.size() - 1;
  std::size_t end = text.size() - reach;
  for (; end >= width; end -= width) {
    const char* const at = text.data() + end - width;
    const __m256i begins = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i ends = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + reach));
    auto mask = static_cast<unsigned>(_mm256_movemask_epi8(
        _mm256_and_si256(_mm256_cmpeq_epi8(begins, first), _mm256_cmpeq_epi8(ends, last))));
    while (mask != 0) {
      const auto offset = static_cast<std::size_t>(31 - __builtin_clz(mask));
      found = std::memcmp(at + offset, needle.data(), needle.size()) == 0;
      if (found) return end - width + offset;
      mask ^= 1U << offset;
    }
  }
  return end;
}

}  // namespace

#endif

std::size_t find(std::string_view text, std::string_view needle, std::size_t from) {
  if (needle.empty() || from > text.size() || text.size() - from < needle.size()) {
    return needle.empty() && from <= text.size() ? from : std::string_view::npos;
  }
  std::size_t at = from;
#if defined(__x86_64__) && defined(__GNUC__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  bool found = false;
  if (has_avx2) at = find_avx2(text, needle, at, found);
  if (found) return at;
  if (at + needle.size() > text.size()) return std::string_view::npos;
#endif
  return text.find(needle, at);
}

std::size_t find_last(std::string_view text, std::string_view needle) {
  if (needle.empty() || text.size() < needle.size())
    return needle.empty() ? text.size() : std::string_view::npos;
  std::size_t end = text.size() - needle.size() + 1;
#if defined(__x86_64__) && defined(__GNUC__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  bool found = false;
  if (has_avx2) end = find_last_avx2(text, needle, found);
  if (found) return end;
#endif
  return end == 0 ? std::string_view::npos : text.rfind(needle, end - 1);
}

FoundMark find_first(std::string_view text, std::size_t from, std::size_t until,
                     const std::vector<std::string>& marks) {
  const auto mark_at = [&](std::size_t place) -> FoundMark {
    for (std::size_t index = 0; index < marks.size(); ++index) {
      const std::string& mark = marks[index];
      if (until - place >= mark.size() && std::memcmp(text.data() + place, mark.data(), mark.size()) == 0) {
        return {place, index};
      }
    }
    return {};
  };
  std::size_t at = from;
#if defined(__x86_64__) && defined(__GNUC__)
  for (; at < until && at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    __m128i begins = _mm_setzero_si128();
    for (const std::string& mark : marks) {
      begins = _mm_or_si128(begins, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(mark.front())));
    }
    for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(begins)); mask != 0; mask &= mask - 1) {
      const std::size_t place = at + static_cast<std::size_t>(__builtin_ctz(mask));
      if (place >= until) return {};
      const FoundMark found = mark_at(place);
      if (found.at != std::string_view::npos) return found;
    }
  }
#endif
  for (; at < until; ++at) {
    const FoundMark found = mark_at(at);
    if (found.at != std::string_view::npos) return found;
  }
  return {};
}

}  // namespace jixiao::text
