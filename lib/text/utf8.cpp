#include "text/utf8.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::text {
namespace {

unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

/// The range that the second byte of a character must lie in, by its first byte; the length of the character.
struct Lead {
  std::uint8_t length;
  unsigned char low, high;
};

Lead lead(unsigned char first) {
  if (first < 0x80) return {1, 0, 0};
  if (first < 0xC2) return {0, 0, 0};
  if (first < 0xE0) return {2, 0x80, 0xBF};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3, 0x80, 0xBF};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4, 0x80, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// How many bytes at the start of `bytes` belong to one character or to a broken beginning of one.
std::size_t measure(std::string_view bytes, bool& whole) {
  const Lead form = lead(byte_at(bytes, 0));
  whole = false;
  if (form.length == 0) return 1;
  std::size_t index = 1;
  for (; index < form.length; ++index) {
    if (index == bytes.size()) return index;
    const unsigned char next = byte_at(bytes, index);
    const bool fits = index == 1 ? next >= form.low && next <= form.high : (next & 0xC0) == 0x80;
    if (!fits) return index;
  }
  whole = true;
  return index;
}

/// How many bytes at the end of a text may be the beginning of a character.
std::size_t cut_off(std::string_view bytes) {
  constexpr std::size_t most = 3;
  for (std::size_t back = 1; back <= std::min(most, bytes.size()); ++back) {
    const unsigned char byte = byte_at(bytes, bytes.size() - back);
    if ((byte & 0xC0U) != 0x80) return lead(byte).length > back ? back : 0;
  }
  return 0;
}

#if defined(JIXIAO_HAS_VECTORS)

/// The same sixteen bytes in both halves of a vector.
JIXIAO_AVX2 inline __m256i table(char a, char b, char c, char d, char e, char f, char g, char h, char i,
                                 char j, char k, char l, char m, char n, char o, char p) {
  return _mm256_setr_epi8(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a, b, c, d, e, f, g, h, i, j, k, l,
                          m, n, o, p);
}

/// Whether a text is valid, 32 bytes at a time: each byte is looked up by its high half, by the low half of
/// the byte before it and by that one's high half; what is wrong in all three is an error (Keiser and Lemire,
/// "Validating UTF-8 in less than one instruction per byte", 2020).
JIXIAO_AVX2 bool is_valid_avx2(const char* data, std::size_t size) {
  constexpr char too_short = 1, too_long = 2, overlong_3 = 4, too_large = 8, surrogate = 16, overlong_2 = 32,
                 too_large_1000 = 64, overlong_4 = 64;
  constexpr char two_continuations = static_cast<char>(128);
  constexpr char carry = static_cast<char>(too_short | too_long | two_continuations);
  const __m256i first_high =
      table(too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long, two_continuations,
            two_continuations, two_continuations, two_continuations, too_short | overlong_2, too_short,
            too_short | overlong_3 | surrogate, too_short | too_large | too_large_1000 | overlong_4);
  const __m256i first_low =
      table(carry | overlong_3 | overlong_2 | overlong_4, carry | overlong_2, carry, carry, carry | too_large,
            carry | too_large | too_large_1000, carry | too_large | too_large_1000,
            carry | too_large | too_large_1000, carry | too_large | too_large_1000,
            carry | too_large | too_large_1000, carry | too_large | too_large_1000,
            carry | too_large | too_large_1000, carry | too_large | too_large_1000,
            carry | too_large | too_large_1000 | surrogate, carry | too_large | too_large_1000,
            carry | too_large | too_large_1000);
  constexpr char continuation = static_cast<char>(too_long | overlong_2 | two_continuations);
  const __m256i second_high =
      table(too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
            continuation | overlong_3 | too_large_1000 | overlong_4, continuation | overlong_3 | too_large,
            continuation | surrogate | too_large, continuation | surrogate | too_large, too_short, too_short,
            too_short, too_short);
  const __m256i low_half = _mm256_set1_epi8(0x0F);
  __m256i previous = _mm256_setzero_si256(), error = _mm256_setzero_si256();
  const auto check = [&](__m256i bytes) JIXIAO_AVX2 {
    const __m256i crossing = _mm256_permute2x128_si256(previous, bytes, 0x21);
    const __m256i one_back = _mm256_alignr_epi8(bytes, crossing, 15);
    const __m256i two_back = _mm256_alignr_epi8(bytes, crossing, 14);
    const __m256i three_back = _mm256_alignr_epi8(bytes, crossing, 13);
    const __m256i special = _mm256_and_si256(
        _mm256_and_si256(
            _mm256_shuffle_epi8(first_high, _mm256_and_si256(_mm256_srli_epi16(one_back, 4), low_half)),
            _mm256_shuffle_epi8(first_low, _mm256_and_si256(one_back, low_half))),
        _mm256_shuffle_epi8(second_high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low_half)));
    const __m256i third = _mm256_subs_epu8(two_back, _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
    const __m256i fourth = _mm256_subs_epu8(three_back, _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
    const __m256i must_continue =
        _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
    error = _mm256_or_si256(error, _mm256_xor_si256(must_continue, special));
    previous = bytes;
  };
  std::size_t at = 0;
  for (; at + 32 <= size; at += 32) check(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(data + at)));
  // Zeros behind the end: a character that breaks off there is an error.
  char rest[64] = {};
  std::memcpy(rest, data + at, size - at);
  check(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(rest)));
  check(_mm256_setzero_si256());
  return _mm256_testz_si256(error, error) != 0;
}

bool surely_valid(std::string_view bytes) {
  return vectors_here() >= Vectors::avx2 && bytes.size() >= 32 && is_valid_avx2(bytes.data(), bytes.size());
}

#else

bool surely_valid(std::string_view) {
  return false;
}

#endif

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  // A block that was read ends within a character more often than not: that alone is looked at slowly.
  const std::size_t whole = bytes.size() - cut_off(bytes);
  const std::size_t sure = surely_valid(bytes.substr(0, whole)) ? whole : 0;
  return sure + valid_utf8_prefix_plain(bytes.substr(sure));
}

std::size_t valid_utf8_prefix_plain(std::string_view bytes) {
  const char* const data = bytes.data();
  const std::size_t size = bytes.size();
  std::size_t at = 0;
  for (;;) {
    // Characters of three bytes are nearly everything: four bytes are loaded at once and the marks of the
    // first three compared. E0 and ED restrict their second byte and are left to measure().
    while (size - at >= 4) {
      std::uint32_t word;
      std::memcpy(&word, data + at, 4);
      if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap32(word);
      if ((word & 0x00C0C0F0U) != 0x008080E0U) break;
      const std::uint32_t first = word & 0xFFU;
      if (first == 0xE0 || first == 0xED) break;
      at += 3;
    }
    while (size - at >= 8) {
      std::uint64_t word;
      std::memcpy(&word, data + at, 8);
      if ((word & 0x8080808080808080ULL) != 0) break;
      at += 8;
    }
    if (at == size) return at;
    if (static_cast<signed char>(data[at]) >= 0) {
      ++at;
      continue;
    }
    bool whole = false;
    const std::size_t length = measure(bytes.substr(at), whole);
    if (!whole) return at;
    at += length;
  }
}

std::size_t bad_utf8_length(std::string_view bytes) {
  bool whole = false;
  return measure(bytes, whole);
}

char32_t next_rare_character(std::string_view text, std::size_t& offset) {
  const unsigned char first = byte_at(text, offset);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t character = first & (0xFFU >> (length + 1));
  for (std::size_t index = 1; index < length && offset + index < text.size(); ++index) {
    character = (character << 6) | (byte_at(text, offset + index) & 0x3FU);
  }
  offset = std::min(offset + length, text.size());
  return character;
}

char32_t previous_character(std::string_view text, std::size_t& offset) {
  --offset;
  while (offset > 0 && is_continuation(text[offset])) --offset;
  std::size_t at = offset;
  return next_character(text, at);
}

void append_character(std::string& out, char32_t character) {
  const auto byte = [&out](unsigned value) { out += static_cast<char>(value); };
  const auto code = static_cast<unsigned>(character);
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | (code >> 6));
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | (code >> 12));
    byte(0x80U | ((code >> 6) & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | (code >> 18));
    byte(0x80U | ((code >> 12) & 0x3FU));
    byte(0x80U | ((code >> 6) & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

std::size_t count_characters(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  std::size_t count = text.size();
  std::uint64_t bytes = 0;
  for (; text.size() >= sizeof bytes; text.remove_prefix(sizeof bytes)) {
    std::memcpy(&bytes, text.data(), sizeof bytes);
    const std::uint64_t continuations = (bytes >> 7) & (~bytes >> 6) & ones;
    count -= (continuations * ones) >> 56;  // the sum of all bytes
  }
  for (const char byte : text) count -= is_continuation(byte) ? 1 : 0;
  return count;
}

std::string_view first_characters(std::string_view text, std::size_t characters) {
  if (text.size() <= characters) return text;
  std::size_t at = 0;
  while (characters > 0 && at < text.size()) {
    next_character(text, at);
    --characters;
  }
  return text.substr(0, at);
}

std::size_t blank_at_start(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char first = byte_at(text, 0);
  if (first == ' ' || first == '\t' || first == '\v' || first == '\f') return 1;
  if (first == 0xC2 && text.size() >= 2) {
    return byte_at(text, 1) == 0xA0 || byte_at(text, 1) == 0x85 ? 2 : 0;
  }
  if (text.size() < 3) return 0;
  const unsigned char second = byte_at(text, 1), third = byte_at(text, 2);
  if (first == 0xE3) return second == 0x80 && third == 0x80 ? 3 : 0;
  if (first == 0xE2 && second == 0x80) {
    return (third >= 0x80 && third <= 0x8B) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
  }
  if (first == 0xEF) return second == 0xBB && third == 0xBF ? 3 : 0;
  return 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t begin = text.size() - 1;
  while (begin > 0 && is_continuation(text[begin])) --begin;
  const std::string_view last = text.substr(begin);
  return blank_at_start(last) == last.size() ? last.size() : 0;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t blank = blank_at_start(text)) text.remove_prefix(blank);
  while (const std::size_t blank = blank_at_end(text)) text.remove_suffix(blank);
  return text;
}

bool is_latin_letter(char32_t character) {
  if (character < 0x80) return is_ascii_letter(static_cast<char>(character));
  return character >= 0xC0 && character < 0x250 && character != 0xD7 && character != 0xF7;
}

}  // namespace jixiao::text
