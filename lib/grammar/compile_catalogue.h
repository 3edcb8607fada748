#pragma once
#include <vector>

#include "grammar/definition.h"
#include "grammar/grammar.h"

namespace jixiao::grammar {

/// The catalogue of a definition; unknown ids and parents and names given twice are problems.
Catalogue compile_catalogue(const Part& part, const CatalogueDefinition& definition,
                            std::vector<Problem>& problems);

}  // namespace jixiao::grammar
