#include "parse/folded_digits.h"

#include <algorithm>

namespace jixiao::parse {

namespace {

/// How many bytes shorter a digit is in ASCII.
constexpr std::uint32_t saved = 2;

bool is_wide_digit(std::string_view rest) {
  if (!rest.starts_with("\xEF\xBC") || rest.size() < 3) return false;
  const auto last = static_cast<unsigned char>(rest[2]);
  return last >= 0x90 && last <= 0x99;
}

}  // namespace

FoldedDigits::FoldedDigits(std::string_view printed) : printed_(printed) {
  text_.reserve(printed.size());
  for (std::size_t at = 0; at < printed.size();) {
    if (is_wide_digit(printed.substr(at))) {
      folded_.push_back(static_cast<std::uint32_t>(text_.size()));
      text_ += static_cast<char>('0' + (static_cast<unsigned char>(printed[at + 2]) - 0x90));
      at += 1 + saved;
    } else {
      text_ += printed[at++];
    }
  }
}

text::Leaf FoldedDigits::as_printed(text::Leaf leaf) const {
  if (leaf.absent()) return leaf;
  const auto shift = [&](std::uint32_t offset) {
    const auto before = std::lower_bound(folded_.begin(), folded_.end(), offset) - folded_.begin();
    return offset + saved * static_cast<std::uint32_t>(before);
  };
  return {shift(leaf.begin), shift(leaf.end)};
}

void FoldedDigits::restore(model::Reading& reading) const {
  reading.comparator = as_printed(reading.comparator);
  reading.second_comparator = as_printed(reading.second_comparator);
  reading.part = as_printed(reading.part);
  if (!reading.part.absent()) reading.parts_text = printed_.substr(reading.part.begin, reading.part.size());
  for (model::Reading& part : reading.parts) restore(part);
}

}  // namespace jixiao::parse
