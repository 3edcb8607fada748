#include "run/part_lines.h"

#include <algorithm>
#include <cstddef>

#include "text/count.h"
#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::run {

#if defined(JIXIAO_HAS_VECTORS)

namespace {

constexpr std::size_t width = sizeof(__m256i);

/// What stands in so many pairs of vectors, of which a byte can count.
JIXIAO_AVX2 void add_pairs(LineFeeds& found, const char* bytes, std::size_t pairs) {
  // A form feed and a carriage return differ in their last bit only.
  static_assert(('\f' | 1) == '\r');
  const __m256i feed = _mm256_set1_epi8('\n'), rare = _mm256_set1_epi8('\r'), last_bit = _mm256_set1_epi8(1);
  const __m256i nothing = _mm256_setzero_si256();
  __m256i low = nothing, high = nothing, any_rare = nothing;
  for (std::size_t pair = 0; pair < pairs; ++pair, bytes += 2 * width) {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + width));
    low = _mm256_sub_epi8(low, _mm256_cmpeq_epi8(first, feed));
    high = _mm256_sub_epi8(high, _mm256_cmpeq_epi8(second, feed));
    any_rare = _mm256_or_si256(any_rare, _mm256_cmpeq_epi8(_mm256_or_si256(first, last_bit), rare));
    any_rare = _mm256_or_si256(any_rare, _mm256_cmpeq_epi8(_mm256_or_si256(second, last_bit), rare));
  }
  std::uint64_t sums[4];
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums),
                      _mm256_add_epi64(_mm256_sad_epu8(low, nothing), _mm256_sad_epu8(high, nothing)));
  found.count += sums[0] + sums[1] + sums[2] + sums[3];
  found.has_rare = found.has_rare || _mm256_testz_si256(any_rare, any_rare) == 0;
}

}  // namespace

#endif

LineFeeds count_line_feeds_plain(std::string_view bytes) {
  return {text::count_plain(bytes, '\n'), bytes.find_first_of("\r\f") != std::string_view::npos};
}

LineFeeds count_line_feeds(std::string_view bytes) {
  LineFeeds found;
#if defined(JIXIAO_HAS_VECTORS)
  constexpr std::size_t most = 255;  // pairs
  const bool has_avx2 = text::vectors_here() >= text::Vectors::avx2;
  while (has_avx2 && bytes.size() >= 2 * width) {
    const std::size_t pairs = std::min(bytes.size() / (2 * width), most);
    add_pairs(found, bytes.data(), pairs);
    bytes.remove_prefix(pairs * 2 * width);
  }
#endif
  const LineFeeds rest = count_line_feeds_plain(bytes);
  return {found.count + rest.count, found.has_rare || rest.has_rare};
}

void move_behind(text::Position& at, std::string_view bytes, bool has_pages) {
  const LineFeeds feeds = count_line_feeds(bytes);
  at.byte += bytes.size();
  at.line += feeds.count;
  if (feeds.has_rare) {
    const auto page_ends = static_cast<std::uint32_t>(text::count(bytes, '\f'));
    if (page_ends > 0 && at.page == 0) at.page = 1;
    at.page += page_ends;
    for (std::size_t cr = bytes.find('\r'); cr != std::string_view::npos; cr = bytes.find('\r', cr + 1)) {
      if (cr + 1 >= bytes.size() || bytes[cr + 1] != '\n') ++at.line;
    }
  }
  if (at.page == 0 && has_pages) at.page = 1;
}

}  // namespace jixiao::run
