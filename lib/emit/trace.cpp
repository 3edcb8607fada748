#include "emit/trace.h"

#include <array>

#include "emit/trace_messages.h"
#include "text/json.h"
#include "text/width.h"

namespace jixiao::emit {
namespace {

using text::JsonPen;

/// Longer values are cut for people; programs get all of it.
constexpr std::size_t shown_columns = 72;
constexpr std::string_view ellipsis = "…";

/// In the order of Reason.
constexpr std::array<std::string_view, static_cast<std::size_t>(Reason::count_)> names{
    "value",      "head_word",        "total_word",    "field_label",   "field_mark",
    "cell_mark",  "blank_amount",     "cell_border",   "wrap",          "stray_space",
    "edge_space", "form_feed",        "page_line",     "repeated_head", "no_table",
    "bad_bytes",  "malformed_amount", "damaged_entry", "unread"};

void append_place(std::string& out, const text::Position& at) {
  out.append(std::to_string(at.line)).append(":").append(std::to_string(at.column));
}

void append_quoted(std::string& out, std::string_view text, const TraceWords& words) {
  const std::string_view shown = text::first_columns(text, shown_columns, text::Ambiguous::narrow);
  out += words.open;
  text::append_visible(out, shown);
  if (shown.size() < text.size()) out += ellipsis;
  out += words.close;
}

/// "table 1, spending unit “…”, project “…”, list 1, entry 3: annual_target"
void append_where(std::string& out, const Trace& trace, const TraceWords& words) {
  out.append("  ").append(words.table).append(std::to_string(trace.table));
  if (trace.row == "head") out.append(words.comma).append(words.head);
  if (trace.row == "total") out.append(words.comma).append(words.total);
  if (!trace.spending_unit.empty()) {
    out.append(words.comma).append(words.spending_unit);
    append_quoted(out, trace.spending_unit, words);
  }
  if (!trace.project.empty()) {
    out.append(words.comma).append(words.project);
    append_quoted(out, trace.project, words);
  }
  if (trace.has_entry) {
    out.append(words.comma).append(words.list).append(std::to_string(trace.list));
    out.append(words.comma).append(words.entry).append(std::to_string(trace.number));
  }
  if (!trace.field.empty()) out.append(words.colon).append(trace.field);
  out += '\n';
}

void append_value(std::string& out, const Trace& trace, const TraceWords& words) {
  out += "  ";
  append_quoted(out, trace.value, words);
  out += ' ';
  append_place(out, trace.begin);
  out += words.to;
  append_place(out, trace.end);
  for (std::size_t index = 0; index < trace.spans.size(); ++index) {
    out.append(words.comma).append(index == 0 ? words.bytes : std::string_view());
    out.append(std::to_string(trace.spans[index].begin))
        .append("-")
        .append(std::to_string(trace.spans[index].end));
  }
  out += '\n';
}

void write_string(JsonPen& pen, std::string_view text) {
  pen.string_or_null(text);
}

void write_position(JsonPen& pen, const text::Position& at) {
  pen.raw("{\"line\":");
  pen.number(at.line);
  pen.raw(",\"column\":");
  pen.number(at.column);
  pen.raw("}");
}

void write_field(JsonPen& pen, const Trace& trace) {
  pen.raw(",\"field\":");
  write_string(pen, trace.field);
  if (trace.field.empty()) return pen.raw(",\"value\":null,\"begin\":null,\"end\":null,\"spans\":null");
  pen.raw(",\"value\":");
  pen.string(trace.value);
  pen.raw(",\"begin\":");
  write_position(pen, trace.begin);
  pen.raw(",\"end\":");
  write_position(pen, trace.end);
  pen.raw(",\"spans\":[");
  for (std::size_t index = 0; index < trace.spans.size(); ++index) {
    index == 0 ? pen.raw("[") : pen.raw(",[");
    pen.number(trace.spans[index].begin);
    pen.raw(",");
    pen.number(trace.spans[index].end);
    pen.raw("]");
  }
  pen.raw("]");
}

void write_where(JsonPen& pen, const Trace& trace) {
  pen.raw(",\"table\":");
  trace.table > 0 ? pen.number(trace.table) : pen.raw("null");
  pen.raw(",\"row\":");
  write_string(pen, trace.row);
  pen.raw(",\"spending_unit\":");
  write_string(pen, trace.spending_unit);
  pen.raw(",\"project\":");
  write_string(pen, trace.project);
  if (!trace.has_entry) return pen.raw(",\"list\":null,\"number\":null");
  pen.raw(",\"list\":");
  pen.number(trace.list);
  pen.raw(",\"number\":");
  pen.number(trace.number);
}

}  // namespace

std::string_view reason_name(Reason reason) {
  return names.at(static_cast<std::size_t>(reason));
}

void append_trace_text(std::string& out, std::string_view path, const Trace& trace,
                       std::string_view language) {
  const TraceWords& words = trace_words(language);
  text::append_visible(out, path);
  out += ':';
  append_place(out, trace.at);
  out += ": ";
  if (const std::string_view word = kind_word(trace.kind, language); !word.empty()) {
    out += word;
  } else {
    append_quoted(out, trace.character, words);
  }
  out.append(words.colon).append(fate_word(trace.fate, language)).append(words.colon);
  out.append(reason_sentence(trace.reason, language)).append("\n");
  if (trace.table > 0) append_where(out, trace, words);
  if (!trace.field.empty()) append_value(out, trace, words);
}

void append_trace_json(std::string& out, std::string_view path, const Trace& trace,
                       std::string_view language) {
  JsonPen pen(out);
  pen.raw("{\"path\":");
  std::string shown_path;
  text::append_json_bytes(shown_path, path);
  pen.json(shown_path);
  pen.raw(",\"line\":");
  pen.number(trace.at.line);
  pen.raw(",\"column\":");
  pen.number(trace.at.column);
  pen.raw(",\"bytes\":[");
  pen.number(trace.at.byte);
  pen.raw(",");
  pen.number(trace.end_byte);
  pen.raw("],\"character\":");
  write_string(pen, trace.character);
  pen.raw(",\"fate\":");
  pen.plain_string(model::fate_name(trace.fate));
  pen.raw(",\"reason\":");
  pen.plain_string(reason_name(trace.reason));
  pen.raw(",\"why\":");
  pen.string(reason_sentence(trace.reason, language));
  write_where(pen, trace);
  write_field(pen, trace);
  pen.raw("}\n");
}

}  // namespace jixiao::emit
