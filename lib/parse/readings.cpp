#include "parse/readings.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace jixiao::parse {
namespace {

constexpr std::size_t most_texts = 8192;
constexpr std::size_t most_whole_digits = 6;
constexpr std::size_t longest_number = 12;

/// Numbers in whose place a grammar could read something else: years, months, hotlines, document numbers. If
/// all of one length are read alike, the digits of that length do not matter. By length.
using Probes = std::array<std::string_view, 8>;
constexpr std::array<Probes, most_whole_digits> probes{{
    {"0", "1", "2", "3", "5", "7", "8", "9"},
    {"10", "11", "12", "13", "24", "31", "60", "99"},
    {"100", "101", "110", "119", "120", "365", "720", "999"},
    {"1000", "1080", "1234", "1900", "1999", "2024", "2100", "9001"},
    {"10000", "12315", "12333", "12345", "12388", "20240", "27001", "99999"},
    {"100000", "123456", "199912", "202401", "202412", "202499", "510000", "999999"},
}};

/// The same for what stands behind a point, with the months of a year among it. By length, from 1.
constexpr std::array<Probes, 2> decimal_probes{{
    {".0", ".1", ".5", ".9"},
    {".00", ".01", ".07", ".12", ".13", ".50", ".99"},
}};

/// Whether two readings differ in nothing but the value.
bool same_but_value(const model::Reading& left, const model::Reading& right) {
  return left.form == right.form && left.op == right.op && left.unit == right.unit &&
         left.has_unit == right.has_unit && left.per == right.per && left.comparator == right.comparator &&
         left.second_comparator == right.second_comparator &&
         left.value.has_value() == right.value.has_value();
}

/// Whether a reading has nothing but what `repeat` repeats.
bool is_simple(const model::Reading& reading) {
  return (reading.form == model::Form::bounded || reading.form == model::Form::exact) && reading.value &&
         !reading.low && !reading.high && reading.low_date.empty() && reading.high_date.empty() &&
         reading.date.empty() && reading.parts.empty() && reading.parts_text.empty() && reading.part.absent();
}

std::optional<text::Decimal> value_of(std::string_view printed, std::uint8_t power) {
  const auto value = text::Decimal::read(printed);
  return value && power > 0 ? value->times_power_of_ten(power) : value;
}

bool same_value(const std::optional<text::Decimal>& left, const std::optional<text::Decimal>& right) {
  return left && right && left->units == right->units && left->scale == right->scale;
}

/// The power of ten that makes a value of a printed number, if one does.
std::optional<std::uint8_t> power_between(std::string_view printed, const text::Decimal& value) {
  for (std::uint8_t power = 0; power <= Readings::most_power; ++power) {
    if (same_value(value, value_of(printed, power))) return power;
  }
  return std::nullopt;
}

}  // namespace

/// Of a text that is not remembered.
const model::Reading* Readings::read_once(std::string_view text) {
  long_of_row_.push_back(reader_.read(text));
  return &long_of_row_.back();
}

/// Of a text with digits that is not just another number.
void Readings::read_other(Shape& shape, std::string_view text, model::Target& target) {
  if (!shape.learned && text != shape.first) learn(shape);
  if (shape.general && !begins_with_zeros(shape, text)) {
    const text::Decimal number = number_in(text, shape.number);
    const auto value = shape.power == 0 ? number : number.times_power_of_ten(shape.power);
    if (!value) {
      target.reading = read_once(text);
      return;
    }
    model::Reading& reading = next_in_row(shape);
    reading.value = value;
    target.reading = &reading;
    // Nothing times ten has no zeros behind it.
    if (shape.power == 0 || value->units != 0) target.alike = shape.alike;
  } else if (!shape.general && text == shape.first) {
    // Its digits matter, but the very text may come often.
    if (shape.alike == 0) shape.alike = model::next_alike();
    target.reading = &shape.reading;
    target.alike = shape.alike;
  } else {
    const model::Reading* const found = known_.find(text);
    target.reading = found != nullptr ? found : &known_.add(text, reader_.read(text));
  }
}

/// Of a text that is not short.
void Readings::read_long(std::string_view text, model::Target& target) {
  Shape* const shape = shape_of(text);
  if (shape == nullptr) {
    target.reading = read_once(text);
  } else if (!shape->has_digits) {
    target.reading = &shape->reading;
    target.alike = shape->alike;
  } else {
    read_other(*shape, text, target);
  }
}

/// Null if it is too long to be remembered.
Readings::Shape* Readings::shape_of(std::string_view text) {
  if (text.size() > longest_remembered) return nullptr;
  std::array<char, longest_remembered + text::mask_room> masked;
  text::mask_digits(text, masked.data());
  const std::string_view key(masked.data(), text.size());
  if (Shape* const found = shapes_.find(key)) return found;
  Shape fresh;
  fresh.first = text;
  fresh.reading = reader_.read(text, fresh.is_plain);
  fresh.has_digits = std::any_of(text.begin(), text.end(), text::is_ascii_digit);
  if (!fresh.has_digits) fresh.alike = model::next_alike();
  return &shapes_.add(key, std::move(fresh));
}

/// Of a short text that has no place. If all that it may have are taken, it gets the last one.
Readings::ShortShape& Readings::add_short_shape(std::string_view text, const ShortText& key,
                                                std::size_t first_place) {
  if (short_places_.empty() || short_shapes_.size() == most_short_shapes) {
    short_shapes_.clear();
    short_places_.assign((std::size_t{1} << bits_of_short_places) + most_steps, 0);
  }
  Shape* const shape = shape_of(text);
  std::size_t place = first_place;
  while (short_places_[place] != 0 && place + 1 < first_place + most_steps) ++place;
  ShortShape& added = short_shapes_.emplace_back();
  short_places_[place] = static_cast<std::uint16_t>(short_shapes_.size());
  added.key = key;
  tell(added, *shape);
  return added;
}

/// Keeps what is known of a shape by now. Its reading may be needed by the row at hand.
void Readings::tell(ShortShape& known, Shape& shape) const {
  known.shape = &shape;
  known.alike = shape.alike;
  known.row = static_cast<std::uint32_t>(row_);
  known.power = shape.power;
  known.number = shape.number;
  const bool is_whole = shape.number.end - shape.number.begin == shape.number.whole_digits;
  const bool is_number = shape.general && is_whole;
  known.kind = !shape.has_digits ? Kind::words : is_number ? Kind::number : Kind::other;
  // Zeros in front may make it no number at all, and zero is zero with any multiplier.
  known.refused = shape.number.whole_digits > 1 || shape.power > 0 ? '0' : '\0';
}

/// The number of a text that has exactly one, printed in plain ASCII digits and not too long.
std::optional<Readings::Number> Readings::only_number(std::string_view text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text::is_ascii_digit(text[at]); };
  std::size_t begin = 0;
  for (; begin < text.size() && !digit(begin); ++begin) {
    if (static_cast<unsigned char>(text[begin]) == 0xEF) return std::nullopt;  // perhaps a full-width digit
  }
  std::size_t at = begin;
  while (digit(at)) ++at;
  const std::size_t whole_digits = at - begin;
  if (whole_digits == 0 || whole_digits > most_whole_digits) return std::nullopt;
  if (at < text.size() && text[at] == '.' && digit(at + 1)) {
    for (++at; digit(at);) ++at;
    if (at - begin > longest_number) return std::nullopt;
  }
  const auto byte = [](std::size_t offset) { return static_cast<std::uint8_t>(offset); };
  const Number number{byte(begin), byte(at), byte(whole_digits)};
  for (; at < text.size(); ++at) {
    const unsigned char other = static_cast<unsigned char>(text[at]);
    if (digit(at) || other == ',' || other == '.' || other == 0xEF) return std::nullopt;
  }
  return number;
}

/// Whether something is so of all texts that have a probe in the place of a shape's number; it is asked of
/// the text and of the probe in it.
template <class IsSo>
bool Readings::of_all_probes(const Shape& shape, const IsSo& is_so) {
  const Number& number = shape.number;
  const std::string_view text = shape.first;
  const std::string_view decimals =
      text.substr(number.begin + number.whole_digits, number.end - number.begin - number.whole_digits);
  std::string other;
  const auto holds = [&](std::string_view whole, std::string_view behind) {
    other.assign(text.substr(0, number.begin)).append(whole).append(behind).append(text.substr(number.end));
    return is_so(other, std::string_view(other).substr(number.begin, whole.size() + behind.size()));
  };
  const bool many_decimals = decimals.size() > decimal_probes.size() + 1;
  for (const std::string_view whole : probes[number.whole_digits - 1]) {
    if (!holds(whole, decimals)) return false;
    if (decimals.empty() || many_decimals) continue;
    for (const std::string_view behind : decimal_probes[decimals.size() - 2]) {
      if (!behind.empty() && !holds(whole, behind)) return false;
    }
  }
  return true;
}

/// Whether all texts of a shape say the same but for their number, and how that makes the value.
void Readings::learn(Shape& shape) const {
  shape.learned = true;
  shape.alike = 0;
  const std::string_view text = shape.first;
  const std::optional<Number> only = only_number(text);
  if (!only || !is_simple(shape.reading)) return;
  shape.number = *only;
  const std::string_view printed = text.substr(only->begin, only->end - only->begin);
  const bool has_zeros = only->whole_digits > 1 && printed.front() == '0';
  std::optional<std::uint8_t> power;
  // Zero is zero with any multiplier, so it says nothing about it.
  if (shape.reading.value->units != 0) power = power_between(printed, *shape.reading.value);
  if (power && !has_zeros && shape.is_plain && reader_.takes_digits_alike(text)) {
    shape.general = !any_makes_date(shape);
  } else {
    shape.general =
        all_say_the_same(shape, power) && power && same_value(shape.reading.value, value_of(printed, *power));
  }
  shape.power = power.value_or(0);
  const bool is_whole = shape.number.end - shape.number.begin == shape.number.whole_digits;
  if (shape.general && (shape.power == 0 || is_whole)) shape.alike = model::next_alike();
}

/// Whether texts with other digits in the place of a shape's would be dates.
bool Readings::any_makes_date(const Shape& shape) const {
  if (!reader_.may_make_date(shape.first, shape.reading)) return false;
  return !of_all_probes(shape, [&](const std::string& other, std::string_view) {
    return !reader_.makes_date(other, shape.reading);
  });
}

/// Whether texts with other digits in the place of a shape's say the same but for the value, which is always
/// the number times 10 to `power`; that is found out if it is not known.
bool Readings::all_say_the_same(const Shape& shape, std::optional<std::uint8_t>& power) const {
  return of_all_probes(shape, [&](const std::string& other, std::string_view printed) {
    const model::Reading probe = reader_.read(other);
    if (!same_but_value(probe, shape.reading) || !is_simple(probe)) return false;
    if (probe.value->units == 0) return true;
    if (!power) power = power_between(printed, *probe.value);
    return power && same_value(probe.value, value_of(printed, *power));
  });
}

model::Reading& Readings::add_to_row(Shape& shape) {
  shape.of_row.push_back(std::make_unique<model::Reading>(shape.reading));
  ++held_;
  return *shape.of_row[shape.used++];
}

void Readings::begin_row() {
  ++row_;
  if (!long_of_row_.empty()) long_of_row_.clear();  // which costs more than to ask
  if (known_.size() > most_texts) known_.clear();
  if (shapes_.size() > most_texts || held_ > most_texts) {
    shapes_.clear();
    short_shapes_.clear();
    short_places_.clear();
    held_ = 0;
  }
}

}  // namespace jixiao::parse
