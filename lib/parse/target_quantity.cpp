#include "parse/target_quantity.h"

#include "text/utf8.h"

namespace jixiao::parse {

namespace {

bool is_word_character(char c) {
  return text::is_ascii_letter(c) || text::is_ascii_digit(c);
}

/// Whether a Latin word goes on over the border at `at`: km in kmh is no unit.
bool cuts_latin_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && is_word_character(text[at - 1]) && is_word_character(text[at]);
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

/// Bytes of the slash or dot that joins two units: 次/日, 元／人, 人·天.
std::size_t unit_joint_length(std::string_view rest) {
  if (rest.starts_with('/')) return 1;
  if (rest.starts_with("\xEF\xBC\x8F")) return 3;
  return rest.starts_with("\xC2\xB7") ? 2 : 0;
}

unsigned power_of(const std::string& canonical) {
  unsigned power = 0;
  for (const char c : canonical) power = power * 10 + static_cast<unsigned>(c - '0');
  return power;
}

}  // namespace

model::Op op_of(const grammar::Word& word) {
  using model::Op;
  for (const Op op : {Op::greater_equal, Op::greater, Op::less_equal, Op::less, Op::equal, Op::about}) {
    if (model::op_name(op) == word.canonical) return op;
  }
  return Op::none;
}

bool starts_with_mark(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return !is_word_character(text[0]);
  std::size_t offset = 0;
  const char32_t character = text::next_character(text, offset);
  if (character >= 0x3000 && character <= 0x3020) return true;  // ideographic space, 、 。 and brackets
  if (character >= 0x2010 && character <= 0x2027) return true;  // dashes, quotes, ellipsis
  if (character < 0xFF01 || character > 0xFF65) return false;
  const bool digit = character >= 0xFF10 && character <= 0xFF19;
  const bool letter =
      (character >= 0xFF21 && character <= 0xFF3A) || (character >= 0xFF41 && character <= 0xFF5A);
  return !digit && !letter;
}

QuantityReader::QuantityReader(const grammar::Lexicon& lexicon)
    : multiplier_(lexicon.vocabulary("target_multiplier")),
      small_multiplier_(lexicon.vocabulary("target_small_multiplier")),
      percent_(lexicon.vocabulary("target_percent")),
      counter_(lexicon.vocabulary("target_counter")),
      measure_(lexicon.vocabulary("target_measure")),
      no_unit_(lexicon.vocabulary("target_no_unit")),
      after_(lexicon.vocabulary("target_after")),
      excess_(lexicon.vocabulary("target_excess")) {}

std::size_t QuantityReader::unit_length(std::string_view rest, bool& is_counter) const {
  const auto counter = counter_.at_start(rest);
  const auto measure = measure_.at_start(rest);
  const std::size_t counter_length = counter ? counter->length : 0;
  const std::size_t measure_length = measure ? measure->length : 0;
  is_counter = counter_length >= measure_length;
  const std::size_t length = is_counter ? counter_length : measure_length;
  return cuts_latin_word(rest, length) ? 0 : length;
}

bool QuantityReader::unit_at(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(skip_space(text, at));
  bool ignored = false;
  return percent_.at_start(rest) || multiplier_.at_start(rest) || unit_length(rest, ignored) > 0;
}

QuantityTail QuantityReader::read_tail(std::string_view text, std::size_t at, text::Decimal& value) const {
  QuantityTail tail;
  at = skip_space(text, at);
  if (read_excess(text, at, tail, false))
    multiply(text, at, value, tail);
  else {
    multiply(text, at, value, tail);
    read_excess(text, at, tail, false);
  }
  at = skip_space(text, at);
  read_unit(text, at, tail);
  at = tail.unit_end;
  tail.end = at;
  if (tail.op == model::Op::none && !tail.unit.empty()) read_excess(text, at, tail, true);
  tail.end = at;
  if (tail.op == model::Op::none) read_after(text, at, tail);
  return tail;
}

void QuantityReader::multiply(std::string_view text, std::size_t& at, text::Decimal& value,
                              QuantityTail& tail) const {
  const std::string_view rest = text.substr(at);
  const auto hit = multiplier_.at_start(rest);
  std::size_t length = 0;
  bool ignored = false;
  if (hit && hit->length >= unit_length(rest, ignored)) {
    tail.power = power_of(hit->word->canonical);
    length = hit->length;
  } else if (!hit && (length = small_multiplier_length(rest)) > 0) {
    tail.power = power_of(small_multiplier_.at_start(rest)->word->canonical);
  } else {
    return;
  }
  const auto multiplied = value.times_power_of_ten(tail.power);
  tail.too_long = !multiplied;
  if (multiplied) value = *multiplied;
  at += length;
  if (multiplied && starts_with_digit(text.substr(at))) add_lower(text, at, value, tail);
}

/// 1亿5000万, 3万2千: what follows a multiplier with a smaller one is added.
void QuantityReader::add_lower(std::string_view text, std::size_t& at, text::Decimal& value,
                               QuantityTail& tail) const {
  std::size_t end = at;
  while (end < text.size() && text::is_ascii_digit(text[end])) ++end;
  auto lower = text::Decimal::read(text.substr(at, end - at));
  if (!lower || value.scale > 0) return;
  // A grammar has no power beyond 12 (see grammar::canonical_values).
  text::Decimal bound = *text::Decimal{1, 0}.times_power_of_ten(tail.power);
  QuantityTail lower_tail;
  multiply(text, end, *lower, lower_tail);
  if (lower_tail.power == 0 || lower_tail.too_long || !(*lower < bound)) return;
  value.units +=
      lower->units;  // both are whole, and the lower one is smaller than the last place of the other
  at = end;
}

std::size_t QuantityReader::small_multiplier_length(std::string_view rest) const {
  const auto hit = small_multiplier_.at_start(rest);
  bool ignored = false;
  if (!hit || percent_.at_start(rest) || unit_length(rest, ignored) > 0) return 0;
  const std::string_view next = rest.substr(hit->length);
  const bool plain = next.empty() || counter_.at_start(next) || after_.at_start(next);
  return plain ? hit->length : 0;
}

bool QuantityReader::read_excess(std::string_view text, std::size_t& at, QuantityTail& tail,
                                 bool after_unit) const {
  const auto hit = excess_.at_start(text.substr(at));
  if (!hit) return false;
  std::size_t end = at + hit->length;
  const std::size_t word_end = end;
  // 3个多月, 500余家, 3万余, but not 5多样.
  if (!unit_at(text, end) && end < text.size() && !starts_with_mark(text.substr(end))) return false;
  if (after_unit && !split_unit(text, end, tail)) return false;
  tail.op = op_of(*hit->word);
  tail.after = leaf(at, word_end);
  at = end;
  return true;
}

/// 3个多月: the word stands inside the unit. False when another unit follows that makes none with it.
bool QuantityReader::split_unit(std::string_view text, std::size_t& end, QuantityTail& tail) const {
  bool ignored = false;
  const std::size_t length = unit_length(text.substr(end), ignored);
  if (length == 0) return true;
  const std::string whole = tail.unit + std::string(text.substr(end, length));
  if (measure_.find(whole) == nullptr) return false;
  tail.unit = whole;
  tail.is_counter = false;
  end += length;
  return true;
}

void QuantityReader::read_unit(std::string_view text, std::size_t at, QuantityTail& tail) const {
  const std::string_view rest = text.substr(at);
  tail.unit_begin = tail.unit_end = at;
  if (const auto share = percent_.at_start(rest)) {
    // 百分点 is no 百分比: the longer word counts.
    if (share->length >= unit_length(rest, tail.is_counter)) {
      tail.unit = share->word->canonical;
      tail.is_share = true;
      tail.unit_end = at + share->length;
      return;
    }
  }
  std::size_t length = unit_length(rest, tail.is_counter);
  const auto name = no_unit_.at_start(rest);
  if (name && name->length >= length) length = 0;
  tail.counts =
      length > 0 || (!name && (rest.empty() || !is_word_character(rest[0])) && !starts_with_digit(rest));
  if (length == 0) return;
  for (std::size_t joint = unit_joint_length(rest.substr(length)); joint > 0;) {
    bool ignored = false;
    const std::size_t next = unit_length(rest.substr(length + joint), ignored);
    if (next == 0) break;
    length += joint + next;
    joint = unit_joint_length(rest.substr(length));
  }
  tail.unit = rest.substr(0, length);
  tail.unit_end = at + length;
}

void QuantityReader::read_after(std::string_view text, std::size_t at, QuantityTail& tail) const {
  const std::size_t begin = skip_space(text, at);
  const auto hit = after_.at_start(text.substr(begin));
  if (!hit) return;
  const std::size_t end = begin + hit->length;
  // A word of one character also begins others (10个内设机构): it bounds measures only.
  constexpr std::size_t one_character = 3;
  if (hit->length <= one_character && (tail.unit.empty() || tail.is_counter || tail.is_share)) return;
  tail.op = op_of(*hit->word);
  tail.after = leaf(begin, end);
  tail.end = end;
}

}  // namespace jixiao::parse
