#include "emit/event_emitter.h"
#include "emit/finding_text.h"
#include "emit/formats.h"
#include "finding/words.h"
#include "text/width.h"

namespace jixiao::emit {
namespace {

/// One line a finding, as editors and grep read it: path:line:column: severity rule: message. Severities are
/// those of the interface in every language.
class CheckConcise final : public EventEmitter {
 public:
  CheckConcise(Output& output, const Options& options) : output_(output), language_(options.language) {}

  void begin_source(std::string_view path) override { path_ = path; }
  void end_source() override {}
  void finish() override {}

 protected:
  void on(const finding::Finding& finding) override {
    std::string& out = output_.buffer();
    append_place(out, path_, finding.begin);
    out.append(": ").append(finding::severity_name(finding.severity));
    out.append(" ").append(finding.kind->id).append(": ");
    text::append_visible(out, finding::message(finding, language_));
    out += '\n';
    output_.flush_if_full();
  }

 private:
  Output& output_;
  std::string language_;
  std::string path_;
};

}  // namespace

std::unique_ptr<Emitter> make_check_concise(Output& output, const Options& options) {
  return std::make_unique<CheckConcise>(output, options);
}

}  // namespace jixiao::emit
