// A configuration or a baseline: what is wrong with it is said with its place, and what is right applies to
// any path.
#include <algorithm>
#include <string>

#include "check/baseline.h"
#include "check/rules.h"
#include "config/in_force.h"
#include "config/load.h"
#include "input.h"
#include "law.h"
#include "memory_file.h"
#include "problems.h"
#include "targets.h"

namespace jixiao::fuzz {
namespace {

void load_configuration(const std::string& source) {
  std::vector<grammar::Problem> problems;
  const config::Configuration configuration =
      config::load_text("fuzzed.toml", "/dumps", source, check::known_rules(), problems);
  confirm(problems, "fuzzed.toml", source);
  for (const std::string_view path : {"/dumps/2024/a.txt", "/dumps/b.txt", "/other/c", "-", ""}) {
    const config::InForce rules = config::in_force(&configuration, path, {}, check::known_rules());
    law(rules.rules.size() == check::known_rules().size(), "every rule has a level");
    const std::optional<int> year = rules.year.value;
    law(!year || (*year >= config::first_year && *year <= config::last_year), "a year is one", path);
  }
}

void load_baseline(const std::string& source) {
  const MemoryFile file(source);
  try {
    const auto baseline = check::Baseline::read(file.path());
    const std::vector<std::uint32_t> unused = baseline->unused();
    law(unused.size() == baseline->held_back().unused, "unused entries are counted");
    law(std::is_sorted(unused.begin(), unused.end()), "unused entries stand in order");
    for (const std::uint32_t line : unused)
      law(line > 1, "the first line is no entry", baseline->description(line));
  } catch (const check::BaselineError& error) {
    law(!error.problems.empty(), "an error has a problem");
    confirm(error.problems, file.path(), source);
  }
}

}  // namespace

void config(std::string_view data) {
  Input input(data);
  const std::string source(input.text());
  input.choose(2) == 0 ? load_configuration(source) : load_baseline(source);
}

}  // namespace jixiao::fuzz
