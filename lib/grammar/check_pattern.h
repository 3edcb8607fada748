#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/definition.h"
#include "grammar/grammar.h"

/// What every pattern of a grammar must be able to show.
namespace jixiao::grammar {

/// A pattern as written, and compiled.
struct BuiltPattern {
  const Part* part = nullptr;
  const PatternDefinition* definition = nullptr;
  Pattern pattern;
};

/// Puts a pattern to a text in the way that is said of it.
bool applies(const Pattern& pattern, Matching matching, std::string_view text,
             std::vector<std::string_view>& groups);

/// Whether it compiles and can match something, but not nothing. False: no use to go on with it.
bool check_expression(const BuiltPattern& built, std::vector<Problem>& problems);

/// Whether its samples match and give what they want, and its rejects are refused. Captures that a sample
/// speaks of are added to `used`.
void check_samples(const BuiltPattern& built, std::set<std::string>& used, std::vector<Problem>& problems);

/// Whether it has samples and rejects at all, and each of its captures is in `used`.
void check_complete(const BuiltPattern& built, const std::set<std::string>& used,
                    std::vector<Problem>& problems);

/// Reports each capture of a pattern that is not in `used`.
void check_captures_used(const BuiltPattern& built, const std::set<std::string>& used,
                         std::vector<Problem>& problems);

/// Whether a pattern has a capture that the program reads.
void check_capture(const BuiltPattern& built, std::string_view capture, std::vector<Problem>& problems);

/// Samples and rejects of whole entries. Adds to `used`.
void check_entry_samples(const Part& part, const EntryDefinition& definition, const Entry& entry,
                         std::set<std::string>& used, std::vector<Problem>& problems);

/// Whether no sample of one alternative is matched by another.
void check_alternatives(const std::vector<const BuiltPattern*>& alternatives, std::vector<Problem>& problems);

}  // namespace jixiao::grammar
