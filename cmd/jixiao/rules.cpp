#include "check/rules.h"

#include <nlohmann/json.hpp>
#include <string>

#include "finding/words.h"
#include "jixiao/columns.h"
#include "jixiao/commands.h"

namespace jixiao::command {
namespace {

using nlohmann::ordered_json;

constexpr Flag flags[] = {Flag::format, Flag::output, Flag::profile, Flag::language, Flag::help};

std::string list_text(Language reader, check::Profile profile) {
  const std::string_view language = run::language_code(reader);
  std::string out;
  for (const auto family : {check::Family::amounts, check::Family::numbering, check::Family::codes,
                            check::Family::targets, check::Family::completeness, check::Family::projects,
                            check::Family::texts, check::Family::structure}) {
    Columns columns;
    for (const check::Rule& rule : check::rules()) {
      if (rule.family != family || rule.profile > profile) continue;
      columns.add({"  " + std::string(rule.kind.id), std::string(finding::severity_name(rule.kind.severity)),
                   std::string(finding::summary(rule.kind, language))});
    }
    const std::string lines = columns.text();
    if (lines.empty()) continue;
    if (!out.empty()) out += '\n';
    out.append(family_heading(check::family_name(family), reader)).append("\n").append(lines);
  }
  return out;
}

ordered_json rule_json(const check::Rule& rule, std::string_view language) {
  return {{"id", rule.kind.id},
          {"severity", finding::severity_name(rule.kind.severity)},
          {"family", check::family_name(rule.family)},
          {"profile", check::profile_name(rule.profile)},
          {"summary", finding::summary(rule.kind, language)}};
}

ordered_json page_json(const check::Rule& rule, std::string_view language) {
  using finding::Section;
  ordered_json out = rule_json(rule, language);
  const auto add = [&](const char* key, Section part) {
    out[key] = finding::section(rule.kind.id, part, language);
  };
  add("message", Section::message);
  add("why", Section::why);
  add("example", Section::example);
  add("mend", Section::mend);
  add("source", Section::source);
  return out;
}

int run(const Options& options) {
  const bool json =
      !options.format.empty() && one_of(Flag::format, options.format, {"text", "json"}, options) == 1;
  const std::string_view language = run::language_code(options.language);
  // All unless somebody asks for less: a rule that check does not run is still one to read about.
  const auto profile = options.profile.empty()
                           ? check::Profile::all
                           : static_cast<check::Profile>(
                                 one_of(Flag::profile, options.profile, config::profile_names, options));
  std::string text;
  if (!options.operands.empty()) {
    const check::Rule& rule = rule_named(options.operands.front(), options);
    text = json ? page_json(rule, language).dump(2) + "\n" : finding::page(rule.kind, language);
  } else if (json) {
    ordered_json all = ordered_json::array();
    for (const check::Rule& rule : check::rules()) {
      if (rule.profile <= profile) all.push_back(rule_json(rule, language));
    }
    text = all.dump(2) + "\n";
  } else {
    text = list_text(options.language, profile);
  }
  return write_text(options, [&](emit::Output& out) { out.append(text); });
}

}  // namespace

const Command rules_command{"rules", flags, 1, run};

}  // namespace jixiao::command
