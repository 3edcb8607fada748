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

/// What the text of a target says.
const Reading& reading_of(const model::Target& target) {
  static const Reading nothing_read;
  return target.reading != nullptr ? *target.reading : nothing_read;
}

/// Texts are copied in blocks of this size.
constexpr std::size_t block = 64;
/// Room for what stands in front of the name, without the levels; for the targets, without their texts.
constexpr std::size_t start_room = 32 + 2 * text::digits_room + text::RisingNumber::room + block;
constexpr std::size_t targets_room = 64 + 2 * KnownTarget::room;

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
  pen.raw("{\"text\":");
  row.write(pen, target.text);
  write_reading(pen, reading_of(target));
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
void IndicatorWriter::write_levels(std::string& out, const RowText& row, const model::Indicator& indicator) {
  JsonPen pen(out);
  pen.raw(",\"level1\":");
  write_level(pen, row, indicator.level1);
  pen.raw(",\"level2\":");
  write_level(pen, row, indicator.level2);
  pen.raw(",\"name\":");
}

inline const KnownTarget* IndicatorWriter::known(const RowText& row, const model::Target& target) {
  if (target.text.empty()) return nullptr;
  return targets_.find(target, row.present(target.text), [&row, &target](std::string& out) {
    if (text::needs_json_escape(row.present(target.text))) return KnownTargets::not_as_printed;
    constexpr std::string_view before_value = "\"value\":";
    {
      JsonPen made(out);
      made.raw("\"");
      write_reading(made, reading_of(target));
    }
    return out.find(before_value) + before_value.size();
  });
}

/// Puts everything in front of the name.
inline char* IndicatorWriter::put_start(char* at, const model::Indicator& indicator, std::uint64_t line,
                                        std::string_view levels) {
  at = text::put(at, "{\"list\":");
  at = text::put_number(at, indicator.list);
  at = text::put(at, ",\"number\":");
  at = indicator.number_text.absent() ? text::put(at, "null") : text::put_number(at, indicator.number);
  at = text::put(at, ",\"line\":");
  at = line_.write(at, line);
  text::copy_padded<block>(at, levels.data(), levels.size());
  return at + levels.size();
}

/// An indicator without its end. Room is asked for only once: this is written for nearly every entry.
void IndicatorWriter::write(JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                            LineCursor& lines, SpansWriter* spans) {
  // Looked up first: they have come from the memory by the time they are needed.
  const KnownTarget* const period = known(row, indicator.period);
  const KnownTarget* const annual = known(row, indicator.annual);
  const std::string_view levels =
      levels_.of(indicator, [&](std::string& out) { write_levels(out, row, indicator); });
  const std::uint64_t line = lines.line(indicator.whole.absent() ? 0 : indicator.whole.begin);
  // The second may have taken the place of the first.
  const bool are_both = period != annual || indicator.period.alike == indicator.annual.alike;
  if (row.is_plain() && !indicator.name.empty() && period != nullptr && annual != nullptr && are_both)
      [[likely]] {
    const std::string_view name = row.present(indicator.name),
                           period_text = row.present(indicator.period.text),
                           annual_text = row.present(indicator.annual.text);
    char* at = pen.room(start_room + levels.size() + name.size() + period_text.size() + annual_text.size() +
                        targets_room);
    at = put_start(at, indicator, line, levels);
    *at++ = '"';
    text::copy_padded<block>(at, name.data(), name.size());
    at += name.size();
    at = text::put(at, "\",\"period_target\":{\"text\":\"");
    at = period->put(at, period_text);
    at = text::put(at, ",\"annual_target\":{\"text\":\"");
    at = annual->put(at, annual_text);
    if (spans == nullptr) [[likely]] {
      *at = '}';
      return pen.wrote(at + 1);
    }
    pen.wrote(at);
  } else {
    write_other(pen, row, indicator, line, levels);
  }
  if (spans != nullptr) spans->write(pen, row.spliced(), indicator);
  pen.raw("}");
}

/// An indicator that has something that is not as in others.
void IndicatorWriter::write_other(JsonPen& pen, const RowText& row, const model::Indicator& indicator,
                                  std::uint64_t line, std::string_view levels) {
  pen.wrote(put_start(pen.room(start_room + levels.size()), indicator, line, levels));
  row.write_or_null(pen, indicator.name);
  pen.raw(",\"period_target\":");
  write_target(pen, row, indicator.period);
  pen.raw(",\"annual_target\":");
  write_target(pen, row, indicator.annual);
}

}  // namespace jixiao::emit
