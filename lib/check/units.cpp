#include "check/units.h"

#include <algorithm>

namespace jixiao::check {
namespace {

bool exceeds(const std::optional<text::Decimal>& value, int whole) {
  return value && *value > text::Decimal{whole, 0};
}

}  // namespace

std::string_view measure_word(std::string_view unit, const Words& words) {
  std::size_t longest = 0;
  for (const grammar::Vocabulary* vocabulary : {&words.counter, &words.measure, &words.percent}) {
    if (const auto hit = vocabulary->at_start(unit)) longest = std::max(longest, hit->length);
  }
  return unit.substr(0, longest);
}

int whole_of(std::string_view unit, const Words& words) {
  constexpr std::string_view per_mille = "\xE2\x80\xB0";
  const grammar::Word* word = words.percent.find(unit);
  if (word == nullptr) return 0;
  return word->canonical == per_mille ? 1000 : 100;
}

ValueKind kind_of(const model::Reading& reading, std::string_view target, std::string_view name,
                  const Words& words) {
  if (whole_of(reading.unit, words) != 0 || !reading.per.empty()) return ValueKind::rate;
  if (words.average.inside(name) || words.average.inside(target)) return ValueKind::rate;
  const grammar::Word* kind = words.unit_kind.find(measure_word(reading.unit, words));
  if (kind == nullptr) return ValueKind::count;
  return kind->canonical == "score" ? ValueKind::score : ValueKind::duration;
}

bool same_unit(std::string_view left, std::string_view right, const Words& words) {
  if (left == right) return true;
  if (left.empty() || right.empty()) return false;  // the name may say it
  const int left_whole = whole_of(left, words), right_whole = whole_of(right, words);
  if (left_whole != 0 && right_whole != 0) return true;
  const std::string_view left_word = measure_word(left, words), right_word = measure_word(right, words);
  if (left_word.empty() || right_word.empty()) {
    // A word that no vocabulary has: two units that share it may well be one.
    return left.find(right) != std::string_view::npos || right.find(left) != std::string_view::npos;
  }
  if (left_word == right_word) return true;
  const grammar::Word* left_alias = words.unit_alias.find(left_word);
  return left_alias != nullptr && left_alias == words.unit_alias.find(right_word);
}

int compare_values(const model::Reading& left, const model::Reading& right, const Words& words) {
  if (left.unit == right.unit) return text::compare(*left.value, *right.value);
  const int left_whole = whole_of(left.unit, words), right_whole = whole_of(right.unit, words);
  text::Decimal left_value = *left.value, right_value = *right.value;
  if (left_whole < right_whole && left_whole != 0) {
    left_value = left_value.times_power_of_ten(1).value_or(left_value);
  } else if (right_whole < left_whole && right_whole != 0) {
    right_value = right_value.times_power_of_ten(1).value_or(right_value);
  }
  return text::compare(left_value, right_value);
}

bool above_whole(const model::Reading& reading, const Words& words) {
  if (reading.value || reading.high) {
    if (!exceeds(reading.value, 100) && !exceeds(reading.high, 100)) return false;  // most are not
    const int whole = whole_of(reading.unit, words);
    return whole != 0 && (exceeds(reading.value, whole) || exceeds(reading.high, whole));
  }
  return std::any_of(reading.parts.begin(), reading.parts.end(),
                     [&](const model::Reading& part) { return above_whole(part, words); });
}

}  // namespace jixiao::check
