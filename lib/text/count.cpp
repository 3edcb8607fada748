#include "text/count.h"

#include <algorithm>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jixiao::text {
namespace {

constexpr char escape = 0x1B;

}  // namespace

std::size_t count_plain(std::string_view text, char mark) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), mark));
}

std::size_t count_outside_ascii_plain(std::string_view text) {
  const auto is_outside = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_outside));
}

std::size_t count_odd_controls_plain(std::string_view text) {
  const auto is_odd = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < ' ' && (byte < '\t' || byte > '\r') && c != escape;
  };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_odd));
}

#if defined(__SSE2__)

// Every processor that the program is built for has these instructions, so there is nothing to choose.
namespace {

/// Counts the bytes for which `select` sets all bits of a vector, and what is left over with `plain`.
template <class Select, class Plain>
std::size_t count_selected(std::string_view text, const Select& select, const Plain& plain) {
  constexpr std::size_t width = sizeof(__m128i);
  constexpr std::size_t most = 255;  // vectors whose counts fit the bytes of one
  std::size_t found = 0, at = 0;
  while (text.size() - at >= width) {
    const std::size_t vectors = std::min((text.size() - at) / width, most);
    __m128i counts = _mm_setzero_si128();
    for (std::size_t index = 0; index < vectors; ++index, at += width) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
      counts = _mm_sub_epi8(counts, select(bytes));
    }
    const __m128i halves = _mm_sad_epu8(counts, _mm_setzero_si128());
    found += static_cast<std::size_t>(_mm_cvtsi128_si64(halves)) +
             static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(halves, halves)));
  }
  return found + plain(text.substr(at));
}

}  // namespace

std::size_t count(std::string_view text, char mark) {
  const __m128i wanted = _mm_set1_epi8(mark);
  return count_selected(
      text, [wanted](__m128i bytes) { return _mm_cmpeq_epi8(bytes, wanted); },
      [mark](std::string_view rest) { return count_plain(rest, mark); });
}

std::size_t count_outside_ascii(std::string_view text) {
  // As signed numbers they are below zero.
  return count_selected(
      text, [](__m128i bytes) { return _mm_cmplt_epi8(bytes, _mm_setzero_si128()); },
      count_outside_ascii_plain);
}

std::size_t count_odd_controls(std::string_view text) {
  return count_selected(
      text,
      [](__m128i bytes) {
        const __m128i last = _mm_set1_epi8(' ' - 1), tab = _mm_set1_epi8('\t'), cr = _mm_set1_epi8('\r');
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last), bytes);
        const __m128i usual = _mm_cmpeq_epi8(_mm_min_epu8(_mm_max_epu8(bytes, tab), cr), bytes);
        const __m128i escapes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(escape));
        return _mm_andnot_si128(_mm_or_si128(usual, escapes), control);
      },
      count_odd_controls_plain);
}

#else

std::size_t count(std::string_view text, char mark) {
  return count_plain(text, mark);
}

std::size_t count_outside_ascii(std::string_view text) {
  return count_outside_ascii_plain(text);
}

std::size_t count_odd_controls(std::string_view text) {
  return count_odd_controls_plain(text);
}

#endif

}  // namespace jixiao::text
