#include "emit/event_emitter.h"
#include "emit/finding_json.h"
#include "emit/formats.h"
#include "emit/indicator_json.h"
#include "emit/json_output.h"
#include "emit/row_json.h"
#include "emit/source_json.h"
#include "emit/spans_json.h"
#include "emit/spool.h"

namespace jixiao::emit {
namespace {

using text::JsonPen;

/// One object an input. Tables are written as they pass; findings, which come after them, wait in a spool.
class ParseJson final : public EventEmitter {
 public:
  ParseJson(Output& output, const Options& options)
      : out_(output, options.pretty), language_(options.language), with_spans_(options.spans) {}

  void begin_source(std::string_view path) override {
    tables_ = 0;
    source_ = "null";
    std::string& text = out_.text();
    text += "{\"format\":\"jixiao/1\",\"path\":";
    text::append_json_bytes(text, path);
    path_.clear();
    text::append_json_bytes(path_, path);
    out_.append(",\"tables\":[");
  }

  void end_source() override {
    close_table();
    out_.append("],\"diagnostics\":[");
    findings_.drain([this](std::string_view block) { out_.append(block); });
    out_.append("],\"source\":");
    out_.append(source_);
    out_.append("}\n");
  }

  void finish() override {}

 protected:
  void on(const model::TableHead& head) override {
    close_table();
    keys_.set(head.columns);
    JsonPen& pen = out_.pen();
    if (tables_++ > 0) pen.raw(",");
    pen.raw("{");
    write_head_fields(pen, head, keys_);
    pen.raw(",\"spending_units\":[");
    out_.settle();
    keep_spans(table_spans_, [&](JsonPen& kept) { spans_.write(kept, head, keys_); });
    table_open_ = true;
    units_ = 0;
  }

  void on(const model::SpendingUnit& unit) override {
    open_unit([&](JsonPen& pen) { write_row_fields(pen, unit.row, RowText(unit.row.text), keys_); });
    keep_spans(unit_spans_, [&](JsonPen& pen) { spans_.write(pen, unit.row, keys_); });
  }

  void on(const model::Project& project) override {
    const RowText text(project.row.text);
    if (!unit_open_) {
      open_unit([](JsonPen& pen) { write_no_row_fields(pen); });
      keep_spans(unit_spans_, SpansWriter::write_none);
    }
    JsonPen& pen = out_.pen();
    if (projects_++ > 0) pen.raw(",");
    pen.raw("{");
    write_row_fields(pen, project.row, text, keys_);
    write_objective(pen, project, text);
    pen.raw(",\"indicators\":[");
    LineCursor lines(project.row.text);
    for (const model::Indicator& indicator : project.indicators) {
      if (&indicator != project.indicators.data()) pen.raw(",");
      indicator_writer_.write(pen, text, indicator, lines, with_spans_ ? &spans_ : nullptr);
      out_.settle();  // a row may be far larger than what is written at once
    }
    pen.raw("]");
    if (with_spans_) spans_.write(pen, project.row, keys_, project.objective);
    pen.raw("}");
    out_.settle();
  }

  void on(const model::TableEnd&) override { close_table(); }

  void on(const finding::Finding& finding) override {
    finding_.clear();
    if (!findings_.empty()) finding_ += ',';
    append_finding_object(finding_, path_, finding, language_);
    findings_.append(finding_);
  }

  void on(const model::SourceEnd& source) override {
    source_ = "{";
    {
      JsonPen pen(source_);
      write_source_fields(pen, source);
    }
    source_ += '}';
  }

 private:
  template <typename WriteFields>
  void open_unit(WriteFields write_fields) {
    close_unit();
    JsonPen& pen = out_.pen();
    if (units_++ > 0) pen.raw(",");
    pen.raw("{");
    write_fields(pen);
    pen.raw(",\"projects\":[");
    out_.settle();
    unit_open_ = true;
    projects_ = 0;
  }

  /// Spans are the last key of an object: they wait until all that stands in it is written.
  template <typename WriteSpans>
  void keep_spans(std::string& kept, WriteSpans write_spans) {
    kept.clear();
    if (!with_spans_) return;
    JsonPen pen(kept);
    write_spans(pen);
  }

  void close(const std::string& spans) {
    JsonPen& pen = out_.pen();
    pen.raw("]");
    pen.json(spans);
    pen.raw("}");
    out_.settle();
  }

  void close_unit() {
    if (unit_open_) close(unit_spans_);
    unit_open_ = false;
  }

  void close_table() {
    close_unit();
    if (table_open_) close(table_spans_);
    table_open_ = false;
  }

  JsonOutput out_;
  std::string language_;
  bool with_spans_;
  SpansWriter spans_;
  IndicatorWriter indicator_writer_;
  std::string table_spans_, unit_spans_;  ///< of what is open, ready to be written
  std::string path_;                      ///< a JSON string
  ColumnKeys keys_;
  Spool findings_;
  std::string finding_;
  std::string source_;  ///< the JSON of "source"; null until it is known
  bool table_open_ = false, unit_open_ = false;
  std::uint64_t tables_ = 0, units_ = 0, projects_ = 0;  ///< written so far in what is open
};

}  // namespace

std::unique_ptr<Emitter> make_parse_json(Output& output, const Options& options) {
  return std::make_unique<ParseJson>(output, options);
}

}  // namespace jixiao::emit
