#include "text/find.h"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jixiao::text {

std::size_t find(std::string_view text, std::string_view needle, std::size_t from) {
  if (needle.empty() || from > text.size() || text.size() - from < needle.size()) {
    return needle.empty() && from <= text.size() ? from : std::string_view::npos;
  }
  std::size_t at = from;
#if defined(__SSE2__)
  // Sixteen places at once: the first and the last byte of the needle must both fit.
  const __m128i first = _mm_set1_epi8(needle.front());
  const __m128i last = _mm_set1_epi8(needle.back());
  const std::size_t reach = needle.size() - 1;
  for (; at + reach + 16 <= text.size(); at += 16) {
    const __m128i begins = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i ends = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + reach));
    auto mask = static_cast<unsigned>(
        _mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(begins, first), _mm_cmpeq_epi8(ends, last))));
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t place = at + static_cast<std::size_t>(__builtin_ctz(mask));
      if (std::memcmp(text.data() + place, needle.data(), needle.size()) == 0) return place;
    }
  }
#endif
  return text.find(needle, at);
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
#if defined(__SSE2__)
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
