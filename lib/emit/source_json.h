#pragma once
#include "model/event.h"
#include "text/json.h"

namespace jixiao::emit {

/// The fields of `"source"`, without braces: encoding, bytes, lines, tables, projects, indicators,
/// accounting.
inline void write_source_fields(text::JsonPen& pen, const model::SourceEnd& source) {
  pen.raw("\"encoding\":");
  pen.string_or_null(source.encoding);
  pen.raw(",\"bytes\":");
  pen.number(source.bytes);
  pen.raw(",\"lines\":");
  pen.number(source.lines);
  pen.raw(",\"tables\":");
  pen.number(source.tables);
  pen.raw(",\"projects\":");
  pen.number(source.projects);
  pen.raw(",\"indicators\":");
  pen.number(source.indicators);
  pen.raw(",\"accounting\":{");
  for (std::size_t fate = 0; fate < model::fates; ++fate) {
    if (fate > 0) pen.raw(",");
    pen.plain_string(model::fate_name(static_cast<model::Fate>(fate)));
    pen.raw(":");
    pen.number(source.accounting.bytes[fate]);
  }
  pen.raw("}");
}

}  // namespace jixiao::emit
