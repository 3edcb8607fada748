#include "emit/event_emitter.h"
#include "emit/finding_json.h"
#include "emit/formats.h"
#include "emit/indicator_json.h"
#include "emit/row_json.h"
#include "emit/source_json.h"
#include "emit/spans_json.h"

namespace jixiao::emit {
namespace {

using text::JsonPen;

/// One record a line, complete as soon as it is known.
class ParseNdjson final : public EventEmitter {
 public:
  ParseNdjson(Output& output, const Options& options)
      : output_(output), language_(options.language), with_spans_(options.spans) {}

  void begin_source(std::string_view path) override {
    project_begin_.clear();
    path_.clear();
    text::append_json_bytes(path_, path);
  }
  void end_source() override { output_.flush_if_full(); }
  void finish() override {}

 protected:
  void on(const model::TableHead& head) override {
    keys_.set(head.columns);
    table_ = head.number;
    project_begin_.clear();
    JsonPen& pen = output_.pen();
    begin_record(pen, "{\"type\":\"table\"");
    write_head_fields(pen, head, keys_);
    if (with_spans_) spans_.write(pen, head, keys_);
    pen.raw("}\n");
  }

  void on(const model::SpendingUnit& unit) override {
    JsonPen& pen = output_.pen();
    begin_record(pen, "{\"type\":\"spending_unit\"");
    write_row_fields(pen, unit.row, RowText(unit.row.text), keys_);
    if (with_spans_) spans_.write(pen, unit.row, keys_);
    pen.raw("}\n");
    output_.flush_if_full();
  }

  void on(const model::Project& project) override {
    const RowText text(project.row.text);
    JsonPen& pen = output_.pen();
    begin_project(pen, project);
    write_row_fields(pen, project.row, text, keys_);
    write_objective(pen, project, text);
    pen.raw(",\"indicators\":[");
    LineCursor lines(project.row.text);
    SpansWriter* const spans = with_spans_ ? &spans_ : nullptr;
    // A row may be far larger than what is written at once: then it is not kept until all of it is written.
    const bool is_long = project.row.text.size() >= Output::block;
    for (const model::Indicator& indicator : project.indicators) {
      if (&indicator != project.indicators.data()) pen.raw(",");
      indicator_writer_.write(pen, text, indicator, lines, spans);
      if (is_long) output_.flush_if_full();
    }
    pen.raw("]");
    if (with_spans_) spans_.write(pen, project.row, keys_, project.objective);
    pen.raw("}\n");
    output_.flush_if_full();
  }

  void on(const finding::Finding& finding) override {
    // Not at the end of the output itself: the pen would make its room anew.
    finding_.clear();
    append_finding_record(finding_, path_, finding, language_);
    output_.pen().json(finding_);
    output_.flush_if_full();
  }

  void on(const model::SourceEnd& source) override {
    JsonPen& pen = output_.pen();
    pen.raw("{\"type\":\"source\",\"path\":");
    pen.json(path_);
    pen.raw(",");
    write_source_fields(pen, source);
    pen.raw("}\n");
  }

 private:
  template <std::size_t size>
  void begin_record(JsonPen& pen, const char (&type)[size]) const {
    pen.raw(type);
    pen.raw(",\"path\":");
    pen.json(path_);
    pen.raw(",\"table\":");
    pen.number(table_);
    pen.raw(",");
  }

  /// All projects of a spending unit begin with the same text.
  void begin_project(JsonPen& pen, const model::Project& project) {
    const bool same_unit = project.has_spending_unit == has_unit_ && project.spending_unit == unit_;
    if (project_begin_.empty() || !same_unit) [[unlikely]]
      make_project_begin(project);
    pen.json(project_begin_);
  }
  [[gnu::noinline]] void make_project_begin(const model::Project& project) {
    has_unit_ = project.has_spending_unit;
    unit_ = project.spending_unit;
    project_begin_.clear();
    JsonPen fresh(project_begin_);
    begin_record(fresh, "{\"type\":\"project\"");
    fresh.raw("\"spending_unit\":");
    has_unit_ ? fresh.string_or_null(unit_) : fresh.raw("null");
    fresh.raw(",");
  }

  Output& output_;
  std::string language_;
  bool with_spans_;
  SpansWriter spans_;
  IndicatorWriter indicator_writer_;
  std::string path_;  ///< a JSON string
  ColumnKeys keys_;
  std::uint32_t table_ = 0;
  std::string project_begin_;  ///< of a record, up to the spending unit `unit_`; empty: not made yet
  std::string unit_;
  std::string finding_;  ///< the record at hand
  bool has_unit_ = false;
};

}  // namespace

std::unique_ptr<Emitter> make_parse_ndjson(Output& output, const Options& options) {
  return std::make_unique<ParseNdjson>(output, options);
}

}  // namespace jixiao::emit
