#include "emit/event_emitter.h"
#include "emit/finding_json.h"
#include "emit/formats.h"
#include "emit/json_output.h"
#include "emit/tally.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

/// One object for all inputs: the findings as they come, then what was looked at.
class CheckJson final : public EventEmitter {
 public:
  CheckJson(Output& output, const Options& options)
      : out_(output, options.pretty), language_(options.language), held_back_(options.held_back) {}

  void begin_source(std::string_view path) override {
    open();
    ++tally_.files;
    path_.clear();
    text::append_json_bytes(path_, path);
  }
  void end_source() override {}

  void finish() override {
    open();
    std::string& text = out_.text();
    if (held_back_) tally_.baseline = held_back_();
    text += "],\"summary\":{";
    append_summary_fields(text, tally_);
    text += "}}\n";
    out_.settle();
  }

 protected:
  void on(const model::TableHead&) override { ++tally_.tables; }
  void on(const model::Project& project) override { tally_.count(project); }
  void on(const finding::Finding& finding) override {
    std::string& text = out_.text();
    if (tally_.findings() > 0) text += ',';
    append_finding_object(text, path_, finding, language_);
    out_.settle();
    tally_.count(finding);
  }

 private:
  void open() {
    if (!open_) out_.append("{\"format\":\"jixiao/1\",\"diagnostics\":[");
    open_ = true;
  }

  JsonOutput out_;
  std::string language_;
  std::string path_;  ///< a JSON string
  std::function<finding::HeldBack()> held_back_;
  Tally tally_;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<Emitter> make_check_json(Output& output, const Options& options) {
  return std::make_unique<CheckJson>(output, options);
}

}  // namespace jixiao::emit
