#pragma once
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "check/checker.h"
#include "config/in_force.h"
#include "emit/baseline_writer.h"
#include "emit/emitter.h"
#include "finding/finding.h"
#include "grammar/grammar.h"
#include "parse/parser.h"
#include "run/console.h"
#include "run/inputs.h"
#include "run/meter.h"
#include "run/shard.h"
#include "run/stages.h"
#include "text/content_hash.h"
#include "text/encoding.h"

/// Puts the stages together: bytes of inputs in, bytes of one output out.
namespace jixiao::run {

/// What to do with every input.
struct Settings {
  const grammar::Grammar* grammar = nullptr;
  const emit::Format* format = nullptr;  ///< also says which command it is
  emit::Options emit;
  check::Options check;
  parse::Options parse;
  /// What a configuration says of an input (`check`; may be called by several threads); none: `check` and
  /// `fail_on` as they stand here.
  std::function<config::InForce(const Input&)> configure;
  /// The least severity of a finding that makes the program exit with 1; none: `--fail-on never`.
  std::optional<finding::Severity> fail_on = finding::Severity::error;
  /// Where findings are written as a baseline instead of being reported; null: nowhere.
  emit::BaselineFile* baseline = nullptr;
  /// Findings go to standard error, because the format has no place for them.
  bool findings_on_console = false;
  std::optional<text::Encoding> encoding;  ///< --encoding, but for auto
  unsigned jobs = 1;
  /// About how much of one large input a job reads at a time.
  std::size_t part_size = std::size_t{512} << 10;
  Shard shard;             ///< which of the inputs are read
  Meter* meter = nullptr;  ///< what is done is counted there; null: nowhere
  int output = 1;          ///< the descriptor to write to
  /// Ends the program after a fault while other jobs may wait in a read that never returns. Must not return.
  std::function<void(std::exception_ptr)> give_up;
};

/// What came of one input, or of all of them.
struct Result {
  std::uint64_t tables = 0, rows_read = 0, rows_unread = 0;
  std::uint64_t inputs = 0, inputs_unread = 0;
  std::uint64_t projects = 0, indicators = 0;
  std::uint64_t errors = 0, warnings = 0, infos = 0;
  std::uint64_t outputs_unwritten = 0;  ///< of inputs that have an output each
  bool found = false;                   ///< a finding that counts, or an input without a table (exit 1)

  Result& operator+=(const Result& other);
  /// 0, 1, 3 or 4 of the contract.
  [[nodiscard]] int exit_code() const {
    return outputs_unwritten > 0 ? 4 : inputs_unread > 0 ? 3 : found ? 1 : 0;
  }
};

/// The emitter of the format, behind that of a baseline where one is written.
std::unique_ptr<emit::Emitter> make_emitter(emit::Output& output, const Settings& settings);

/// Where what comes of an input goes.
struct Ends {
  emit::Emitter& emitter;
  emit::Output& output;  ///< what the emitter writes to
  const Console& console;
  std::function<void()> before_waiting;  ///< writes out what there is; called before a read that would block
  std::function<void()>
      before_parts;  ///< called before several jobs read the input at a time; empty: one does
  text::ContentHash* content = nullptr;  ///< to which the input's bytes are added; null: to none
};

/// The next input that falls to this run's shard.
std::optional<Input> next_input(Inputs& inputs, const Settings& settings);

/// Reads one input to its end, through the stages that its job keeps. What goes wrong with it is said on the
/// console. Throws only what writing throws.
Result run_input(const Input& input, const Settings& settings, Stages& stages, const Ends& ends);

}  // namespace jixiao::run
