#include "grammar/definition.h"

#include <utility>

namespace jixiao::grammar {

Problem problem_at(const Part& part, const Located& at, ProblemKind kind,
                   std::vector<std::string> arguments) {
  return problem_at(TextFile{part.path, part.source}, at, kind, std::move(arguments));
}

std::string joined(const Expression& expression) {
  std::string all;
  for (const Located& piece : expression) all += piece.text;
  return all;
}

}  // namespace jixiao::grammar
