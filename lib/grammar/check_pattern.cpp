#include "grammar/check_pattern.h"

#include <algorithm>
#include <utility>

#include "grammar/entry_sample.h"
#include "grammar/suggest.h"

namespace jixiao::grammar {
namespace {

Located place_of(const PatternDefinition& definition) {
  return definition.expression.empty() ? definition.name : definition.expression.front();
}

/// Compares one want with what its capture gave.
void check_want(const Part& part, const Want& want, std::string_view given, std::vector<Problem>& problems) {
  if (given == want.value.text) return;
  problems.push_back(problem_at(part, want.value, ProblemKind::want_wrong,
                                {want.capture.text, std::string(given), want.value.text}));
}

void report_unknown_capture(const Part& part, const Want& want, const std::string& owner,
                            const std::vector<std::string>& known, std::vector<Problem>& problems) {
  problems.push_back(problem_at(part, want.capture, ProblemKind::want_unknown, {owner, want.capture.text}));
  problems.back().suggestion = nearest(want.capture.text, std::span<const std::string>(known));
}

}  // namespace

bool applies(const Pattern& pattern, Matching matching, std::string_view text,
             std::vector<std::string_view>& groups) {
  switch (matching) {
    case Matching::full:
      return pattern.match(text, groups);
    case Matching::search:
      return pattern.find(text, 0, groups);
    case Matching::start:
      return pattern.starts(text, 0, groups);
  }
  return false;
}

bool check_expression(const BuiltPattern& built, std::vector<Problem>& problems) {
  const PatternDefinition& definition = *built.definition;
  const Located at = place_of(definition);
  const auto report = [&](ProblemKind kind, std::vector<std::string> arguments) {
    problems.push_back(problem_at(*built.part, at, kind, std::move(arguments)));
    return false;
  };
  const std::string fault = built.pattern.fault();
  if (!fault.empty()) return report(ProblemKind::bad_pattern, {definition.name.text, fault});
  if (!definition.may_be_empty && built.pattern.matches("")) {
    return report(ProblemKind::matches_empty, {definition.name.text});
  }
  if (!built.pattern.can_match()) return report(ProblemKind::matches_nothing, {definition.name.text});
  return true;
}

void check_samples(const BuiltPattern& built, std::set<std::string>& used, std::vector<Problem>& problems) {
  const PatternDefinition& definition = *built.definition;
  const std::string& name = definition.name.text;
  const std::vector<std::string> captures = built.pattern.group_names();
  std::vector<std::string_view> groups;
  for (const Sample& sample : definition.samples) {
    const bool matched = applies(built.pattern, definition.matching, sample.text.text, groups);
    if (!matched) {
      problems.push_back(
          problem_at(*built.part, sample.text, ProblemKind::sample_unmatched, {name, sample.text.text}));
    }
    for (const Want& want : sample.wants) {
      const int group = built.pattern.group(want.capture.text);
      if (group < 0) {
        report_unknown_capture(*built.part, want, name, captures, problems);
      } else if (used.insert(want.capture.text); matched) {
        check_want(*built.part, want, groups[static_cast<std::size_t>(group)], problems);
      }
    }
  }
  for (const Reject& reject : definition.rejects) {
    if (!applies(built.pattern, definition.matching, reject.text.text, groups)) continue;
    problems.push_back(problem_at(*built.part, reject.text, ProblemKind::reject_matched,
                                  {name, reject.text.text, reject.why}));
  }
}

void check_complete(const BuiltPattern& built, const std::set<std::string>& used,
                    std::vector<Problem>& problems) {
  const PatternDefinition& definition = *built.definition;
  if (definition.samples.empty()) {
    problems.push_back(
        problem_at(*built.part, definition.name, ProblemKind::no_samples, {definition.name.text}));
  }
  if (definition.rejects.empty()) {
    problems.push_back(
        problem_at(*built.part, definition.name, ProblemKind::no_rejects, {definition.name.text}));
  }
  if (!definition.samples.empty()) check_captures_used(built, used, problems);
}

void check_captures_used(const BuiltPattern& built, const std::set<std::string>& used,
                         std::vector<Problem>& problems) {
  for (const std::string& capture : built.pattern.group_names()) {
    if (used.contains(capture)) continue;
    problems.push_back(problem_at(*built.part, place_of(*built.definition), ProblemKind::capture_unused,
                                  {capture, built.definition->name.text}));
  }
}

void check_capture(const BuiltPattern& built, std::string_view capture, std::vector<Problem>& problems) {
  if (built.pattern.group(capture) >= 0) return;
  problems.push_back(problem_at(*built.part, place_of(*built.definition), ProblemKind::capture_missing,
                                {built.definition->name.text, std::string(capture)}));
}

void check_entry_samples(const Part& part, const EntryDefinition& definition, const Entry& entry,
                         std::set<std::string>& used, std::vector<Problem>& problems) {
  const std::string name = part.name.text + ".entry";
  std::vector<std::string> captures = entry.head.group_names();
  for (const Field& field : entry.fields) {
    captures.emplace_back(role_name(field.role));
    for (const std::string& capture : field.pattern.group_names()) captures.push_back(capture);
  }
  if (definition.samples.empty())
    problems.push_back(problem_at(part, definition.at, ProblemKind::no_samples, {name}));
  if (definition.rejects.empty())
    problems.push_back(problem_at(part, definition.at, ProblemKind::no_rejects, {name}));
  for (const Sample& sample : definition.samples) {
    const EntryReading reading = read_entry(entry, sample.text.text);
    if (!reading.is_entry)
      problems.push_back(problem_at(part, sample.text, reading.fault, reading.fault_arguments));
    for (const Want& want : sample.wants) {
      if (std::find(captures.begin(), captures.end(), want.capture.text) == captures.end()) {
        report_unknown_capture(part, want, name, captures, problems);
      } else if (used.insert(want.capture.text); reading.is_entry) {
        const auto given = reading.captures.find(want.capture.text);
        check_want(part, want, given == reading.captures.end() ? std::string_view{} : given->second,
                   problems);
      }
    }
  }
  for (const Reject& reject : definition.rejects) {
    if (!read_entry(entry, reject.text.text).is_entry) continue;
    problems.push_back(
        problem_at(part, reject.text, ProblemKind::reject_matched, {name, reject.text.text, reject.why}));
  }
}

void check_alternatives(const std::vector<const BuiltPattern*>& alternatives,
                        std::vector<Problem>& problems) {
  std::vector<std::string_view> groups;
  for (const BuiltPattern* owner : alternatives) {
    for (const BuiltPattern* other : alternatives) {
      if (owner == other) continue;
      for (const Sample& sample : owner->definition->samples) {
        if (!applies(other->pattern, other->definition->matching, sample.text.text, groups)) continue;
        problems.push_back(
            problem_at(*owner->part, sample.text, ProblemKind::alternatives_clash,
                       {sample.text.text, owner->definition->name.text, other->definition->name.text}));
      }
    }
  }
}

}  // namespace jixiao::grammar
