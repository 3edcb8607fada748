#include "text/source_offsets.h"

#include <cstring>

#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::text {
namespace {

/// Whether a byte counts: in GB18030 the first one of three, in UTF-16 the first one of each character.
bool counts(Encoding encoding, char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return encoding == Encoding::gb18030 ? (value & 0xF0U) == 0xE0 : (value & 0xC0U) != 0x80;
}

}  // namespace

/// A character that takes more of the input than was counted makes the sum smaller than it should be, and
/// none makes it greater.
bool SourceOffsets::learn(Encoding encoding, std::string_view text, std::uint64_t source_bytes) {
  begin(encoding, text.size());
#if defined(JIXIAO_HAS_VECTORS)
  can_count_ = vectors_here() >= Vectors::avx2;
  can_count_ ? mark_avx2(encoding, text) : mark(encoding, text);
#else
  mark(encoding, text);
#endif
  return before(text.size()) == source_bytes;
}

bool SourceOffsets::learn_plain(Encoding encoding, std::string_view text, std::uint64_t source_bytes) {
  begin(encoding, text.size());
  can_count_ = false;
  mark(encoding, text);
  return before(text.size()) == source_bytes;
}

void SourceOffsets::begin(Encoding encoding, std::size_t size) {
  const bool wide = encoding != Encoding::gb18030;
  bytes_of_byte_ = wide ? 0 : 1;
  bytes_of_mark_ = wide ? 2 : ~std::uint64_t{0};  // one less, as it wraps
  const std::size_t words = size / bits_of_word + 1;
  if (words_.size() < words) words_.resize(2 * words);
}

void SourceOffsets::mark(Encoding encoding, std::string_view text) {
  std::uint64_t before = 0;
  for (std::size_t index = 0; index <= text.size() / bits_of_word; ++index) {
    const std::string_view bytes = text.substr(index * bits_of_word, bits_of_word);
    std::uint64_t bits = 0;
    for (std::size_t bit = 0; bit < bytes.size(); ++bit)
      bits |= std::uint64_t{counts(encoding, bytes[bit])} << bit;
    words_[index] = {bits, before};
    before += count(bits);
  }
}

#if defined(JIXIAO_HAS_VECTORS)

JIXIAO_AVX2 void SourceOffsets::mark_avx2(Encoding encoding, std::string_view text) {
  constexpr std::size_t width = sizeof(__m256i);
  const bool wide = encoding != Encoding::gb18030;
  // The bits of a byte that tell, and what they are then (or are not, in UTF-16).
  const __m256i mask = _mm256_set1_epi8(static_cast<char>(wide ? 0xC0 : 0xF0));
  const __m256i value = _mm256_set1_epi8(static_cast<char>(wide ? 0x80 : 0xE0));
  const std::uint64_t flip = wide ? ~std::uint64_t{0} : 0;
  const auto bits_at = [&](const char* place) JIXIAO_AVX2 {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place + width));
    const auto low_bits = static_cast<std::uint32_t>(
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_and_si256(low, mask), value)));
    const auto high_bits = static_cast<std::uint32_t>(
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_and_si256(high, mask), value)));
    return (low_bits | std::uint64_t{high_bits} << width) ^ flip;
  };
  const std::size_t whole = text.size() / bits_of_word;
  std::uint64_t before = 0;
  for (std::size_t index = 0; index < whole; ++index) {
    const std::uint64_t bits = bits_at(text.data() + index * bits_of_word);
    words_[index] = {bits, before};
    before += static_cast<std::uint64_t>(_mm_popcnt_u64(bits));
  }
  // What is marked behind the end is never looked at.
  char rest[bits_of_word] = {};
  std::memcpy(rest, text.data() + whole * bits_of_word, text.size() - whole * bits_of_word);
  words_[whole] = {bits_at(rest), before};
}

#endif

}  // namespace jixiao::text
