#include "text/json.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/utf8.h"
#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::text {
namespace {

constexpr std::array<bool, 256> escape_table = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = true;
  table['"'] = table['\\'] = true;
  return table;
}();

inline bool byte_needs_escape(char byte) {
  return escape_table[static_cast<unsigned char>(byte)];
}

/// Eight bytes at once: the highest bit of each that needs an escape is set.
std::uint64_t escapes_in(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101, high = 0x80 * ones;
  const auto zero_bytes = [](std::uint64_t word) { return (word - ones) & ~word & high; };
  // The lowest byte found is right, and any that is found means that there is one.
  return zero_bytes(bytes ^ ones * '"') | zero_bytes(bytes ^ ones * '\\') |
         ((bytes - ones * 0x20) & ~bytes & high);
}

[[gnu::noinline]] bool words_need_escape(std::string_view text) {
  std::uint64_t found = 0, word = 0;
  for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
    std::memcpy(&word, text.data(), sizeof word);
    found |= escapes_in(word);
  }
  return found != 0 || std::any_of(text.begin(), text.end(), byte_needs_escape);
}

#if defined(JIXIAO_HAS_VECTORS)

JIXIAO_AVX2 bool needs_escape_avx2(std::string_view text) {
  constexpr std::size_t width = 32;
  // By its low half: the one character with it that needs an escape. 0x80 is none, and where it is no lookup.
  const char none = '\x80';
  const __m256i marks = _mm256_broadcastsi128_si256(_mm_setr_epi8(
      none, none, '"', none, none, none, none, none, none, none, none, none, '\\', none, none, none));
  __m256i found = _mm256_setzero_si256(), smallest = _mm256_set1_epi8(none);
  const auto look = [&](const char* at) JIXIAO_AVX2 {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    smallest = _mm256_min_epu8(smallest, bytes);
    found = _mm256_or_si256(found, _mm256_cmpeq_epi8(bytes, _mm256_shuffle_epi8(marks, bytes)));
  };
  const char* const last = text.data() + text.size() - width;
  const char* at = text.data();
  for (; at + width < last; at += 2 * width) {
    look(at);
    look(at + width);
  }
  if (at < last) look(at);
  look(last);
  const __m256i last_control = _mm256_set1_epi8(0x1F);
  const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(smallest, last_control), smallest);
  const __m256i any = _mm256_or_si256(found, control);
  return _mm256_testz_si256(any, any) == 0;
}

#endif

}  // namespace

bool needs_json_escape(std::string_view text) {
#if defined(JIXIAO_HAS_VECTORS)
  if (text.size() >= 32 && vectors_here() >= Vectors::avx2) return needs_escape_avx2(text);
#endif
  return words_need_escape(text);
}

void append_json_string(std::string& out, std::string_view text) {
  JsonPen(out).string(text);
}

void append_json_bytes(std::string& out, std::string_view bytes) {
  std::string valid;
  while (!bytes.empty()) {
    const std::size_t good = valid_utf8_prefix(bytes);
    valid.append(bytes, 0, good);
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    valid += "\uFFFD";
    bytes.remove_prefix(bad_utf8_length(bytes));
  }
  append_json_string(out, valid);
}

void JsonPen::escaped(std::string_view text) {
  raw("\"");
  for (const char byte : text) {
    if (!byte_needs_escape(byte)) {
      json({&byte, 1});
      continue;
    }
    switch (byte) {
      case '"':
        raw("\\\"");
        break;
      case '\\':
        raw("\\\\");
        break;
      case '\n':
        raw("\\n");
        break;
      case '\r':
        raw("\\r");
        break;
      case '\t':
        raw("\\t");
        break;
      default:
        raw("\\u00");
        json({&"0123456789abcdef"[(byte >> 4) & 0xF], 1});
        json({&"0123456789abcdef"[byte & 0xF], 1});
    }
  }
  raw("\"");
}

}  // namespace jixiao::text
