#include "check/explain.h"

#include <algorithm>

#include "finding/words.h"
#include "text/json.h"
#include "text/width.h"

namespace jixiao::check {
namespace {

using finding::Section;

/// The keys of the sections in JSON.
constexpr std::pair<Section, std::string_view> sections[] = {
    {Section::summary, "summary"}, {Section::message, "message"}, {Section::why, "why"},
    {Section::example, "example"}, {Section::mend, "mend"},       {Section::source, "source"},
};

void append_padded(std::string& out, std::string_view text, std::size_t width) {
  out += text;
  out.append(width - std::min(width, text::display_width(text)), ' ');
}

void append_member(std::string& out, std::string_view key, std::string_view value) {
  text::append_json_string(out, key);
  out += ':';
  text::append_json_string(out, value);
}

void append_words(std::string& out, const Rule& rule, std::string_view language) {
  out += '{';
  for (const auto& [section, key] : sections) {
    if (section != Section::summary) out += ',';
    append_member(out, key, finding::section(rule.kind.id, section, language));
  }
  out += '}';
}

void append_rule(std::string& out, const Rule& rule) {
  out += '{';
  append_member(out, "id", rule.kind.id);
  out += ',';
  append_member(out, "severity", finding::severity_name(rule.kind.severity));
  out += ',';
  append_member(out, "family", family_name(rule.family));
  out += ',';
  append_member(out, "profile", profile_name(rule.profile));
  for (const std::string_view language : {"en", "zh"}) {
    out.append(",\"").append(language).append("\":");
    append_words(out, rule, language);
  }
  out += '}';
}

}  // namespace

std::string list_rules(std::string_view language) {
  std::size_t ids = 0, severities = 0, families = 0;
  for (const Rule& rule : rules()) {
    ids = std::max(ids, rule.kind.id.size());
    severities = std::max(
        severities, text::display_width(finding::term(finding::severity_name(rule.kind.severity), language)));
    families = std::max(families, text::display_width(finding::term(family_name(rule.family), language)));
  }
  std::string out;
  for (const Rule& rule : rules()) {
    append_padded(out, rule.kind.id, ids + 2);
    append_padded(out, finding::term(finding::severity_name(rule.kind.severity), language), severities + 2);
    append_padded(out, finding::term(family_name(rule.family), language), families + 2);
    out.append(finding::summary(rule.kind, language)).append("\n");
  }
  return out;
}

std::string explain_rule(const Rule& rule, std::string_view language) {
  std::string out = finding::page(rule.kind, language);
  std::string note = " (";
  note += finding::term(finding::severity_name(rule.kind.severity), language);
  note += finding::list_separator(language);
  note += finding::term(family_name(rule.family), language);
  note += ')';
  return out.insert(rule.kind.id.size(), note);
}

std::string rules_json() {
  std::string out = "[";
  for (const Rule& rule : rules()) {
    if (out.size() > 1) out += ",\n ";
    append_rule(out, rule);
  }
  return out += "]\n";
}

std::string rule_json(const Rule& rule) {
  std::string out;
  append_rule(out, rule);
  return out += '\n';
}

}  // namespace jixiao::check
