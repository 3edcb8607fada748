#include "grammar/definition.h"

#include <algorithm>
#include <utility>

#include "grammar/suggest.h"

namespace jixiao::grammar {

Problem problem_at(const Part& part, const Located& at, ProblemKind kind,
                   std::vector<std::string> arguments) {
  return problem_at(TextFile{part.path, part.source}, at, kind, std::move(arguments));
}

void check_value(const Part& part, const Located& value, std::string_view key,
                 std::span<const std::string_view> allowed, std::vector<Problem>& problems) {
  if (value.line == 0 || std::find(allowed.begin(), allowed.end(), value.text) != allowed.end()) return;
  std::string all;
  for (const std::string_view name : allowed) all += (all.empty() ? "" : ", ") + std::string(name);
  problems.push_back(
      problem_at(part, value, ProblemKind::unknown_value, {value.text, std::string(key), all}));
  problems.back().suggestion = nearest(value.text, allowed);
}

std::string joined(const Expression& expression) {
  std::string all;
  for (const Located& piece : expression) all += piece.text;
  return all;
}

}  // namespace jixiao::grammar
