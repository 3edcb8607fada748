// Events to findings: each is about a place of the input, has its words and a fingerprint of its own; every
// format can be read by those it is made for.
#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <variant>

#include "check/baseline.h"
#include "check/checker.h"
#include "check/rules.h"
#include "emit/baseline_writer.h"
#include "emit/emitter.h"
#include "finding/held_back.h"
#include "finding/words.h"
#include "input.h"
#include "law.h"
#include "memory_file.h"
#include "parse/parser.h"
#include "places.h"
#include "stream.h"
#include "targets.h"
#include "text/utf8.h"

namespace jixiao::fuzz {
namespace {

bool is_utf8(std::string_view text) {
  return text::valid_utf8_prefix_plain(text) == text.size();
}

/// Asserts what holds of every finding.
class Judge {
 public:
  explicit Judge(const Places& places) : places_(places) {}

  void take(const finding::Finding& finding) {
    const std::string_view id = finding.kind->id;
    law(check::find_rule(id) != nullptr, "a finding has a rule", id);
    places_.confirm(finding.begin, finding.end, id);
    for (const finding::Related& related : finding.related) places_.confirm(related.at, id);
    for (const std::string_view language : {"en", "zh"}) {
      const std::string message = finding::message(finding, language);
      law(!message.empty() && is_utf8(message), "a finding has words", id);
      for (const finding::Related& related : finding.related)
        law(!finding::related_message(related, language).empty(), "a related place has words", id);
    }
    const finding::Snippet& snippet = finding.snippet;
    law(snippet.begin <= snippet.end && snippet.end <= snippet.line.size(),
        "a snippet marks a part of itself", id, {snippet.begin, snippet.end, snippet.line.size()});
    law(is_utf8(snippet.line) && is_utf8(finding.excerpt), "quotes are UTF-8", id);
    law(is_utf8(std::string_view(snippet.line).substr(0, snippet.begin)), "a snippet marks whole characters",
        id);
    law(finding.fingerprint.size() == 32, "a fingerprint has 128 bits", id);
    law(fingerprints_.insert(finding.fingerprint).second, "no two findings have one fingerprint", id,
        {finding.begin.line, finding.begin.column});
  }

 private:
  const Places& places_;
  std::set<std::string> fingerprints_;
};

/// Judges all findings; events of rows pass as the parser gave them.
void judge(std::string_view bytes, text::Encoding encoding, Cuts cuts) {
  const Places places(bytes, encoding);
  CutSource source(bytes, encoding, cuts);
  parse::Parser parser(source, built_in_grammar());
  check::Options options;
  for (const check::Rule& rule : check::rules()) options.select.emplace_back(rule.kind.id);
  check::Checker checker(parser, built_in_grammar(), options);
  Judge judge(places);
  bool ended = false;
  while (const model::Event* const event = checker.next()) {
    law(!ended, "nothing comes after the end of the source");
    ended = std::holds_alternative<const model::SourceEnd*>(*event);
    law(!std::holds_alternative<const model::Damage*>(*event), "a damage becomes a finding");
    if (const auto* const finding = std::get_if<const finding::Finding*>(event)) judge.take(**finding);
  }
  law(ended, "a source has an end");
}

std::string baseline_of(std::string_view bytes, text::Encoding encoding) {
  std::string out;
  emit::BaselineFile file([&out](std::string& text) {
    out += text;
    text.clear();
  });
  std::string rest;
  emit::Output output([&rest](std::string& text) { rest = std::move(text); });
  emit::BaselineWriter writer(file, emit::find_format("check", "ndjson")->make(output, {}), "en");
  CutSource source(bytes, encoding);
  parse::Parser parser(source, built_in_grammar());
  check::Checker checker(parser, built_in_grammar(), {});
  while (const model::Event* const event = checker.next()) writer.write(*event);
  writer.finish();
  return out;
}

/// What a baseline was written of is all held back by it, and every entry is needed.
void confirm_baseline(std::string_view bytes, text::Encoding encoding, Cuts cuts) {
  const MemoryFile file(baseline_of(bytes, encoding));
  const auto baseline = check::Baseline::read(file.path());
  CutSource source(bytes, encoding, cuts);
  parse::Parser parser(source, built_in_grammar());
  check::Options options;
  options.baseline = baseline.get();
  check::Checker checker(parser, built_in_grammar(), options);
  while (const model::Event* const event = checker.next()) {
    const auto* const finding = std::get_if<const finding::Finding*>(event);
    law(finding == nullptr || !finding::can_be_held_back(**finding), "a known finding is held back");
  }
  law(baseline->unused().empty(), "every entry of a new baseline is needed");
}

/// No control character that XML would choke on.
bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') return false;
  }
  return is_utf8(text);
}

void confirm_json(std::string_view format, const std::string& out) {
  if (format == "ndjson") {
    std::size_t begin = 0;
    for (std::size_t end = out.find('\n'); end != std::string::npos; end = out.find('\n', begin = end + 1))
      law(nlohmann::json::accept(out.begin() + static_cast<std::ptrdiff_t>(begin),
                                 out.begin() + static_cast<std::ptrdiff_t>(end)),
          "a line is JSON", std::string_view(out).substr(begin, end - begin));
    law(begin == out.size(), "the last line has its end");
    return;
  }
  law(nlohmann::json::accept(out), "the output is JSON", format);
}

}  // namespace

void check(std::string_view data) {
  Input input(data);
  const auto encoding = input.choose_encoding();
  if (!encoding) return;
  const Cuts cuts = choose_cuts(input);
  judge(input.text(), *encoding, cuts);

  if (input.choose(4) == 1) confirm_baseline(input.text(), *encoding, cuts);
  constexpr std::string_view formats[] = {"text",  "concise", "json",   "ndjson", "csv",
                                          "sarif", "junit",   "github", "gitlab", "rdjson"};
  const unsigned choice = input.choose(20);
  Call call{"check", formats[choice % 10], {}};
  call.options.language = choice < 10 ? "en" : "zh";
  call.options.show_info = true;
  const std::string out = output_of(call, input.text(), *encoding, cuts);
  // CSV quotes the text as it is: it has no other way to say a control character.
  if (call.format != "csv") law(is_plain(out), "output has no control characters", call.format);
  if (call.format.ends_with("json") || call.format == "sarif" || call.format == "gitlab")
    confirm_json(call.format, out);
}

}  // namespace jixiao::fuzz
