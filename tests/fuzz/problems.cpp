#include "problems.h"

#include <algorithm>

#include "law.h"
#include "text/utf8.h"

namespace jixiao::fuzz {

void confirm(const std::vector<grammar::Problem>& problems, std::string_view file, std::string_view source) {
  const auto lines = static_cast<std::uint64_t>(std::count(source.begin(), source.end(), '\n')) + 1;
  for (const grammar::Problem& problem : problems) {
    for (const std::string_view language : {"en", "zh"}) {
      law(!problem.message(language).empty(), "a problem has words");
      const std::string said = problem.render(language);
      law(said.ends_with('\n') && text::valid_utf8_prefix_plain(said) == said.size(),
          "a problem can be printed", said);
    }
    if (problem.file != file || problem.line == 0) continue;
    law(problem.line <= lines && problem.column >= 1, "a problem has a place", problem.message(),
        {problem.line, problem.column, lines});
  }
}

}  // namespace jixiao::fuzz
