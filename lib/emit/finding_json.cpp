#include "emit/finding_json.h"

#include "finding/words.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

using text::JsonPen;

void write_count_or_null(JsonPen& pen, std::uint64_t count) {
  if (count == 0) return pen.raw("null");
  pen.number(count);
}

void write_subject(JsonPen& pen, const finding::Subject& subject) {
  pen.raw(",\"subject\":{\"table\":");
  write_count_or_null(pen, subject.table);
  pen.raw(",\"department\":");
  pen.string_or_null(subject.department);
  pen.raw(",\"spending_unit\":");
  pen.string_or_null(subject.spending_unit);
  pen.raw(",\"project\":");
  pen.string_or_null(subject.project);
  pen.raw(",\"list\":");
  write_count_or_null(pen, subject.list);
  pen.raw(",\"number\":");
  if (subject.number) {
    pen.number(*subject.number);
  } else {
    pen.raw("null");
  }
  pen.raw(",\"indicator\":");
  pen.string_or_null(subject.indicator);
  pen.raw(",\"field\":");
  pen.string_or_null(subject.field);
  pen.raw("}");
}

void write_related(JsonPen& pen, const finding::Finding& finding, std::string_view language) {
  pen.raw(",\"related\":[");
  bool first = true;
  for (const finding::Related& related : finding.related) {
    if (!first) pen.raw(",");
    first = false;
    pen.raw("{\"message\":");
    pen.string(finding::related_message(related, language));
    pen.raw(",\"line\":");
    pen.number(related.at.line);
    pen.raw(",\"column\":");
    pen.number(related.at.column);
    pen.raw("}");
  }
  pen.raw("],\"related_omitted\":");
  pen.number(finding.related_omitted);
}

void write_place(JsonPen& pen, const finding::Finding& finding) {
  pen.raw(",\"page\":");
  if (finding.page) {
    pen.number(*finding.page);
  } else {
    pen.raw("null");
  }
  pen.raw(",\"line\":");
  pen.number(finding.begin.line);
  pen.raw(",\"column\":");
  pen.number(finding.begin.column);
  pen.raw(",\"end_line\":");
  pen.number(finding.end.line);
  pen.raw(",\"end_column\":");
  pen.number(finding.end.column);
}

}  // namespace

void append_finding_fields(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language) {
  JsonPen pen(out);
  pen.raw("\"rule\":");
  pen.string(finding.kind->id);
  pen.raw(",\"severity\":");
  pen.string(finding::severity_name(finding.severity));
  pen.raw(",\"message\":");
  pen.string(finding::message(finding, language));
  if (!path.empty()) pen.raw(",\"path\":");
  pen.json(path);
  write_place(pen, finding);
  pen.raw(",\"fingerprint\":");
  pen.string_or_null(finding.fingerprint);
  write_subject(pen, finding.subject);
  pen.raw(",\"excerpt\":");
  pen.string_or_null(finding.excerpt);
  write_related(pen, finding, language);
}

void append_finding_object(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language) {
  out += '{';
  append_finding_fields(out, path, finding, language);
  out += '}';
}

void append_finding_record(std::string& out, std::string_view path, const finding::Finding& finding,
                           std::string_view language) {
  {
    JsonPen pen(out);
    pen.raw("{\"type\":\"diagnostic\",\"path\":");
    pen.json(path);
    if (finding.subject.table > 0) {
      pen.raw(",\"table\":");
      pen.number(finding.subject.table);
    }
    if (!finding.subject.spending_unit.empty()) {
      pen.raw(",\"spending_unit\":");
      pen.string(finding.subject.spending_unit);
    }
    pen.raw(",");
  }
  append_finding_fields(out, {}, finding, language);
  out += "}\n";
}

void append_summary_fields(std::string& out, const Tally& tally) {
  JsonPen pen(out);
  pen.raw("\"files\":");
  pen.number(tally.files);
  pen.raw(",\"tables\":");
  pen.number(tally.tables);
  pen.raw(",\"projects\":");
  pen.number(tally.projects);
  pen.raw(",\"indicators\":");
  pen.number(tally.indicators);
  pen.raw(",\"errors\":");
  pen.number(tally.errors);
  pen.raw(",\"warnings\":");
  pen.number(tally.warnings);
  pen.raw(",\"infos\":");
  pen.number(tally.infos);
  if (!tally.baseline) return;
  pen.raw(",\"baseline\":{\"held_back\":");
  pen.number(tally.baseline->findings);
  pen.raw(",\"unused\":");
  pen.number(tally.baseline->unused);
  pen.raw("}");
}

}  // namespace jixiao::emit
