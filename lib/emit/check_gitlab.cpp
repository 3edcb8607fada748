#include "emit/event_emitter.h"
#include "emit/formats.h"
#include "finding/fingerprint.h"
#include "finding/words.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

std::string_view severity_of(finding::Severity severity) {
  switch (severity) {
    case finding::Severity::error:
      return "major";
    case finding::Severity::warning:
      return "minor";
    case finding::Severity::info:
      break;
  }
  return "info";
}

/// GitLab's code quality report: one array. It knows lines and no columns.
class CheckGitlab final : public EventEmitter {
 public:
  CheckGitlab(Output& output, const Options& options) : output_(output), language_(options.language) {}

  void begin_source(std::string_view path) override {
    open();
    while (path.starts_with("./")) path.remove_prefix(2);
    name_ = path;
    path_.clear();
    text::append_json_bytes(path_, path);
  }
  void end_source() override {}
  void finish() override {
    open();
    output_.append(any_ ? "\n]\n" : "]\n");
    output_.flush_if_full();
  }

 protected:
  void on(const finding::Finding& finding) override {
    {
      text::JsonPen pen(output_.buffer());
      any_ ? pen.raw(",\n") : pen.raw("\n");
      any_ = true;
      pen.raw("{\"description\":");
      pen.string(finding::message(finding, language_));
      pen.raw(",\"check_name\":");
      pen.string(finding.kind->id);
      pen.raw(",\"fingerprint\":");
      pen.string(fingerprint_of(finding));
      pen.raw(",\"severity\":");
      pen.string(severity_of(finding.severity));
      pen.raw(",\"location\":{\"path\":");
      pen.json(path_);
      pen.raw(",\"lines\":{\"begin\":");
      pen.number(finding.begin.line);
      pen.raw(",\"end\":");
      pen.number(finding.end.line);
      pen.raw("}}}");
    }
    output_.flush_if_full();
  }

 private:
  void open() {
    if (!open_) output_.append("[");
    open_ = true;
  }

  /// GitLab shows one finding only of those that share a fingerprint. Ours has no path in it, so the same
  /// table in two files would share all.
  [[nodiscard]] std::string fingerprint_of(const finding::Finding& finding) const {
    finding::Hasher hasher;
    hasher.add(name_);
    hasher.add(finding.fingerprint);
    return hexadecimal(hasher.value());
  }

  Output& output_;
  std::string language_;
  std::string name_;
  std::string path_;  ///< the same as a JSON string
  bool open_ = false;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<Emitter> make_check_gitlab(Output& output, const Options& options) {
  return std::make_unique<CheckGitlab>(output, options);
}

}  // namespace jixiao::emit
