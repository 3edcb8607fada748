#include "emit/byte_columns.h"
#include "emit/event_emitter.h"
#include "emit/formats.h"
#include "finding/words.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

std::string_view severity_of(finding::Severity severity) {
  switch (severity) {
    case finding::Severity::error:
      return "ERROR";
    case finding::Severity::warning:
      return "WARNING";
    case finding::Severity::info:
      return "INFO";
  }
  return "UNKNOWN_SEVERITY";
}

/// The Reviewdog Diagnostic Format: one object, columns in bytes of UTF-8, ends exclusive.
class CheckRdjson final : public EventEmitter {
 public:
  CheckRdjson(Output& output, const Options& options) : output_(output), language_(options.language) {}

  void begin_source(std::string_view path) override {
    open();
    path_.clear();
    text::append_json_bytes(path_, path);
  }
  void end_source() override {}
  void finish() override {
    open();
    output_.append(any_ ? "\n]}\n" : "]}\n");
    output_.flush_if_full();
  }

 protected:
  void on(const finding::Finding& finding) override {
    {
      text::JsonPen pen(output_.buffer());
      any_ ? pen.raw(",\n") : pen.raw("\n");
      any_ = true;
      pen.raw("{\"message\":");
      pen.string(finding::message(finding, language_));
      pen.raw(",\"location\":{\"path\":");
      pen.json(path_);
      pen.raw(",\"range\":");
      write_range(pen, finding);
      pen.raw("},\"severity\":");
      pen.string(severity_of(finding.severity));
      pen.raw(",\"code\":{\"value\":");
      pen.string(finding.kind->id);
      pen.raw("}");
      write_related(pen, finding);
      pen.raw("}");
    }
    output_.flush_if_full();
  }

 private:
  void open() {
    if (!open_) output_.append("{\"source\":{\"name\":\"jixiao\"},\"diagnostics\":[");
    open_ = true;
  }

  static void write_position(text::JsonPen& pen, std::uint64_t line, std::uint64_t column) {
    pen.raw("{\"line\":");
    pen.number(line);
    if (column > 0) {
      pen.raw(",\"column\":");
      pen.number(column);
    }
    pen.raw("}");
  }

  /// Whole lines where the columns are not known.
  static void write_range(text::JsonPen& pen, const finding::Finding& finding) {
    const ByteColumns columns = byte_columns(finding);
    pen.raw("{\"start\":");
    write_position(pen, finding.begin.line, columns.begin);
    if (columns.begin == 0 || columns.end > 0) {
      pen.raw(",\"end\":");
      write_position(pen, columns.begin == 0 ? finding.end.line : columns.end_line, columns.end);
    }
    pen.raw("}");
  }

  void write_related(text::JsonPen& pen, const finding::Finding& finding) const {
    if (finding.related.empty()) return;
    pen.raw(",\"related_locations\":[");
    bool first = true;
    for (const finding::Related& related : finding.related) {
      first ? pen.raw("{\"message\":") : pen.raw(",{\"message\":");
      first = false;
      pen.string(finding::related_message(related, language_));
      pen.raw(",\"location\":{\"path\":");
      pen.json(path_);
      pen.raw(",\"range\":{\"start\":");
      write_position(pen, related.at.line, 0);
      pen.raw("}}}");
    }
    pen.raw("]");
  }

  Output& output_;
  std::string language_;
  std::string path_;  ///< a JSON string
  bool open_ = false;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<Emitter> make_check_rdjson(Output& output, const Options& options) {
  return std::make_unique<CheckRdjson>(output, options);
}

}  // namespace jixiao::emit
