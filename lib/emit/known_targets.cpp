#include "emit/known_targets.h"

#include <algorithm>

namespace jixiao::emit {
namespace {

/// The digits of a number, and what is between them.
struct Number {
  std::size_t at = 0, size = 0;
};

Number number_in(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t first = text.find_first_of(digits);
  if (first == std::string_view::npos) return {};
  return {first, text.find_last_of(digits) + 1 - first};
}

}  // namespace

const KnownTarget* KnownTargets::keep(std::uint64_t alike, std::string_view text, std::size_t value) {
  KnownTarget& place = known_[alike & (places - 1)];
  place.alike_ = alike;
  place.middle_ = nullptr;
  const std::string_view made = made_;
  const Number number = number_in(text);
  if (value == not_as_printed || made.substr(value, number.size) != text.substr(number.at, number.size))
    return nullptr;
  const std::string_view middle = made.substr(0, value), end = made.substr(value + number.size);
  const bool fits = middle.size() <= KnownTarget::longest_middle && end.size() <= KnownTarget::longest_end &&
                    number.size <= KnownTarget::longest_number && number.at <= UINT8_MAX;
  if (!fits) return nullptr;
  place.middle_ = middle_like(middle);
  const auto byte = [](std::size_t size) { return static_cast<std::uint8_t>(size); };
  place.number_at_ = byte(number.at);
  place.number_size_ = byte(number.size);
  place.middle_size_ = byte(middle.size());
  place.end_size_ = byte(end.size());
  std::copy(end.begin(), end.end(), place.end_.begin());
  return place.middle_ != nullptr ? &place : nullptr;
}

/// The one that begins with `middle`; null if there are too many.
const KnownTarget::Middle* KnownTargets::middle_like(std::string_view middle) {
  KnownTarget::Middle made{};
  std::copy(middle.begin(), middle.end(), made.begin());
  const auto known = std::find(middles_.begin(), middles_.end(), made);
  if (known != middles_.end()) return &*known;
  return middles_.size() < most_middles ? &middles_.emplace_back(made) : nullptr;
}

}  // namespace jixiao::emit
