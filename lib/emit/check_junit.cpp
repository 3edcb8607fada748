#include <algorithm>

#include "emit/event_emitter.h"
#include "emit/finding_text.h"
#include "emit/formats.h"
#include "emit/messages.h"
#include "emit/spool.h"
#include "emit/tally.h"
#include "emit/xml.h"
#include "finding/words.h"

namespace jixiao::emit {
namespace {

/// Digits of a fingerprint that a person is shown: enough that no two findings of a file ever share them.
constexpr std::size_t shown_of_fingerprint = 12;

/// JUnit's XML: a suite for each input, a failed test for each error and warning, a passed one that says
/// something for each info, and one passed test for an input without findings. The format has no field for a
/// place, so the text of a failure says it.
class CheckJunit final : public EventEmitter {
 public:
  CheckJunit(Output& output, const Options& options) : output_(output), options_(options) {
    options_.color = false;
    options_.width = 0;
  }

  void begin_source(std::string_view path) override {
    open();
    path_ = path;
    tally_ = {};
  }

  /// The counts of a suite stand before its tests, which therefore wait.
  void end_source() override {
    std::string& out = output_.buffer();
    out += "<testsuite name=\"";
    append_xml_attribute(out, path_);
    const std::uint64_t tests = std::max<std::uint64_t>(1, tally_.findings());
    out.append("\" tests=\"").append(std::to_string(tests));
    out.append("\" failures=\"").append(std::to_string(tally_.errors + tally_.warnings));
    out += "\" errors=\"0\">\n";
    if (tally_.findings() == 0) {
      append_test(out, no_findings(options_.language));
      out += "/>\n";
    }
    tests_.drain([this](std::string_view bytes) {
      output_.append(bytes);
      output_.flush_if_full();
    });
    output_.append("</testsuite>\n");
    output_.flush_if_full();
  }

  void finish() override {
    open();
    output_.append("</testsuites>\n");
    output_.flush_if_full();
  }

 protected:
  void on(const finding::Finding& finding) override {
    tally_.count(finding);
    test_.clear();
    append_test(test_, name_of(finding));
    const bool fails = finding.severity != finding::Severity::info;
    if (fails) {
      test_.append("><failure type=\"")
          .append(finding::severity_name(finding.severity))
          .append("\" message=\"");
      append_xml_attribute(test_, finding::message(finding, options_.language));
      test_ += "\">";
    } else {
      test_ += "><system-out>";
    }
    said_.clear();
    append_finding(said_, path_, finding, options_);
    append_xml_text(test_, said_);
    test_ += fails ? "</failure></testcase>\n" : "</system-out></testcase>\n";
    tests_.append(test_);
  }

 private:
  void open() {
    if (!open_) output_.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jixiao\">\n");
    open_ = true;
  }

  /// Opens a test; its tag is still to be closed.
  void append_test(std::string& out, std::string_view name) const {
    out += "<testcase classname=\"";
    append_xml_attribute(out, path_);
    out += "\" name=\"";
    append_xml_attribute(out, name);
    out += '"';
  }

  /// What a service tells tests apart by from run to run: no line in it, and never the same for two findings.
  static std::string name_of(const finding::Finding& finding) {
    std::string name(finding.kind->id);
    for (const std::string& part : {finding.subject.spending_unit, finding.subject.project}) {
      if (part.empty()) continue;
      name.append(name.size() == finding.kind->id.size() ? ": " : " / ").append(part);
    }
    return name.append(" (").append(finding.fingerprint, 0, shown_of_fingerprint).append(")");
  }

  Output& output_;
  Options options_;
  std::string path_;
  std::string test_, said_;
  Spool tests_;
  Tally tally_;  ///< of the input at hand
  bool open_ = false;
};

}  // namespace

std::unique_ptr<Emitter> make_check_junit(Output& output, const Options& options) {
  return std::make_unique<CheckJunit>(output, options);
}

}  // namespace jixiao::emit
