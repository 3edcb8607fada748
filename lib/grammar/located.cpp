#include "grammar/located.h"

#include <utility>

namespace jixiao::grammar {

std::string_view source_line(std::string_view source, std::uint32_t number) {
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, source.find('\n'));
  if (source.ends_with('\r')) source.remove_suffix(1);
  return source;
}

Problem problem_at(const TextFile& file, const Located& at, ProblemKind kind,
                   std::vector<std::string> arguments) {
  Problem problem;
  problem.kind = kind;
  problem.arguments = std::move(arguments);
  problem.file = file.path;
  problem.line = at.line;
  problem.column = at.column;
  if (at.line > 0) problem.source_line = source_line(file.source, at.line);
  return problem;
}

}  // namespace jixiao::grammar
