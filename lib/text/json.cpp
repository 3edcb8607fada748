#include "text/json.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/utf8.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace jixiao::text {
namespace {

/// Room is made in steps of this, because making it fills it with zeros.
constexpr std::size_t room_step = 2048;

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

bool words_need_escape(std::string_view text) {
  std::uint64_t found = 0, word = 0;
  for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
    std::memcpy(&word, text.data(), sizeof word);
    found |= escapes_in(word);
  }
  word = 0x2020202020202020;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  return (found | escapes_in(word)) != 0;
}

#if defined(__x86_64__) && defined(__GNUC__)

__attribute__((target("avx2"))) bool needs_escape_avx2(std::string_view text) {
  constexpr std::size_t width = 32;
  const __m256i last_control = _mm256_set1_epi8(0x1F);
  __m256i found = _mm256_setzero_si256();
  const auto look = [&](const char* at) __attribute__((target("avx2"))) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, last_control), bytes);
    const __m256i quote = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'));
    const __m256i backslash = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\'));
    found = _mm256_or_si256(found, _mm256_or_si256(control, _mm256_or_si256(quote, backslash)));
  };
  const char* const last = text.data() + text.size() - width;
  for (const char* at = text.data(); at < last; at += width) look(at);
  look(last);
  return _mm256_testz_si256(found, found) == 0;
}

#endif

}  // namespace

bool needs_json_escape(std::string_view text) {
  constexpr std::size_t few = 8;
  if (text.size() < few) return std::any_of(text.begin(), text.end(), byte_needs_escape);
#if defined(__x86_64__) && defined(__GNUC__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2 && text.size() >= 32) return needs_escape_avx2(text);
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

void JsonPen::large_number(std::uint64_t value) {
  constexpr std::size_t longest = 20;
  need(longest);
  at_ = std::to_chars(at_, at_ + longest, value).ptr;
}

void JsonPen::number(const Decimal& value) {
  char digits[20];
  const bool negative = value.units < 0;
  const auto units = static_cast<std::uint64_t>(value.units);
  const auto count = static_cast<std::size_t>(
      std::to_chars(digits, digits + sizeof digits, negative ? 0 - units : units).ptr - digits);
  const std::size_t scale = value.scale;
  if (negative) raw("-");
  if (scale == 0) return json({digits, count});
  if (count > scale) {
    json({digits, count - scale});
    raw(".");
    return json({digits + count - scale, scale});
  }
  raw("0.");
  for (std::size_t zeros = scale - count; zeros > 0; --zeros) raw("0");
  json({digits, count});
}

void JsonPen::repeat(std::size_t begin, std::size_t end) {
  need(end - begin);
  std::memcpy(at_, out_.data() + begin, end - begin);
  at_ += end - begin;
}

void JsonPen::make_room(std::size_t bytes) {
  const std::size_t written = size();
  const std::size_t step = bytes > room_step ? bytes : room_step;
  out_.resize(written + step);
  at_ = out_.data() + written;
  end_ = out_.data() + out_.size();
}

}  // namespace jixiao::text
