#include "text/count.h"

#include <algorithm>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jixiao::text {

std::size_t count_plain(std::string_view text, char mark) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), mark));
}

#if defined(__SSE2__)

// Every processor that the program is built for has these instructions, so there is nothing to choose.
std::size_t count(std::string_view text, char mark) {
  constexpr std::size_t width = sizeof(__m128i);
  constexpr std::size_t most = 255;  // vectors whose counts fit the bytes of one
  const __m128i wanted = _mm_set1_epi8(mark);
  std::size_t found = 0, at = 0;
  while (text.size() - at >= width) {
    const std::size_t vectors = std::min((text.size() - at) / width, most);
    __m128i counts = _mm_setzero_si128();
    for (std::size_t index = 0; index < vectors; ++index, at += width) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
      counts = _mm_sub_epi8(counts, _mm_cmpeq_epi8(bytes, wanted));
    }
    const __m128i halves = _mm_sad_epu8(counts, _mm_setzero_si128());
    found += static_cast<std::size_t>(_mm_cvtsi128_si64(halves)) +
             static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(halves, halves)));
  }
  return found + count_plain(text.substr(at), mark);
}

#else

std::size_t count(std::string_view text, char mark) {
  return count_plain(text, mark);
}

#endif

}  // namespace jixiao::text
