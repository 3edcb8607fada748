#include <array>

#include "emit/csv.h"
#include "emit/event_emitter.h"
#include "emit/formats.h"
#include "emit/messages.h"
#include "finding/words.h"

namespace jixiao::emit {
namespace {

constexpr std::array<std::string_view, 20> columns = {
    "path",   "page",      "line",  "column",     "end_line",      "end_column", "severity",
    "rule",   "message",   "table", "department", "spending_unit", "project",    "list",
    "number", "indicator", "field", "excerpt",    "related",       "fingerprint"};

/// An auditor's working paper: one finding a row, one header for all inputs.
class CheckCsv final : public EventEmitter {
 public:
  CheckCsv(Output& output, const Options& options)
      : output_(output), language_(options.language), style_{options.excel, options.chinese_header} {}

  void begin_source(std::string_view path) override {
    open();
    path_ = path;
  }
  void end_source() override {}
  void finish() override {
    open();
    output_.flush_if_full();
  }

 protected:
  void on(const finding::Finding& finding) override {
    CsvRow row(output_.pen(), style_);
    row.text(path_);
    finding.page ? row.number(*finding.page) : row.empty();
    row.number(finding.begin.line);
    row.number(std::uint64_t{finding.begin.column});
    row.number(finding.end.line);
    row.number(std::uint64_t{finding.end.column});
    row.word(finding::severity_name(finding.severity));
    row.word(finding.kind->id);
    row.text(finding::message(finding, language_));
    write_subject(row, finding.subject);
    row.text(finding.excerpt);
    row.text(related_of(finding));
    row.word(finding.fingerprint);
    row.end();
    output_.flush_if_full();
  }

 private:
  void open() {
    if (!open_) append_csv_header(output_.buffer(), columns, style_);
    open_ = true;
  }

  static void write_subject(CsvRow& row, const finding::Subject& subject) {
    const auto count = [&row](std::uint64_t number) { number > 0 ? row.number(number) : row.empty(); };
    count(subject.table);
    row.text(subject.department);
    row.text(subject.spending_unit);
    row.text(subject.project);
    count(subject.list);
    subject.number ? row.number(std::uint64_t{*subject.number}) : row.empty();
    row.text(subject.indicator);
    row.text(subject.field);
  }

  /// The places that belong to a finding in one cell: "12:5 message; 14:5 message; and 3 more".
  [[nodiscard]] std::string related_of(const finding::Finding& finding) const {
    std::string cell;
    const auto next = [&]() -> std::string& {
      if (!cell.empty()) cell += clause_mark(language_);
      return cell;
    };
    for (const finding::Related& related : finding.related) {
      next().append(std::to_string(related.at.line)).append(":").append(std::to_string(related.at.column));
      cell.append(" ").append(finding::related_message(related, language_));
    }
    if (finding.related_omitted > 0) next().append(omitted_related(finding.related_omitted, language_));
    return cell;
  }

  Output& output_;
  std::string language_;
  CsvStyle style_;
  std::string path_;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<Emitter> make_check_csv(Output& output, const Options& options) {
  return std::make_unique<CheckCsv>(output, options);
}

}  // namespace jixiao::emit
