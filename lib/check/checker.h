#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "config/in_force.h"
#include "finding/finding.h"
#include "grammar/grammar.h"
#include "model/event.h"
#include "parse/parser.h"

namespace jixiao::check {

class Baseline;

/// What findings get as their fingerprints.
enum class Fingerprints : std::uint8_t {
  different,  ///< each its own
  equal,      ///< equal findings have equal ones: only a part of the input is read, and who puts the parts
              ///< together tells them apart (finding::tell_apart)
  none        ///< nobody looks at them
};

/// Which rules run. All kinds are known by their id (see rules.h).
struct Options {
  enum class Scope { structure, all };
  Scope scope = Scope::all;                 ///< `parse` and `repair` report structure findings only
  std::vector<std::string> select, ignore;  ///< ids; `select` empty: all of the profile
  std::vector<std::pair<std::string, finding::Severity>> severities;  ///< --severity RULE=LEVEL
  /// What a configuration and the command line say of this input, for the rules as `rules()` lists them;
  /// then the three lists above are not looked at. Must outlive the checker.
  const config::InForce* in_force = nullptr;
  /// The time that pulling from the parser takes is added here; null: it is not measured.
  std::chrono::nanoseconds* parsing = nullptr;
  Fingerprints fingerprints = Fingerprints::different;
  /// Infos are counted and not looked at: they come with their kind and severity and nothing else, behind the
  /// other findings of their row.
  bool counts_infos = false;
  Baseline* baseline = nullptr;  ///< known findings are not passed on; must outlive the checker
};

/// A filter over the parser's events: passes every event through but Damage, which becomes a finding, and
/// adds the findings of the rules right after the row, unit or table they are about.
class Checker {
 public:
  /// Everything given must outlive the checker. Throws std::invalid_argument for an unknown rule id.
  Checker(parse::Parser& from, const grammar::Grammar& grammar, const Options& options);
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  /// Begins another input, when the parser has. Nothing of the one before is kept but what its names have
  /// taught about names: what comes is what a new checker would give.
  void restart(const Options& options);

  /// The next event, null after SourceEnd. Valid until the next call.
  const model::Event* next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jixiao::check
