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
    path_.clear();
    text::append_json_bytes(path_, path);
  }
  void end_source() override { output_.flush_if_full(); }
  void finish() override {}

 protected:
  void on(const model::TableHead& head) override {
    keys_.set(head.columns);
    table_ = head.number;
    JsonPen pen(output_.buffer());
    pen.raw("{\"type\":\"table\"");
    write_where(pen);
    pen.raw(",");
    write_head_fields(pen, head, keys_);
    if (with_spans_) spans_.write(pen, head, keys_);
    pen.raw("}\n");
  }

  void on(const model::SpendingUnit& unit) override {
    {
      JsonPen pen(output_.buffer());
      pen.raw("{\"type\":\"spending_unit\"");
      write_where(pen);
      pen.raw(",");
      write_row_fields(pen, unit.row, RowText(unit.row.text), keys_);
      if (with_spans_) spans_.write(pen, unit.row, keys_);
      pen.raw("}\n");
    }
    output_.flush_if_full();
  }

  void on(const model::Project& project) override {
    const RowText text(project.row.text);
    {
      JsonPen pen(output_.buffer());
      pen.raw("{\"type\":\"project\"");
      write_where(pen);
      pen.raw(",\"spending_unit\":");
      project.has_spending_unit ? pen.string_or_null(project.spending_unit) : pen.raw("null");
      pen.raw(",");
      write_row_fields(pen, project.row, text, keys_);
      write_objective(pen, project, text);
      pen.raw(",\"indicators\":[");
    }
    write_indicators(project, text);
    {
      JsonPen pen(output_.buffer());
      pen.raw("]");
      if (with_spans_) spans_.write(pen, project.row, keys_, project.objective);
      pen.raw("}\n");
    }
    output_.flush_if_full();
  }

  void on(const finding::Finding& finding) override {
    append_finding_record(output_.buffer(), path_, finding, language_);
    output_.flush_if_full();
  }

  void on(const model::SourceEnd& source) override {
    JsonPen pen(output_.buffer());
    pen.raw("{\"type\":\"source\",\"path\":");
    pen.json(path_);
    pen.raw(",");
    write_source_fields(pen, source);
    pen.raw("}\n");
  }

 private:
  void write_where(JsonPen& pen) const {
    pen.raw(",\"path\":");
    pen.json(path_);
    pen.raw(",\"table\":");
    pen.number(table_);
  }

  void write_indicators(const model::Project& project, const RowText& text) {
    LineCursor lines(project.row.text);
    for (std::size_t next = 0; next < project.indicators.size();) {
      {
        JsonPen pen(output_.buffer());
        next = indicator_writer_.write_some(pen, text, project.indicators, next, Output::block, lines,
                                            with_spans_ ? &spans_ : nullptr);
      }
      output_.flush_if_full();
    }
  }

  Output& output_;
  std::string language_;
  bool with_spans_;
  SpansWriter spans_;
  IndicatorWriter indicator_writer_;
  std::string path_;  ///< a JSON string
  ColumnKeys keys_;
  std::uint32_t table_ = 0;
};

}  // namespace

std::unique_ptr<Emitter> make_parse_ndjson(Output& output, const Options& options) {
  return std::make_unique<ParseNdjson>(output, options);
}

}  // namespace jixiao::emit
