#include "parse/target_reader.h"

#include <utility>

#include "parse/folded_digits.h"
#include "parse/target_quantity.h"
#include "text/utf8.h"

namespace jixiao::parse {

using model::Form;
using model::Reading;

namespace {

/// A longer text is no single quantity, and captures of long texts are slow.
constexpr std::size_t longest_plain = 160;

/// The first two bytes of every full-width digit, and of some marks.
constexpr std::string_view wide_digit_lead = "\xEF\xBC";

constexpr std::size_t year_digits = 4;

std::string_view part_of(std::string_view text, text::Leaf range) {
  return text.substr(range.begin, range.size());
}

void shift(text::Leaf& leaf, std::uint32_t by) {
  if (leaf.absent()) return;
  leaf.begin += by;
  leaf.end += by;
}

}  // namespace

TargetReader::TargetReader(const grammar::Grammar& grammar)
    : per_(grammar.lexicon.vocabulary("target_per")),
      named_quarter_(grammar.lexicon.vocabulary("target_named_quarter")),
      adverb_(grammar.lexicon.vocabulary("target_adverb")),
      final_mark_(grammar.lexicon.vocabulary("target_final_mark")),
      joint_(grammar.lexicon.vocabulary("target_joint")),
      scanner_(grammar.lexicon),
      final_marks_have_digits_(final_mark_.has_digits()) {}

Reading TargetReader::read(std::string_view text) const {
  bool is_plain = false;
  return read(text, is_plain);
}

Reading TargetReader::read(std::string_view text, bool& is_plain) const {
  is_plain = false;
  const std::string_view body = without_final_marks(text);
  if (body.empty()) return {};
  if (body.find(wide_digit_lead) == std::string_view::npos) return read_folded(body, is_plain);
  const FoldedDigits folded(body);
  Reading reading = read_folded(folded.text(), is_plain);
  is_plain = false;
  folded.restore(reading);
  return reading;
}

/// Reads a text whose digits are ASCII.
Reading TargetReader::read_folded(std::string_view text, bool& is_plain) const {
  Reading reading;
  is_plain = read_plain(text, reading);
  if (!is_plain) reading = read_scanned({text, scanner_.scan(text)});
  return reading;
}

/// Reads a text by what was found in it.
Reading TargetReader::read_scanned(Scanned scanned) const {
  std::vector<TargetItem>& said =
      scanned.items.quantities.empty() ? scanned.items.dates : scanned.items.quantities;
  if (said.empty()) return {};
  if (said.size() > 1) return read_compound(scanned, said);
  return in_words(scanned, leaf(0, scanned.text.size()), said.front());
}

bool TargetReader::takes_digits_alike(std::string_view plain_text) const {
  return !final_marks_have_digits_ && !scanner_.numbers().digits_matter(without_final_marks(plain_text));
}

bool TargetReader::makes_date(std::string_view text, const Reading& reading) const {
  return is_date(without_final_marks(text), reading);
}

bool TargetReader::may_make_date(std::string_view text, const Reading& reading) const {
  text = without_final_marks(text);
  const DateReader& dates = scanner_.dates();
  switch (date_test(text, reading)) {
    case DateTest::none:
      return false;
    case DateTest::year:
      return dates.may_begin_with_digits(text);
    case DateTest::whole:
      return dates.may_match_with_digits(text);
  }
  return false;
}

/// The commonest kind of target: one number with its words.
bool TargetReader::read_plain(std::string_view text, Reading& reading) const {
  return text.size() <= longest_plain && scanner_.numbers().read_plain(text, reading) &&
         !is_date(text, reading);
}

/// Whether what looks like a number with its unit is a date: a year in any case (2031年), a month (12月)
/// where no comparator makes it a number of months.
bool TargetReader::is_date(std::string_view text, const Reading& reading) const {
  switch (date_test(text, reading)) {
    case DateTest::none:
      return false;
    case DateTest::year:
      return scanner_.dates().begins_with_year(text);
    case DateTest::whole:
      return scanner_.dates().matches(text);
  }
  return false;
}

/// `text` becomes what is asked. Which digits stand in it makes no difference, only how many.
TargetReader::DateTest TargetReader::date_test(std::string_view& text, const Reading& reading) const {
  if (reading.unit.empty()) return DateTest::none;
  const bool is_bound = !reading.comparator.absent() && reading.comparator.begin == 0;
  text = text::trim(text.substr(is_bound ? reading.comparator.end : 0));
  std::size_t digits = 0;
  while (digits < text.size() && text::is_ascii_digit(text[digits])) ++digits;
  if (digits == year_digits) return DateTest::year;
  return !is_bound && digits <= 2 ? DateTest::whole : DateTest::none;
}

std::string_view TargetReader::without_final_marks(std::string_view text) const {
  while (!text.empty()) {
    const auto mark = final_mark_.at_end(text);
    const std::size_t length = mark ? mark->length : text::blank_at_end(text);
    if (length == 0) break;
    text.remove_suffix(length);
  }
  return text;
}

/// The reading of a part of the text that holds one item, with the words around it.
Reading TargetReader::in_words(const Scanned& scanned, text::Leaf range, TargetItem& item) const {
  Reading reading = std::move(item.reading);
  const std::string_view text = scanned.text;
  const std::string_view before = text::trim(text.substr(range.begin, item.begin - range.begin));
  std::string_view behind = text::trim(text.substr(item.end, range.end - item.end));
  text::Leaf per_place;
  reading.per = per(scanned, leaf(range.begin, item.core), per_place);
  if (const auto word = per_.at_start(behind); word && word->length == behind.size()) {
    if (reading.per.empty()) reading.per = word->word->canonical;  // 2次每年
    behind = {};
  }
  // 每年1次 is a number with what it is for, 每季度100% is a sentence.
  const bool only_per = !per_place.absent() && part_of(text, per_place) == before && !item.is_share;
  const bool number = reading.form == Form::bounded || reading.form == Form::exact;
  if (!number || ((before.empty() || only_per) && behind.empty())) return reading;
  reading.form = Form::phrase;
  if (reading.comparator.absent()) apply_adverb(text, leaf(range.begin, item.begin), reading);
  return reading;
}

/// 至少 and 最多 bound the number of their clause also where they do not stand right before it.
void TargetReader::apply_adverb(std::string_view text, text::Leaf before, Reading& reading) const {
  for (std::size_t at = before.begin; at < before.end;) {
    const std::string_view rest = text.substr(at, before.end - at);
    if (const auto word = adverb_.at_start(rest)) {
      reading.op = op_of(*word->word);
      reading.comparator = leaf(at, at + word->length);
    } else if (starts_with_mark(rest)) {
      reading.op = model::Op::equal;
      reading.comparator = {};
    }
    text::next_character(text, at);
  }
}

/// What a quantity is for, by the last word before its number that says so; `place` is where that stands.
std::string TargetReader::per(const Scanned& scanned, text::Leaf before, text::Leaf& place) const {
  const std::string_view text = scanned.text.substr(0, before.end);
  std::string found;
  for (std::size_t at = before.begin; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (const auto named = named_quarter_.at_start(rest)) {
      at += named->length;
    } else if (const auto word = per_.at_start(rest)) {
      found = word->word->canonical;
      place = leaf(at, at + word->length);
      at += word->length;
    } else {
      text::next_character(text, at);
    }
  }
  for (const Interval& interval : scanned.items.intervals) {
    if (interval.all.begin < before.begin || interval.all.end > before.end) continue;
    found = part_of(text, interval.length);
    place = interval.all;
  }
  return found;
}

Reading TargetReader::read_compound(const Scanned& scanned, std::vector<TargetItem>& items) const {
  const std::string_view text = scanned.text;
  Reading reading;
  reading.form = Form::compound;
  std::size_t from = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    const std::size_t limit = last ? text.size() : items[i + 1].begin;
    // What stands behind a quantity up to the next mark is said of it, unless the next one begins before the
    // mark.
    std::size_t end = items[i].end;
    while (end < limit && !starts_with_mark(text.substr(end))) text::next_character(text, end);
    if (end == limit && !last) end = items[i].end;
    const std::size_t begin = part_begin(text, from, items[i].begin);
    from = end;
    reading.parts.push_back(read_part(scanned, leaf(begin, end), items[i]));
  }
  return reading;
}

/// Behind the marks and joints between two parts.
std::size_t TargetReader::part_begin(std::string_view text, std::size_t from, std::size_t item_begin) const {
  while (from < item_begin) {
    const std::string_view rest = text.substr(from, item_begin - from);
    if (const auto mark = final_mark_.at_start(rest)) {
      from += mark->length;
    } else if (const std::size_t blank = text::blank_at_start(rest); blank > 0) {
      from += blank;
    } else if (const auto joint = joint_.at_start(rest)) {
      from += joint->length;
    } else {
      break;
    }
  }
  return from;
}

Reading TargetReader::read_part(const Scanned& scanned, text::Leaf range, TargetItem& item) const {
  const std::string_view part = part_of(scanned.text, range);
  Reading reading;
  if (read_plain(part, reading)) {
    shift(reading.comparator, range.begin);
    shift(reading.second_comparator, range.begin);
  } else {
    reading = in_words(scanned, range, item);
  }
  reading.part = range;
  reading.parts_text = part;
  return reading;
}

}  // namespace jixiao::parse
