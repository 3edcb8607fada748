#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/definition.h"
#include "grammar/grammar.h"

namespace jixiao::grammar {

/// How one text reads as a whole entry: what its captures give, or why it is none.
struct EntryReading {
  bool is_entry = false;
  std::map<std::string, std::string_view, std::less<>>
      captures;                                       ///< ranges of the text; absent ones are left out
  ProblemKind fault = ProblemKind::sample_unmatched;  ///< when it is none
  std::vector<std::string> fault_arguments;
};

/// Reads a text as an entry, plainly: head, fields between separators, end mark. Samples are tried with it;
/// the parser has a faster way that must come to the same.
EntryReading read_entry(const Entry& entry, std::string_view text);

/// "level1", "annual_target", …
std::string_view role_name(FieldRole role);

}  // namespace jixiao::grammar
