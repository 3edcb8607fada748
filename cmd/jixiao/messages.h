#pragma once
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "run/messages.h"

/// The words of the command line in English and Chinese: options, help, and what can be wrong with a call.
namespace jixiao::command {

using run::Language;
using run::Wording;

/// Every option of any command.
enum class Flag : std::uint8_t {
  format,
  output,
  output_folder,
  resume,
  shard,
  merge_manifests,
  pretty,
  spans,
  rows,
  header,
  excel,
  fail_on,
  profile,
  select,
  ignore,
  severity,
  year,
  show,
  include,
  exclude,
  files_from,
  null_separated,
  stdin_path,
  encoding,
  grammar,
  max_row,
  jobs,
  baseline,
  write_baseline,
  config,
  isolated,
  show_config,
  language,
  color,
  progress,
  stats,
  quiet,
  version,
  help,
  count_
};

/// How an option is written and what it does.
struct FlagWords {
  Flag flag;
  std::string_view names;  ///< "-f,--format"
  std::string_view value;  ///< what stands for its value in the help; empty: it takes none
  Wording about;           ///< {0}: the formats of the command
};
const FlagWords& flag_words(Flag flag);
/// All options, in the order of Flag.
std::span<const FlagWords> all_flags();

/// The help of a command.
struct CommandWords {
  std::string_view name;
  std::string_view operands;
  Wording about;
  Wording examples;
  Wording exit_codes;
};
/// The words of a command; those of the program as a whole by the empty name.
const CommandWords& command_words(std::string_view name);
std::span<const CommandWords> all_commands();

/// The heading of a family of rules, by its key.
std::string_view family_heading(std::string_view key, Language language);

enum class Say : std::uint8_t {
  usage,
  options,
  commands,
  examples,
  exit_codes,
  more_help,
  see_help,
  did_you_mean,
  unknown_command,
  unknown_option,
  unexpected_argument,
  needs_value,
  takes_no_value,
  not_one_of,
  not_a_number,
  only_with,
  unknown_rule,
  not_a_setting,
  not_a_year,
  not_together,
  two_inputs_for_one_list,
  null_without_list,
  no_standard_input_here,
  not_a_shard,
  no_folder_to_merge,
  unknown_part,
  grammar_tested,
  no_such_schema,
  trace_usage,
  diff_usage,
  not_a_place,
  no_such_line,
  no_such_column,
  baseline_written,
  baseline_unused,
  baseline_unused_more,
  in_force_for,
  configuration_is,
  no_configuration,
  isolated,
  from_default,
  from_command_line,
  from_locale,
  fault,
  count_
};

/// A message with its arguments in place.
std::string say(Say what, Language language, std::initializer_list<std::string_view> arguments = {});
/// A wording as it is.
std::string_view in(const Wording& wording, Language language);

}  // namespace jixiao::command
