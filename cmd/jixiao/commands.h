#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "emit/output.h"
#include "jixiao/messages.h"
#include "jixiao/options.h"

namespace jixiao::command {

/// A subcommand: which options it takes, how many operands, and what it does. Each lives in the file of its
/// name.
struct Command {
  std::string_view name;
  std::span<const Flag> flags;
  int most_operands = -1;  ///< -1: any number
  /// Returns the exit code.
  int (*run)(const Options& options);
};

extern const Command parse_command;
extern const Command check_command;
extern const Command repair_command;
extern const Command trace_command;
extern const Command diff_command;
extern const Command report_command;
extern const Command rules_command;
extern const Command grammar_command;
extern const Command schema_command;

/// All commands, in the order in which help lists them.
std::span<const Command* const> commands();

/// What parse, check and repair do: read all inputs, write one output. `with_summary`: end with a line on
/// stderr.
int run_over_inputs(const Options& options, bool with_summary);

/// The last line on stderr.
void say_summary(const run::Result& result, const run::Settings& settings, const run::Console& console);

/// Writes to -o or standard output what `write` appends; for commands that read no input.
int write_text(const Options& options, const std::function<void(emit::Output&)>& write);

/// Reads the command line and carries it out; `language` becomes that of the configuration where it counts.
/// Throws UsageError, GrammarError, ConfigError, and
/// std::system_error of the output.
int run_command_line(int argc, const char* const* argv, Language& language, LanguageFrom language_from);

}  // namespace jixiao::command
