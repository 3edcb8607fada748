#include "parse/target_date.h"

#include "parse/target_quantity.h"
#include "text/utf8.h"

namespace jixiao::parse {

namespace {

using Groups = std::vector<std::string_view>;

/// Year, month and day as printed; empty where nothing is.
struct PrintedDate {
  std::string_view year, month, day;
};

/// Appends digits of either width in ASCII, two at least.
void append_digits(std::string_view printed, std::string& out) {
  const std::size_t begin = out.size();
  for (std::size_t at = 0; at < printed.size(); at += text::is_ascii_digit(printed[at]) ? 1 : 3) {
    const bool ascii = text::is_ascii_digit(printed[at]);
    out +=
        ascii ? printed[at] : static_cast<char>('0' + (static_cast<unsigned char>(printed[at + 2]) - 0x90));
  }
  if (out.size() == begin + 1) out.insert(begin, 1, '0');
}

std::string iso(const PrintedDate& date) {
  std::string out;
  if (date.year.empty()) {
    out += '-';
  } else {
    append_digits(date.year, out);
  }
  for (const std::string_view piece : {date.month, date.day}) {
    if (piece.empty()) break;
    out += '-';
    append_digits(piece, out);
  }
  return out;
}

std::string_view named(const grammar::Pattern& pattern, const Groups& groups, std::string_view name) {
  const int number = pattern.group(name);
  return number < 0 ? std::string_view{} : groups[static_cast<std::size_t>(number)];
}

std::string_view either(std::string_view first, std::string_view second) {
  return first.empty() ? second : first;
}

}  // namespace

DateReader::DateReader(const grammar::Lexicon& lexicon)
    : date_(lexicon.pattern("target.date")),
      range_(lexicon.pattern("target.date_range")),
      bound_(lexicon.vocabulary("target_date_bound")) {}

bool DateReader::begins_with_year(std::string_view text) const {
  constexpr std::string_view year = "year";
  Groups groups;
  // Whether a date begins is known long before its groups are.
  return may_begin_with_digits(text) && date_.starts(text, 0) && date_.starts(text, 0, groups) &&
         !named(date_, groups, year).empty();
}

std::optional<model::Reading> DateReader::read(std::string_view printed, bool& is_bound) const {
  Groups groups;
  if (!date_.match(printed, groups)) return std::nullopt;
  const auto group = [&](std::string_view name) { return named(date_, groups, name); };
  PrintedDate date;
  date.year = either(group("year"), group("numeric_year"));
  date.month = either(either(group("month"), group("numeric_month")), group("own_month"));
  date.day = either(either(group("day"), group("numeric_day")), group("own_day"));
  const std::string_view bound = group("bound");

  model::Reading reading;
  reading.form = model::Form::date;
  reading.has_unit = true;
  reading.date = iso(date);
  const grammar::Word* word = bound_.find(bound);
  reading.op = word != nullptr ? op_of(*word) : model::Op::equal;
  is_bound = word != nullptr || !date.day.empty() || !group("part").empty();
  return reading;
}

std::optional<model::Reading> DateReader::read_range(std::string_view printed) const {
  Groups groups;
  if (!range_.match(printed, groups)) return std::nullopt;
  const auto group = [&](std::string_view name) { return named(range_, groups, name); };
  PrintedDate low{group("low_year"), either(group("low_month"), group("low_own_month")),
                  either(group("low_day"), group("low_own_day"))};
  PrintedDate high{group("high_year"), either(group("high_month"), group("high_numeric_month")),
                   either(group("high_day"), group("high_numeric_day"))};
  high.month = either(high.month, group("high_own_month"));
  high.day = either(high.day, group("high_own_day"));
  if (low.year.empty() && !high.year.empty()) return std::nullopt;
  if (high.year.empty()) high.year = low.year;

  model::Reading reading;
  reading.form = model::Form::range;
  reading.has_unit = true;
  reading.low_date = iso(low);
  reading.high_date = iso(high);
  return reading;
}

}  // namespace jixiao::parse
