#include "check/text_scanner.h"

#include <bit>
#include <cstring>

namespace jixiao::check {
namespace {

constexpr std::size_t wide = 3;  // bytes of most characters

bool is_wide(unsigned lead) {
  return (lead & 0xF0U) == 0xE0;
}

/// The bytes at an offset as a number, the first one lowest.
template <class Number>
Number number_at(std::string_view text, std::size_t at) {
  Number number = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&number, text.data() + at, sizeof number);
  } else {
    for (std::size_t index = sizeof number; index-- > 0;)
      number = static_cast<Number>(number << 8 | static_cast<unsigned char>(text[at + index]));
  }
  return number;
}

}  // namespace

TextScanner::TextScanner(std::initializer_list<const grammar::Vocabulary*> vocabularies)
    : vocabularies_(vocabularies) {
  if (vocabularies_.empty()) return;
  short_.resize(std::size_t{1} << 16);
  longer_.resize(std::size_t{1} << key_bits);
  for (std::size_t index = 0; index < vocabularies_.size(); ++index) {
    all_ |= 1U << index;
    for (const grammar::Word& word : vocabularies_[index]->words()) {
      for (const std::string& spelling : word.spellings)
        add(spelling, static_cast<std::uint8_t>(1U << index));
    }
  }
}

void TextScanner::add(std::string_view spelling, std::uint8_t bit) {
  if (spelling.empty()) return;
  const auto lead = static_cast<unsigned char>(spelling.front());
  if (!is_wide(lead)) {
    if (lead >= 0x80) return;  // looked at wherever it stands
    if (spelling.size() > 1) longer_[key_of(number_at<std::uint16_t>(spelling, 0))] |= bit;
    // Any byte may stand behind a word of one.
    for (std::uint32_t next = 0; next < 256 && spelling.size() == 1; ++next)
      longer_[key_of(lead | next << 8U)] |= bit;
  } else if (spelling.size() > wide + 1) {
    longer_[key_of(number_at<std::uint32_t>(spelling, 1))] |= bit;
  } else {
    short_[number_at<std::uint16_t>(spelling, 1)] |= bit;
  }
}

std::size_t TextScanner::next_place(std::string_view text, std::size_t at, unsigned wanted,
                                    unsigned& begun) const {
  const std::uint8_t* const shorter = short_.data();
  const std::uint8_t* const longer = longer_.data();
  const auto begun_by = [&](std::uint32_t behind_lead) -> unsigned {
    return shorter[behind_lead & 0xFFFFU] | longer[key_of(behind_lead)];
  };
  constexpr std::size_t two = 8;  // bytes that two characters need
  for (;;) {
    while (at + two <= text.size()) {
      const auto bytes = number_at<std::uint64_t>(text, at);
      if ((bytes & 0xF00000F0U) != 0xE00000E0U) break;
      const unsigned first = begun_by(static_cast<std::uint32_t>(bytes >> 8U)) & wanted;
      const unsigned second = begun_by(static_cast<std::uint32_t>(bytes >> 32U)) & wanted;
      if ((first | second) != 0) {
        if (first == 0) at += wide;
        begun = first != 0 ? first : second;
        return at;
      }
      at += 2 * wide;
    }
    begun = wanted & all_;
    if (at >= text.size()) return text.size();
    const auto lead = static_cast<unsigned char>(text[at]);
    if (is_wide(lead) && at + wide <= text.size()) {
      const bool is_near_end = at + 1 + sizeof(std::uint32_t) > text.size();
      begun &= is_near_end ? shorter[number_at<std::uint16_t>(text, at + 1)]
                           : begun_by(number_at<std::uint32_t>(text, at + 1));
      if (begun != 0) return at;
      at += wide;
    } else if (lead < 0x80) {
      begun &= longer[key_of(at + 1 < text.size() ? number_at<std::uint16_t>(text, at) : lead)];
      if (begun != 0) return at;
      ++at;
    } else {
      return at;  // a rare character
    }
  }
}

}  // namespace jixiao::check
