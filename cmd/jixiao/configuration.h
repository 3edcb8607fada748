#pragma once
#include <string>

#include "config/find.h"
#include "config/in_force.h"
#include "jixiao/options.h"
#include "run/inputs.h"

namespace jixiao::command {

/// The configuration of one call: what its inputs find, and what the command line says against it.
class CallConfiguration {
 public:
  /// Throws UsageError for what is wrong on the command line.
  explicit CallConfiguration(const Options& options);

  /// The configuration of an input. Throws config::ConfigError.
  config::Found find(const run::Input& input);
  /// What applies to an input. Throws config::ConfigError. Several threads may ask at a time.
  config::InForce for_input(const run::Input& input);
  /// Reads every configuration that an input of this call may have, as far as the inputs can be looked up
  /// twice, so that a wrong one is told before any input is read.
  void read_all(const Options& options);

  config::Store& store() { return store_; }
  [[nodiscard]] const config::Settings& command_line() const { return command_line_; }

 private:
  config::Store store_;
  config::Settings command_line_;
};

/// The input that an operand names, as far as its configuration is concerned; a folder's path ends in `/`.
run::Input input_of(const std::string& operand, const Options& options);

/// Whether a list of inputs can be read a second time.
bool can_be_read_again(const std::string& list);

/// Takes the language that the configuration of the first input says (or of the working folder), when
/// neither an option nor JIXIAO_LANG does. A configuration that can't be used is left to who needs it.
void take_configured_language(Options& options);

/// `check --show-config`: prints what is in force for the operand, as a configuration. Returns the exit code.
int show_config(const Options& options);

}  // namespace jixiao::command
