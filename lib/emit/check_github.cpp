#include <algorithm>

#include "emit/event_emitter.h"
#include "emit/finding_text.h"
#include "emit/formats.h"
#include "emit/messages.h"
#include "emit/tally.h"
#include "finding/words.h"
#include "text/width.h"

namespace jixiao::emit {
namespace {

/// How many annotations of each kind GitHub keeps of one step; the others are lines of its log and no more.
constexpr std::uint64_t shown_of_a_kind = 10;

std::string_view command_of(finding::Severity severity) {
  switch (severity) {
    case finding::Severity::error:
      return "error";
    case finding::Severity::warning:
      return "warning";
    case finding::Severity::info:
      break;
  }
  return "notice";
}

/// Appends what a workflow command says. In a property, colon and comma are marks, too.
void append_escaped(std::string& out, std::string_view text, bool property) {
  for (const char byte : text) {
    switch (byte) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += property ? "%3A" : ":";
        break;
      case ',':
        out += property ? "%2C" : ",";
        break;
      default:
        out += byte;
    }
  }
}

/// Workflow commands of GitHub, one line a finding. All are printed as they come; GitHub's limits are for
/// each kind of its own, so their order decides nothing. Past a limit a command is a line of the log without
/// its properties, therefore the message says the place, too.
class CheckGithub final : public EventEmitter {
 public:
  CheckGithub(Output& output, const Options& options) : output_(output), language_(options.language) {}

  void begin_source(std::string_view path) override { path_ = path; }
  void end_source() override {}

  void finish() override {
    const Tally beyond = beyond_limits();
    if (beyond.findings() == 0) return;
    std::string& out = output_.buffer();
    out.append("::").append(free_command()).append(" title=jixiao::");
    append_escaped(out, beyond_annotations(shown_of_a_kind, beyond, language_), false);
    out += '\n';
    output_.flush_if_full();
  }

 protected:
  void on(const finding::Finding& finding) override {
    tally_.count(finding);
    std::string& out = output_.buffer();
    out.append("::").append(command_of(finding.severity)).append(" file=");
    append_escaped(out, path_, true);
    append_range(out, finding);
    out.append(",title=").append(finding.kind->id).append("::");
    std::string said;
    append_place(said, path_, finding.begin);
    said.append(": ").append(finding.kind->id).append(": ");
    text::append_visible(said, finding::message(finding, language_));
    append_escaped(out, said, false);
    out += '\n';
    output_.flush_if_full();
  }

 private:
  /// Columns only within one line, as GitHub wants it; its ends are inclusive.
  static void append_range(std::string& out, const finding::Finding& finding) {
    out.append(",line=").append(std::to_string(finding.begin.line));
    out.append(",endLine=").append(std::to_string(finding.end.line));
    if (finding.begin.line != finding.end.line) return;
    const std::uint32_t last = std::max(finding.begin.column, finding.end.column - 1);
    out.append(",col=").append(std::to_string(finding.begin.column));
    out.append(",endColumn=").append(std::to_string(last));
  }

  [[nodiscard]] Tally beyond_limits() const {
    const auto beyond = [](std::uint64_t count) { return count - std::min(count, shown_of_a_kind); };
    Tally tally;
    tally.errors = beyond(tally_.errors);
    tally.warnings = beyond(tally_.warnings);
    tally.infos = beyond(tally_.infos);
    return tally;
  }

  /// The mildest kind of annotation that GitHub still shows one of.
  [[nodiscard]] std::string_view free_command() const {
    if (tally_.infos >= shown_of_a_kind && tally_.warnings < shown_of_a_kind) return "warning";
    return "notice";
  }

  Output& output_;
  std::string language_;
  std::string path_;
  Tally tally_;
};

}  // namespace

std::unique_ptr<Emitter> make_check_github(Output& output, const Options& options) {
  return std::make_unique<CheckGithub>(output, options);
}

}  // namespace jixiao::emit
