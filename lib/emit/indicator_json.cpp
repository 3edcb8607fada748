#include "emit/indicator_json.h"

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
  if (spans != nullptr) spans->write(pen, row.spliced(), indicator);
  pen.raw("}");
}

}  // namespace jixiao::emit
