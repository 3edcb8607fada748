#pragma once
#include <vector>

#include "grammar/definition.h"
#include "grammar/problem.h"

/// What is checked of a vocabulary beside its own samples and rejects.
namespace jixiao::grammar {

/// Whether a vocabulary says where its words are looked for, or shows it: then all its words are checked.
bool has_samples(const VocabularyDefinition& definition);

/// No spelling stands twice.
void check_spellings(const Part& part, const VocabularyDefinition& definition,
                     std::vector<Problem>& problems);

/// Samples give the word they stand beside, each spelling has one that needs it, rejects have none.
void check_vocabulary_samples(const Part& part, const VocabularyDefinition& definition,
                              std::vector<Problem>& problems);

}  // namespace jixiao::grammar
