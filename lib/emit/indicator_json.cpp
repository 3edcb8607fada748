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
  pen.raw("{\"id\":");
  pen.string_or_null(level.id);
  pen.raw(",\"code\":");
  pen.string_or_null(ascii_digits(row[level.code], scratch_));
  pen.raw(",\"name\":");
  pen.string_or_null(row[level.name]);
  pen.raw("}");
}

/// What stands between the line and the name.
std::string_view IndicatorWriter::levels(const RowText& row, const model::Indicator& indicator) {
  return levels_.of(indicator, [&](std::string& out) {
    JsonPen fresh(out);
    fresh.raw(",\"level1\":");
    write_level(fresh, row, indicator.level1);
    fresh.raw(",\"level2\":");
    write_level(fresh, row, indicator.level2);
    fresh.raw(",\"name\":");
  });
}

/// Everything in front of the targets. Room is asked for only once: this is written for every entry.
void IndicatorWriter::write_start(JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                                  std::uint64_t line) {
  constexpr std::size_t fixed = 32, quotes = 2, block = 64;
  const std::string_view levels_json = levels(row, indicator);
  const std::string_view name = row[indicator.name];
  const bool is_plain = row.is_plain() && !name.empty();
  char* at = pen.room(fixed + 2 * text::digits_room + text::RisingNumber::room + levels_json.size() + quotes +
                      name.size() + block);
  at = text::put(at, "{\"list\":");
  at = text::put_number(at, indicator.list);
  at = text::put(at, ",\"number\":");
  at = indicator.number_text.absent() ? text::put(at, "null") : text::put_number(at, indicator.number);
  at = text::put(at, ",\"line\":");
  at = line_.write(at, line);
  text::copy_padded<block>(at, levels_json.data(), levels_json.size());
  at += levels_json.size();
  if (is_plain) {
    *at++ = '"';
    text::copy_padded<block>(at, name.data(), name.size());
    at += name.size();
    *at++ = '"';
  }
  pen.wrote(at);
  if (!is_plain) pen.string_or_null(name);
}

const KnownTarget* IndicatorWriter::known(const RowText& row, const model::Target& target) {
  return targets_.find(row.spliced().text(), target, [&row](std::string& out, const model::Target& fresh) {
    constexpr std::string_view before_text = "{\"text\":\"", before_value = "\"value\":";
    {
      JsonPen made(out);
      write_target(made, row, fresh);
    }
    return TargetPlaces{before_text.size(), out.find(before_value) + before_value.size(),
                        !text::needs_json_escape(row[fresh.text])};
  });
}

void IndicatorWriter::write_targets(JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                                    const KnownTarget* period, const KnownTarget* annual) {
  constexpr std::string_view period_key = ",\"period_target\":", annual_key = ",\"annual_target\":";
  // The second may have taken the place of the first.
  const bool are_both = period != annual || indicator.period.alike == indicator.annual.alike;
  if (period != nullptr && annual != nullptr && are_both) {
    const std::size_t size = period_key.size() + period->size() + annual_key.size() + annual->size();
    char* at = text::put(pen.room(size + KnownTarget::room), period_key);
    at = text::put(period->put(at, row[indicator.period.text]), annual_key);
    pen.wrote(annual->put(at, row[indicator.annual.text]));
    return;
  }
  pen.bytes(period_key);
  write_target(pen, row, indicator.period);
  pen.bytes(annual_key);
  write_target(pen, row, indicator.annual);
}

void IndicatorWriter::write(JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                            LineCursor& lines, SpansWriter* spans) {
  // Looked up first: they have come from the memory by the time they are needed.
  const KnownTarget* const period = known(row, indicator.period);
  const KnownTarget* const annual = known(row, indicator.annual);
  write_start(pen, row, indicator, lines.line(indicator.whole.absent() ? 0 : indicator.whole.begin));
  write_targets(pen, row, indicator, period, annual);
  if (spans != nullptr) spans->write(pen, row.spliced(), indicator);
  pen.raw("}");
}

}  // namespace jixiao::emit
