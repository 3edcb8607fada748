#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "grammar/definition.h"
#include "grammar/grammar.h"

namespace jixiao::grammar {

/// Makes a grammar that can be read with. Throws GrammarError with everything that is wrong, what loading
/// found included. Without `run_samples` the patterns are trusted and compile when they are first used: for
/// the built-in grammar, whose samples the tests run.
Grammar compile(const Definition& definition, bool run_samples);

/// What the samples of one pattern, or of the entry of a form, came to.
struct PatternTest {
  std::string name;
  std::string file;
  std::size_t samples = 0;
  std::size_t rejects = 0;
  bool ok = true;
};

/// A grammar with all that was found on the way to it. It is of no use if there are problems.
struct Compilation {
  Grammar grammar;
  std::vector<PatternTest> tests;  ///< only when samples were run
  std::vector<Problem> problems;   ///< in the order of files and lines
};

/// Like `compile`, but returns what is wrong.
Compilation try_compile(const Definition& definition, bool run_samples);

}  // namespace jixiao::grammar
