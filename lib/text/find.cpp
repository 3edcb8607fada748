#include "text/find.h"

#include <algorithm>
#include <cstring>

#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::text {

#if defined(JIXIAO_HAS_VECTORS)

namespace {

constexpr std::size_t width = 32;

/// Two bytes of a needle, which tell most places where it does not begin: its last one, and the third one.
/// With the first one many Han characters begin.
struct Telling {
  std::size_t early, late;  ///< their offsets
  __m256i early_byte, late_byte;

  JIXIAO_AVX2 explicit Telling(std::string_view needle)
      : early(std::min<std::size_t>(2, needle.size() - 1)),
        late(needle.size() - 1),
        early_byte(_mm256_set1_epi8(needle[early])),
        late_byte(_mm256_set1_epi8(needle[late])) {}

  /// Where it may begin: all bits of a place that may be one.
  [[nodiscard]] JIXIAO_AVX2 __m256i possible(const char* place) const {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place + early));
    const __m256i last = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place + late));
    return _mm256_and_si256(_mm256_cmpeq_epi8(first, early_byte), _mm256_cmpeq_epi8(last, late_byte));
  }
  /// Whether it may begin at any of 64 places.
  [[nodiscard]] JIXIAO_AVX2 bool any_possible(const char* place) const {
    const __m256i some = _mm256_or_si256(possible(place), possible(place + width));
    return _mm256_testz_si256(some, some) == 0;
  }
};

/// Looks at 32 places at once, of which there are that many: two bytes of the needle must both fit.
JIXIAO_AVX2 std::size_t find_avx2(std::string_view text, std::string_view needle, std::size_t from) {
  const Telling telling(needle);
  const std::size_t stop = text.size() - telling.late;
  for (std::size_t at = from; at < stop;) {
    while (stop - at >= 2 * width && !telling.any_possible(text.data() + at)) at += 2 * width;
    if (at == stop) break;
    const std::size_t begin = std::min(at, stop - width);  // the last ones are looked at together with others
    auto mask = static_cast<unsigned>(_mm256_movemask_epi8(telling.possible(text.data() + begin)));
    for (mask &= ~0U << (at - begin); mask != 0; mask &= mask - 1) {
      const std::size_t place = begin + static_cast<std::size_t>(__builtin_ctz(mask));
      if (std::memcmp(text.data() + place, needle.data(), needle.size()) == 0) return place;
    }
    at = begin + width;
  }
  return std::string_view::npos;
}

/// The same from the end, for all places but the first ones. Returns where the needle is, or from where it
/// has looked.
JIXIAO_AVX2 std::size_t find_last_avx2(std::string_view text, std::string_view needle, bool& found) {
  const Telling telling(needle);
  std::size_t end = text.size() - telling.late;
  for (; end >= width; end -= width) {
    const std::size_t begin = end - width;
    auto mask = static_cast<unsigned>(_mm256_movemask_epi8(telling.possible(text.data() + begin)));
    while (mask != 0) {
      const auto offset = width - 1 - static_cast<std::size_t>(__builtin_clz(mask));
      found = std::memcmp(text.data() + begin + offset, needle.data(), needle.size()) == 0;
      if (found) return begin + offset;
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
#if defined(JIXIAO_HAS_VECTORS)
  if (vectors_here() >= Vectors::avx2 && text.size() - from >= width + needle.size() - 1)
    return find_avx2(text, needle, from);
#endif
  return text.find(needle, from);
}

std::size_t find_last(std::string_view text, std::string_view needle) {
  if (needle.empty() || text.size() < needle.size())
    return needle.empty() ? text.size() : std::string_view::npos;
  std::size_t end = text.size() - needle.size() + 1;
#if defined(JIXIAO_HAS_VECTORS)
  bool found = false;
  if (vectors_here() >= Vectors::avx2) end = find_last_avx2(text, needle, found);
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
#if defined(JIXIAO_HAS_VECTORS)
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
