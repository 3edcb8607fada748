#include "emit/event_emitter.h"
#include "emit/finding_json.h"
#include "emit/formats.h"
#include "emit/tally.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

/// One record a line: each finding as soon as it is known, at the end what was looked at.
class CheckNdjson final : public EventEmitter {
 public:
  CheckNdjson(Output& output, const Options& options)
      : output_(output), language_(options.language), held_back_(options.held_back) {}

  void begin_source(std::string_view path) override {
    ++tally_.files;
    path_.clear();
    text::append_json_bytes(path_, path);
  }
  void end_source() override {}

  void finish() override {
    std::string& out = output_.buffer();
    if (held_back_) tally_.baseline = held_back_();
    out += "{\"type\":\"summary\",";
    append_summary_fields(out, tally_);
    out += "}\n";
    output_.flush_if_full();
  }

 protected:
  void on(const model::TableHead&) override { ++tally_.tables; }
  void on(const model::Project& project) override { tally_.count(project); }
  void on(const finding::Finding& finding) override {
    tally_.count(finding);
    append_finding_record(output_.buffer(), path_, finding, language_);
    output_.flush_if_full();
  }

 private:
  Output& output_;
  std::string language_;
  std::string path_;  ///< a JSON string
  std::function<finding::HeldBack()> held_back_;
  Tally tally_;
};

}  // namespace

std::unique_ptr<Emitter> make_check_ndjson(Output& output, const Options& options) {
  return std::make_unique<CheckNdjson>(output, options);
}

}  // namespace jixiao::emit
