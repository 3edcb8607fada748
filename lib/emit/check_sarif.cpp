#include <algorithm>
#include <array>
#include <vector>

#include "emit/event_emitter.h"
#include "emit/formats.h"
#include "emit/messages.h"
#include "emit/spool.h"
#include "emit/uri.h"
#include "finding/words.h"
#include "text/json.h"

namespace jixiao::emit {
namespace {

using text::JsonPen;

/// How many results of a run GitHub's code scanning keeps.
constexpr std::uint64_t kept_by_code_scanning = 5000;

std::string_view level_of(finding::Severity severity) {
  return severity == finding::Severity::info ? "note" : finding::severity_name(severity);
}

/// `{"text":…}` of a message; in SARIF, braces hold what is put in later unless they are doubled.
void write_message(JsonPen& pen, std::string_view message) {
  pen.raw("{\"text\":");
  if (message.find_first_of("{}") == std::string_view::npos) {
    pen.string(message);
  } else {
    std::string doubled;
    for (const char byte : message) doubled.append(byte == '{' || byte == '}' ? 2 : 1, byte);
    pen.string(doubled);
  }
  pen.raw("}");
}

/// The help of a rule as Markdown: the parts of its page under their headings.
std::string help_of(const finding::Kind& kind, std::string_view language) {
  using finding::Section;
  std::string markdown;
  for (const Section part : {Section::why, Section::example, Section::mend, Section::source}) {
    const std::string_view text = finding::section(kind.id, part, language);
    if (text.empty()) continue;
    if (!markdown.empty()) markdown += "\n\n";
    markdown.append("## ").append(finding::heading(part, language)).append("\n\n").append(text);
  }
  return markdown;
}

/// SARIF 2.1.0, one run for all inputs: the results as they come, then what they refer to.
class CheckSarif final : public EventEmitter {
 public:
  CheckSarif(Output& output, const Options& options) : output_(output), language_(options.language) {}

  void begin_source(std::string_view path) override {
    open();
    uri_.clear();
    append_uri(uri_, path);
    source_ = {};
  }
  void end_source() override;
  void finish() override;

 protected:
  void on(const finding::Finding& finding) override;
  void on(const model::SourceEnd& source) override { source_ = source; }

 private:
  void open() {
    if (open_) return;
    open_ = true;
    output_.append(
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
        "\"columnKind\":\"unicodeCodePoints\",\"results\":[");
  }
  void write_physical(JsonPen& pen, const text::Position& begin, const text::Position* end) const;
  void write_logical(JsonPen& pen, const finding::Subject& subject) const;
  void write_related(JsonPen& pen, const finding::Finding& finding) const;
  void write_tool();
  void write_rule(JsonPen& pen, const finding::Kind& kind) const;
  void write_limit();
  std::size_t index_of(const finding::Kind& kind);

  Output& output_;
  std::string language_;
  std::string uri_;                          ///< of the input at hand; ASCII without anything to escape
  std::uint64_t artifacts_ = 0;              ///< before it
  model::SourceEnd source_;                  ///< of it, once its end is known
  std::vector<const finding::Kind*> rules_;  ///< those with results, in the order of their first ones
  Spool files_;                              ///< the artifacts, which stand behind all results
  std::uint64_t results_ = 0;
  bool open_ = false;
};

std::size_t CheckSarif::index_of(const finding::Kind& kind) {
  const auto known = std::find_if(rules_.begin(), rules_.end(),
                                  [&kind](const finding::Kind* rule) { return rule->id == kind.id; });
  const auto index = static_cast<std::size_t>(known - rules_.begin());
  if (known == rules_.end()) rules_.push_back(&kind);
  return index;
}

void CheckSarif::write_physical(JsonPen& pen, const text::Position& begin, const text::Position* end) const {
  pen.raw("\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
  pen.plain_string(uri_);
  pen.raw(",\"index\":");
  pen.number(artifacts_);
  pen.raw("},\"region\":{\"startLine\":");
  pen.number(begin.line);
  pen.raw(",\"startColumn\":");
  pen.number(std::uint64_t{begin.column});
  if (end != nullptr) {
    pen.raw(",\"endLine\":");
    pen.number(end->line);
    pen.raw(",\"endColumn\":");
    pen.number(std::uint64_t{end->column});
  }
  pen.raw("}}");
}

void CheckSarif::write_logical(JsonPen& pen, const finding::Subject& subject) const {
  const std::array parts = {
      std::pair("department", &subject.department), std::pair("spending_unit", &subject.spending_unit),
      std::pair("project", &subject.project), std::pair("indicator", &subject.indicator)};
  std::string full;
  const std::string* name = nullptr;
  std::string_view kind;
  for (const auto& [key, part] : parts) {
    if (part->empty()) continue;
    if (!full.empty()) full += " / ";
    full += *part;
    name = part;
    kind = key;
  }
  if (name == nullptr) return;
  pen.raw(",\"logicalLocations\":[{\"name\":");
  pen.string(*name);
  pen.raw(",\"fullyQualifiedName\":");
  pen.string(full);
  pen.raw(",\"kind\":");
  pen.string(kind);
  pen.raw("}]");
}

void CheckSarif::write_related(JsonPen& pen, const finding::Finding& finding) const {
  if (finding.related.empty()) return;
  pen.raw(",\"relatedLocations\":[");
  std::uint64_t id = 0;
  for (const finding::Related& related : finding.related) {
    id > 0 ? pen.raw(",{\"id\":") : pen.raw("{\"id\":");
    pen.number(id++);
    pen.raw(",");
    write_physical(pen, related.at, nullptr);
    pen.raw(",\"message\":");
    write_message(pen, finding::related_message(related, language_));
    pen.raw("}");
  }
  pen.raw("]");
}

void CheckSarif::on(const finding::Finding& finding) {
  {
    JsonPen pen(output_.buffer());
    results_++ > 0 ? pen.raw(",\n") : pen.raw("\n");
    pen.raw("{\"ruleId\":");
    pen.string(finding.kind->id);
    pen.raw(",\"ruleIndex\":");
    pen.number(std::uint64_t{index_of(*finding.kind)});
    pen.raw(",\"level\":");
    pen.string(level_of(finding.severity));
    pen.raw(",\"message\":");
    write_message(pen, finding::message(finding, language_));
    pen.raw(",\"locations\":[{");
    write_physical(pen, finding.begin, &finding.end);
    write_logical(pen, finding.subject);
    pen.raw("}]");
    write_related(pen, finding);
    // The second key is the one that GitHub looks at; without it, it would hash lines, which a new wrap
    // moves.
    pen.raw(",\"partialFingerprints\":{\"jixiao/v1\":");
    pen.string(finding.fingerprint);
    pen.raw(",\"primaryLocationLineHash\":");
    pen.string(finding.fingerprint);
    pen.raw("},\"properties\":{\"excerpt\":");
    pen.string_or_null(finding.excerpt);
    if (finding.page) {
      pen.raw(",\"page\":");
      pen.number(*finding.page);
    }
    pen.raw(",\"relatedOmitted\":");
    pen.number(finding.related_omitted);
    pen.raw("}}");
  }
  output_.flush_if_full();
}

void CheckSarif::end_source() {
  std::string artifact;
  {
    JsonPen pen(artifact);
    artifacts_++ > 0 ? pen.raw(",\n{\"location\":{\"uri\":") : pen.raw("\n{\"location\":{\"uri\":");
    pen.plain_string(uri_);
    pen.raw("},\"roles\":[\"analysisTarget\"]");
    if (!source_.encoding.empty()) {
      pen.raw(",\"length\":");
      pen.number(source_.bytes);
      pen.raw(",\"encoding\":");
      pen.string(source_.encoding);
    }
    pen.raw("}");
  }
  files_.append(artifact);
}

void CheckSarif::write_rule(JsonPen& pen, const finding::Kind& kind) const {
  pen.raw("{\"id\":");
  pen.string(kind.id);
  pen.raw(",\"shortDescription\":{\"text\":");
  pen.string(finding::summary(kind, language_));
  pen.raw("},\"fullDescription\":{\"text\":");
  pen.string(finding::section(kind.id, finding::Section::why, language_));
  pen.raw("},\"help\":{\"text\":");
  pen.string(finding::page(kind, language_));
  pen.raw(",\"markdown\":");
  pen.string(help_of(kind, language_));
  pen.raw("},\"defaultConfiguration\":{\"level\":");
  pen.string(level_of(kind.severity));
  pen.raw("}}");
}

void CheckSarif::write_tool() {
  JsonPen pen(output_.buffer());
  pen.raw("],\n\"tool\":{\"driver\":{\"name\":\"jixiao\",\"version\":\"" JIXIAO_VERSION "\",\"language\":");
  pen.string(language_ == "zh" ? "zh-CN" : "en-US");
  pen.raw(",\"rules\":[");
  for (const finding::Kind* rule : rules_) {
    rule == rules_.front() ? pen.raw("\n") : pen.raw(",\n");
    write_rule(pen, *rule);
  }
  pen.raw("]}}");
}

/// Says, behind everything else, that a service will not show it all.
void CheckSarif::write_limit() {
  if (results_ <= kept_by_code_scanning) return;
  JsonPen pen(output_.buffer());
  pen.raw(
      ",\n\"invocations\":[{\"executionSuccessful\":true,\"toolExecutionNotifications\":[{\"level\":\"note\","
      "\"message\":");
  write_message(pen, beyond_code_scanning(results_, kept_by_code_scanning, language_));
  pen.raw("}]}]");
}

void CheckSarif::finish() {
  open();
  output_.append("],\n\"artifacts\":[");
  files_.drain([this](std::string_view bytes) {
    output_.append(bytes);
    output_.flush_if_full();
  });
  write_tool();
  write_limit();
  output_.append("}]}\n");
  output_.flush_if_full();
}

}  // namespace

std::unique_ptr<Emitter> make_check_sarif(Output& output, const Options& options) {
  return std::make_unique<CheckSarif>(output, options);
}

}  // namespace jixiao::emit
