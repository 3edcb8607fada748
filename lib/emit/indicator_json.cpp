#include "emit/indicator_json.h"

#include <algorithm>
#include <cstring>

#include "emit/digits.h"

namespace jixiao::emit {
namespace {

using model::Reading;
using text::JsonPen;

/// A bound of a range: a number, or a date.
void write_bound(JsonPen& pen, const std::optional<text::Decimal>& number, const std::string& date) {
  if (number) {
    pen.number(*number);
  } else {
    pen.string_or_null(date);
  }
}

void write_parts(JsonPen& pen, const std::vector<Reading>& parts);

constexpr std::size_t form_count = static_cast<std::size_t>(model::Form::prose) + 1;
constexpr std::size_t op_count = static_cast<std::size_t>(model::Op::about) + 1;

/// What stands between a target's text and its value, by form and comparator.
using FormsAndOps = std::array<std::array<std::string, op_count>, form_count>;

const FormsAndOps& forms_and_ops() {
  static const FormsAndOps all = [] {
    FormsAndOps made;
    for (std::size_t form = 0; form < form_count; ++form) {
      for (std::size_t op = 0; op < op_count; ++op) {
        const std::string_view name = model::op_name(static_cast<model::Op>(op));
        std::string& json = made[form][op];
        json.append(",\"form\":\"").append(model::form_name(static_cast<model::Form>(form)));
        json.append("\",\"op\":").append(name.empty() ? "null" : '"' + std::string(name) + '"');
        json.append(",\"value\":");
      }
    }
    return made;
  }();
  return all;
}

/// Everything of a target behind its text.
void write_reading(JsonPen& pen, const Reading& reading) {
  pen.json(forms_and_ops()[static_cast<std::size_t>(reading.form)][static_cast<std::size_t>(reading.op)]);
  if (reading.value) {
    pen.number(*reading.value);
  } else {
    pen.raw("null");
  }
  pen.raw(",\"unit\":");
  if (reading.has_unit) {
    pen.string(reading.unit);
  } else {
    pen.raw("null");
  }
  if (!reading.per.empty()) {
    pen.raw(",\"per\":");
    pen.string(reading.per);
  }
  if (reading.form == model::Form::range) {
    pen.raw(",\"low\":");
    write_bound(pen, reading.low, reading.low_date);
    pen.raw(",\"high\":");
    write_bound(pen, reading.high, reading.high_date);
  }
  if (!reading.date.empty()) {
    pen.raw(",\"date\":");
    pen.string(reading.date);
  }
  if (!reading.parts.empty()) write_parts(pen, reading.parts);
  pen.raw("}");
}

void write_parts(JsonPen& pen, const std::vector<Reading>& parts) {
  pen.raw(",\"parts\":[");
  bool first = true;
  for (const Reading& part : parts) {
    if (!first) pen.raw(",");
    first = false;
    pen.raw("{\"text\":");
    pen.string(part.parts_text);
    write_reading(pen, part);
  }
  pen.raw("]");
}

}  // namespace

void write_target(JsonPen& pen, const RowText& row, const model::Target& target) {
  if (target.text.empty()) return pen.raw("null");
  static const Reading nothing_read;
  pen.raw("{\"text\":");
  row.write(pen, target.text);
  write_reading(pen, target.reading != nullptr ? *target.reading : nothing_read);
}

void IndicatorWriter::write_level(JsonPen& pen, const RowText& row, const model::Level& level) {
  Known& known = levels_[level.alike & (places - 1)];
  if (level.alike == 0 || known.alike != level.alike) {
    known = {level.alike, {}};
    JsonPen fresh(known.json);
    fresh.raw("{\"id\":");
    fresh.string_or_null(level.id);
    fresh.raw(",\"code\":");
    fresh.string_or_null(ascii_digits(row[level.code], scratch_));
    fresh.raw(",\"name\":");
    fresh.string_or_null(row[level.name]);
    fresh.raw("}");
  }
  pen.json(known.json);
}

void IndicatorWriter::write_targets(JsonPen& pen, const RowText& row, const model::Indicator& indicator) {
  pen.raw(",\"period_target\":");
  const std::size_t period = pen.size();
  write_target(pen, row, indicator.period);
  const std::size_t period_end = pen.size();
  pen.raw(",\"annual_target\":");
  // Most entries print the same target twice.
  if (indicator.annual.reading == indicator.period.reading &&
      row[indicator.annual.text] == row[indicator.period.text]) {
    pen.repeat(period, period_end);
  } else {
    write_target(pen, row, indicator.annual);
  }
}

/// Writes the targets as those of another entry, with digits of their own. False if these can't be written
/// so.
bool IndicatorWriter::write_known_targets(JsonPen& pen, const RowText& row,
                                          const model::Indicator& indicator) {
  if (indicator.targets_alike == 0 || !row.is_plain()) return false;
  std::unique_ptr<KnownTargets>& place = targets_[indicator.targets_alike & (places - 1)];
  if (place == nullptr) place = std::make_unique<KnownTargets>();
  KnownTargets& known = *place;
  if (known.alike != indicator.targets_alike) learn_targets(known, row, indicator);
  const std::string_view period = row[indicator.period.text], annual = row[indicator.annual.text];
  const auto has_zeros = [](const KnownTargets::Number& number, std::string_view text) {
    return number.may_have_zeros && text[number.at] == '0';
  };
  if (known.json.empty() || has_zeros(known.period, period) || has_zeros(known.annual, annual)) return false;
  char* const json = pen.json_to_change(known.json);
  const auto put = [json](const KnownTargets::Number& number, std::string_view text) {
    std::memcpy(json + number.in_text, text.data() + number.at, number.size);
    std::memcpy(json + number.in_value, text.data() + number.at, number.size);
  };
  if (known.period.size > 0) put(known.period, period);
  if (known.annual.size > 0) put(known.annual, annual);
  return true;
}

/// Remembers how the targets are written; nothing if zeros in front make them an exception.
void IndicatorWriter::learn_targets(KnownTargets& known, const RowText& row,
                                    const model::Indicator& indicator) {
  known = {indicator.targets_alike, {}, {}, {}};
  const auto number_in = [](std::string_view text) {
    KnownTargets::Number number;
    number.at = std::min(text.find_first_of("0123456789"), text.size());
    const std::string_view digits = text.substr(number.at);
    const std::size_t whole = std::min(digits.find_first_not_of("0123456789"), digits.size());
    const std::size_t last = digits.find_last_of("0123456789");
    number.size = last == std::string_view::npos ? 0 : last + 1;
    number.may_have_zeros = whole > 1;
    return number;
  };
  const auto write = [&](JsonPen& pen, const model::Target& target, KnownTargets::Number& number) {
    constexpr std::string_view before_text = "{\"text\":\"", before_value = "\"value\":";
    number = number_in(row[target.text]);
    number.in_text = pen.size() + before_text.size() + number.at;
    const std::size_t begin = pen.size();
    write_target(pen, row, target);
    number.in_value = std::string_view(known.json).find(before_value, begin) + before_value.size();
    return number.size == 0 || !number.may_have_zeros || row[target.text][number.at] != '0';
  };
  bool is_usual = true;
  {
    JsonPen pen(known.json);
    pen.raw(",\"period_target\":");
    is_usual = write(pen, indicator.period, known.period);
    pen.raw(",\"annual_target\":");
    is_usual = write(pen, indicator.annual, known.annual) && is_usual;
  }
  if (!is_usual) known = {};
}

std::size_t IndicatorWriter::write_some(JsonPen& pen, const RowText& row,
                                        const std::vector<model::Indicator>& indicators, std::size_t next,
                                        std::size_t enough, LineCursor& lines, SpansWriter* spans) {
  for (; next < indicators.size() && pen.size() < enough; ++next) {
    if (next > 0) pen.raw(",");
    write(pen, row, indicators[next], lines, spans);
  }
  return next;
}

void IndicatorWriter::write(JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                            LineCursor& lines, SpansWriter* spans) {
  pen.raw("{\"list\":");
  pen.number(indicator.list);
  pen.raw(",\"number\":");
  if (indicator.number_text.absent()) {
    pen.raw("null");
  } else {
    pen.number(indicator.number);
  }
  pen.raw(",\"line\":");
  pen.number(lines.line(indicator.whole.absent() ? 0 : indicator.whole.begin));
  pen.raw(",\"level1\":");
  write_level(pen, row, indicator.level1);
  pen.raw(",\"level2\":");
  write_level(pen, row, indicator.level2);
  pen.raw(",\"name\":");
  row.write_or_null(pen, indicator.name);
  if (!write_known_targets(pen, row, indicator)) write_targets(pen, row, indicator);
  if (spans != nullptr) spans->write(pen, row.spliced(), indicator);
  pen.raw("}");
}

}  // namespace jixiao::emit
