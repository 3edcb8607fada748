#include "text/personal_number.h"

#include <algorithm>
#include <array>
#include <bit>

#include "text/utf8.h"
#include "text/vector_instructions.h"
#include "text/vectors.h"

namespace jixiao::text {
namespace {

using Kind = PersonalNumber::Kind;

/// A digit, ASCII or full-width (U+FF10 to U+FF19).
struct Digit {
  int value = -1;
  std::size_t bytes = 0;  ///< 0: none
};

Digit digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (is_ascii_digit(text[at])) return {text[at] - '0', 1};
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with("\xEF\xBC") || rest.size() < 3) return {};
  const int value = static_cast<unsigned char>(rest[2]) - 0x90;
  return value >= 0 && value <= 9 ? Digit{value, 3} : Digit{};
}

/// Digits that stand together, in groups with a blank or a hyphen between two.
struct Run {
  static constexpr std::size_t most = 24;
  std::array<int, most> digit{};
  std::size_t count = 0;                ///< also those that did not fit
  std::array<std::size_t, 8> group{};   ///< digits of each group
  std::array<std::size_t, 8> end_of{};  ///< where it ends
  std::size_t groups = 0;
  std::size_t begin = 0, end = 0;
};

/// The run that begins at `at`, where a digit stands.
Run run_at(std::string_view text, std::size_t at) {
  Run run;
  run.begin = at;
  for (;;) {
    std::size_t in_group = 0;
    for (Digit digit = digit_at(text, at); digit.bytes > 0; digit = digit_at(text, at)) {
      if (run.count < Run::most) run.digit[run.count] = digit.value;
      ++run.count;
      ++in_group;
      at += digit.bytes;
    }
    run.group[run.groups] = in_group;
    run.end_of[run.groups++] = at;
    run.end = at;
    const bool goes_on =
        at < text.size() && (text[at] == ' ' || text[at] == '-') && digit_at(text, at + 1).bytes > 0;
    if (!goes_on || run.groups == run.group.size()) return run;
    ++at;
  }
}

bool is_date(const int* digit) {
  const int year = digit[0] * 1000 + digit[1] * 100 + digit[2] * 10 + digit[3];
  const int month = digit[4] * 10 + digit[5], day = digit[6] * 10 + digit[7];
  if (year < 1900 || year > 2039 || month < 1 || month > 12) return false;
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day >= 1 && day <= days[month - 1] + (leap && month == 2 ? 1 : 0);
}

/// The first two digits of the regions of China (GB/T 2260).
bool is_region(int code) {
  constexpr int regions[] = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                             44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
  return std::find(std::begin(regions), std::end(regions), code) != std::end(regions);
}

/// 17 digits and the check digit, 10 for X.
bool is_identity(const int* digit, int check) {
  if (!is_region(digit[0] * 10 + digit[1]) || !is_date(digit + 6)) return false;
  constexpr int weight[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t index = 0; index < std::size(weight); ++index) sum += digit[index] * weight[index];
  return (12 - sum % 11) % 11 == check;
}

bool is_mobile(const int* digit) {
  constexpr int unused[] = {140, 142, 143, 154, 160, 161, 163, 164, 168, 169, 179, 194};
  const int network = digit[0] * 100 + digit[1] * 10 + digit[2];
  if (network < 130 || network > 199) return false;
  if (std::find(std::begin(unused), std::end(unused), network) != std::end(unused)) return false;
  // Round numbers are amounts.
  return std::any_of(digit + 6, digit + 11, [](int value) { return value != 0; });
}

bool is_bank_card(const int* digit, std::size_t count) {
  if (count < 16 || count > 19) return false;
  const int issuer = digit[0] * 10 + digit[1];
  const bool is_union_pay = issuer == 62;
  const bool is_other = count == 16 && (digit[0] == 4 || (issuer >= 51 && issuer <= 55) || issuer == 35);
  if (!is_union_pay && !is_other) return false;
  int sum = 0;
  for (std::size_t index = 0; index < count; ++index) {
    const int value = digit[count - 1 - index] * (index % 2 == 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  const bool all_same =
      std::all_of(digit + 2, digit + count, [digit](int value) { return value == digit[2]; });
  return sum % 10 == 0 && !all_same;
}

/// Whether the groups of a run are the ones that people write such a number in.
bool has_groups(const Run& run, std::initializer_list<std::size_t> sizes) {
  return run.groups == sizes.size() && std::equal(sizes.begin(), sizes.end(), run.group.begin());
}

/// Whether what stands before `at` makes the digits there part of something longer: a code, a decimal number.
bool joins_on(std::string_view text, std::size_t at) {
  const auto is_part = [](char byte) { return is_ascii_digit(byte) || is_ascii_letter(byte) || byte == '_'; };
  if (at == 0) return false;
  const char before = text[at - 1];
  return is_part(before) || ((before == '.' || before == '-') && at > 1 && is_part(text[at - 2]));
}

/// What a run is as a whole, or its first group when that stands apart from the others.
std::optional<PersonalNumber> number_in(std::string_view text, const Run& run) {
  if (joins_on(text, run.begin)) return std::nullopt;
  const bool grouped = has_groups(run, {3, 4, 4}) || has_groups(run, {4, 4, 4, 4}) ||
                       has_groups(run, {4, 4, 4, 4, 3}) || has_groups(run, {6, 8, 4}) ||
                       has_groups(run, {6, 13}) || has_groups(run, {2, 11}) || has_groups(run, {2, 3, 4, 4});
  const std::size_t count = grouped ? run.count : run.group[0];
  const std::size_t end = grouped ? run.end : run.end_of[0];
  if (count > Run::most || (!grouped && run.groups > 1 && text[end] == '-')) return std::nullopt;
  const char next = end < text.size() ? text[end] : ' ';
  const int* const digit = run.digit.data();
  if (count == 17 && (next == 'X' || next == 'x') && is_identity(digit, 10))
    return PersonalNumber{run.begin, end + 1, Kind::identity};
  if (is_ascii_letter(next) || next == '_') return std::nullopt;
  if (next == '.' && digit_at(text, end + 1).bytes > 0) return std::nullopt;
  if (count == 18 && is_identity(digit, digit[17])) return PersonalNumber{run.begin, end, Kind::identity};
  const bool abroad = count == 13 && digit[0] == 8 && digit[1] == 6;
  const bool far_abroad = count == 15 && digit[0] == 0 && digit[1] == 0 && digit[2] == 8 && digit[3] == 6;
  const int* const mobile = digit + (abroad ? 2 : far_abroad ? 4 : 0);
  if ((count == 11 || abroad || far_abroad) && is_mobile(mobile))
    return PersonalNumber{run.begin, end, Kind::mobile};
  if (is_bank_card(digit, count)) return PersonalNumber{run.begin, end, Kind::bank_card};
  return std::nullopt;
}

/// Bytes of a digit, a blank or a hyphen that ends right before `end`; 0: something else stands there.
std::size_t bytes_before(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  const char last = text[end - 1];
  if (is_ascii_digit(last) || last == ' ' || last == '-') return 1;
  return end >= 3 && digit_at(text, end - 3).bytes == 3 ? 3 : 0;
}

/// The same of what stands at `at`.
std::size_t bytes_at(std::string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == ' ' || text[at] == '-')) return 1;
  return digit_at(text, at).bytes;
}

/// Whether a number in a text may have this byte: digits and what stands between their groups. A full-width
/// digit is EF, BC, and 90 to 99.
constexpr std::array<bool, 256> may_be_of_number = [] {
  std::array<bool, 256> may{};
  for (std::size_t byte = '0'; byte <= '9'; ++byte) may[byte] = true;
  may[' '] = may['-'] = may[0xEF] = may[0xBC] = true;
  for (std::size_t byte = 0x90; byte <= 0x99; ++byte) may[byte] = true;
  return may;
}();

/// So many bytes in a row show that a number may be there: it has at least eleven, so wherever it is cut in
/// two, that many are on one side.
constexpr std::size_t telling = 6;

#if defined(JIXIAO_HAS_VECTORS)

/// Looks at 32 bytes at once. Returns where the telling bytes begin, or up to where it has looked.
JIXIAO_AVX2 std::size_t next_suspect_avx2(std::string_view text, std::size_t from, bool& found) {
  constexpr std::size_t width = 32;
  // A byte may be of a number if both halves have a bit in common: blank and hyphen, digits of either width
  // (3x, 9x), EF, BC.
  const __m256i by_low =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 8, 1, 0, 4));
  const __m256i by_high =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 1, 2, 0, 0, 0, 0, 0, 2, 0, 8, 0, 0, 4, 0));
  const __m256i half = _mm256_set1_epi8(0x0F), none = _mm256_setzero_si256();
  while (from + width <= text.size()) {
    const __m256i all = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + from));
    const __m256i low = _mm256_shuffle_epi8(by_low, _mm256_and_si256(all, half));
    const __m256i high = _mm256_shuffle_epi8(by_high, _mm256_and_si256(_mm256_srli_epi16(all, 4), half));
    const __m256i others = _mm256_cmpeq_epi8(_mm256_and_si256(low, high), none);
    // Of eleven bytes in a row, six are in one of these vectors, and then four of them fill a part of it.
    const __m256i filled = _mm256_cmpeq_epi32(others, none);
    if (_mm256_testz_si256(filled, filled) == 0) {
      auto run = ~static_cast<unsigned>(_mm256_movemask_epi8(others));
      run &= run >> 1U;
      run &= run >> 2U;
      run &= run >> 2U;
      found = run != 0;
      if (found) return from + static_cast<std::size_t>(std::countr_zero(run));
    }
    from += width;
    // The last bytes are looked at together with some that have been.
    if (from < text.size() && from + width > text.size()) from = text.size() - width;
  }
  return from;
}

#endif

/// Where at or behind `from` that many bytes in a row may be of a number; the text's end: nowhere.
std::size_t next_suspect(std::string_view text, std::size_t from) {
#if defined(JIXIAO_HAS_VECTORS)
  bool found = false;
  if (vectors_here() >= Vectors::avx2) from = next_suspect_avx2(text, from, found);
  if (found) return from;
#endif
  for (std::size_t in_row = 0; from < text.size(); ++from) {
    in_row = may_be_of_number[static_cast<unsigned char>(text[from])] ? in_row + 1 : 0;
    if (in_row == telling) return from + 1 - telling;
  }
  return text.size();
}

/// The first number of those that begin in [from, until); `from` moves behind what was looked at.
std::optional<PersonalNumber> number_before(std::string_view text, std::size_t& from, std::size_t until) {
  while (from < until) {
    if (digit_at(text, from).bytes == 0) {
      ++from;
      continue;
    }
    const Run run = run_at(text, from);
    if (const auto number = number_in(text, run)) return number;
    from = run.end_of[0];
  }
  return std::nullopt;
}

}  // namespace

std::optional<PersonalNumber> find_personal_number(std::string_view text, std::size_t from) {
  constexpr std::size_t shortest = 11;
  for (std::size_t at = next_suspect(text, from); at < text.size(); at = next_suspect(text, at)) {
    // These bytes may be the rest of other characters, before the first that is of a number.
    while (at < text.size() && may_be_of_number[static_cast<unsigned char>(text[at])] &&
           bytes_at(text, at) == 0)
      ++at;
    std::size_t begin = at, end = at;
    for (std::size_t size = bytes_before(text, begin); size > 0 && begin - size >= from;
         size = bytes_before(text, begin))
      begin -= size;
    for (std::size_t size = bytes_at(text, end); size > 0; size = bytes_at(text, end)) end += size;
    at = std::max(at + 1, end);
    if (end - begin < shortest) continue;
    if (const auto number = number_before(text, begin, end)) return number;
  }
  return std::nullopt;
}

void hide_digits(std::string& text, std::size_t begin, std::size_t end) {
  constexpr std::string_view wide_asterisk = "\xEF\xBC\x8A";
  for (std::size_t at = begin; at < end;) {
    const Digit digit = digit_at(text, at);
    if (digit.bytes == 1) text[at] = '*';
    if (digit.bytes == 3) text.replace(at, 3, wide_asterisk);
    at += std::max<std::size_t>(1, digit.bytes);
  }
}

void hide_personal_numbers(std::string& text) {
  for (auto number = find_personal_number(text, 0); number; number = find_personal_number(text, number->end))
    hide_digits(text, number->begin, number->end);
}

}  // namespace jixiao::text
