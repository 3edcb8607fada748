#include "emit/known_targets.h"

#include <algorithm>

namespace jixiao::emit {

void KnownTarget::keep(const std::string& made, const Number& number) {
  const std::string_view all = made;
  const std::size_t text_end = number.in_text + number.size, value_end = number.in_value + number.size;
  const std::string_view begin = all.substr(0, number.in_text), end = all.substr(value_end),
                         middle = all.substr(text_end, number.in_value - text_end);
  const bool fits = begin.size() <= longest_end && end.size() <= longest_end &&
                    begin.size() + end.size() <= longest_ends && middle.size() <= longest_middle &&
                    number.size <= longest_number && number.at <= UINT8_MAX;
  long_ = fits ? nullptr : std::make_unique<Long>(Long{made, number});
  if (!fits) return;
  const auto byte = [](std::size_t size) { return static_cast<std::uint8_t>(size); };
  number_at_ = byte(number.at);
  number_size_ = byte(number.size);
  begin_size_ = byte(begin.size());
  middle_size_ = byte(middle.size());
  end_size_ = byte(end.size());
  auto at = std::copy(begin.begin(), begin.end(), parts_.begin());
  at = std::copy(end.begin(), end.end(), at);
  std::copy(middle.begin(), middle.end(), at);
}

char* KnownTarget::put_long(char* at, std::string_view printed) const {
  const auto& [made, number] = *long_;
  std::copy(made.begin(), made.end(), at);
  const std::string_view digits = printed.substr(number.at, number.size);
  std::copy(digits.begin(), digits.end(), at + number.in_text);
  std::copy(digits.begin(), digits.end(), at + number.in_value);
  return at + made.size();
}

KnownTarget::Number KnownTargets::number_in(std::string_view text, const TargetPlaces& in_made) {
  constexpr std::string_view digits = "0123456789";
  KnownTarget::Number number;
  number.at = std::min(text.find_first_of(digits), text.size());
  const std::string_view rest = text.substr(number.at);
  number.size = rest.find_last_of(digits) + 1;  // 0 where there is none
  number.in_text = in_made.text + number.at;
  number.in_value = in_made.value;
  return number;
}

}  // namespace jixiao::emit
