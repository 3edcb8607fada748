#include <CLI/CLI.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/suggest.h"
#include "jixiao/commands.h"
#include "jixiao/configuration.h"
#include "jixiao/help.h"

namespace jixiao::command {
namespace {

constexpr Flag program_flags[] = {Flag::language, Flag::version, Flag::help};

void add_list(CLI::App& app, const std::string& names, std::vector<std::string>& values) {
  // One value an occurrence: what follows it is an operand.
  app.add_option(names, values)->allow_extra_args(false);
}

void add_word(CLI::App& app, const std::string& names, std::string& value) {
  app.add_option(names, value)->take_last();
}

/// Ties an option to the place where its value goes.
void add_flag(CLI::App& app, Flag flag, Options& options) {
  const std::string names(flag_words(flag).names);
  switch (flag) {
    case Flag::format:
      return add_word(app, names, options.format);
    case Flag::output:
      return add_word(app, names, options.output);
    case Flag::output_folder:
      return add_word(app, names, options.output_folder);
    case Flag::shard:
      return add_word(app, names, options.shard);
    case Flag::rows:
      return add_word(app, names, options.rows);
    case Flag::header:
      return add_word(app, names, options.header);
    case Flag::fail_on:
      return add_word(app, names, options.fail_on);
    case Flag::show:
      return add_word(app, names, options.show);
    case Flag::files_from:
      return add_word(app, names, options.files_from);
    case Flag::stdin_path:
      return add_word(app, names, options.stdin_path);
    case Flag::encoding:
      return add_word(app, names, options.encoding);
    case Flag::grammar:
      return add_word(app, names, options.grammar);
    case Flag::max_row:
      return add_word(app, names, options.max_row);
    case Flag::jobs:
      return add_word(app, names, options.jobs);
    case Flag::language:
      return add_word(app, names, options.lang);
    case Flag::color:
      return add_word(app, names, options.color);
    case Flag::progress:
      return add_word(app, names, options.progress);
    case Flag::baseline:
      return add_word(app, names, options.baseline);
    case Flag::write_baseline:
      return add_word(app, names, options.write_baseline);
    case Flag::config:
      return add_word(app, names, options.config);
    case Flag::profile:
      return add_word(app, names, options.profile);
    case Flag::year:
      return add_word(app, names, options.year);
    case Flag::select:
      return add_list(app, names, options.select);
    case Flag::ignore:
      return add_list(app, names, options.ignore);
    case Flag::severity:
      return add_list(app, names, options.severity);
    case Flag::include:
      return add_list(app, names, options.include);
    case Flag::exclude:
      return add_list(app, names, options.exclude);
    case Flag::pretty:
      app.add_flag(names, options.pretty);
      return;
    case Flag::spans:
      app.add_flag(names, options.spans);
      return;
    case Flag::excel:
      app.add_flag(names, options.excel);
      return;
    case Flag::null_separated:
      app.add_flag(names, options.null_separated);
      return;
    case Flag::isolated:
      app.add_flag(names, options.isolated);
      return;
    case Flag::show_config:
      app.add_flag(names, options.show_config);
      return;
    case Flag::resume:
      app.add_flag(names, options.resume);
      return;
    case Flag::merge_manifests:
      app.add_flag(names, options.merge_manifests);
      return;
    case Flag::stats:
      app.add_flag(names, options.stats);
      return;
    case Flag::quiet:
      app.add_flag(names, options.quiet);
      return;
    case Flag::version:
      app.add_flag(names, options.version);
      return;
    case Flag::help:
      app.add_flag(names, options.help);
      return;
    case Flag::count_:
      return;
  }
}

/// The program and its commands as CLI11 knows them. A command that the call does not name needs no options:
/// to describe those of all would cost as much as reading a table.
void describe(CLI::App& app, std::span<const char* const> call, Options& options) {
  app.set_help_flag();
  app.require_subcommand(0, 1);
  for (const Flag flag : program_flags) add_flag(app, flag, options);
  for (const Command* command : commands()) {
    CLI::App* const sub = app.add_subcommand(std::string(command->name));
    sub->set_help_flag();
    if (std::find(call.begin(), call.end(), command->name) == call.end()) continue;
    for (const Flag flag : command->flags) add_flag(*sub, flag, options);
    sub->add_option("operands", options.operands)->expected(0, 1 << 24);
  }
}

/// The words an unexpected argument may have been meant to be.
std::string nearest(const std::string& word, const Command* command) {
  std::vector<std::string> known;
  if (!word.starts_with("-")) {
    for (const Command* each : commands()) known.emplace_back(each->name);
  } else if (command != nullptr) {
    for (const Flag flag : command->flags) known.emplace_back(long_name(flag));
  } else {
    known = {"--help", "--lang", "--version"};
  }
  return grammar::nearest(word, known);
}

[[noreturn]] void refuse_extra(const std::string& word, const Command* command, Language language) {
  const bool option = word.size() > 1 && word.front() == '-';
  const std::string name = option ? word.substr(0, word.find('=')) : word;
  const std::string what = say(option ? Say::unknown_option : Say::unknown_command, language, {name});
  const std::string meant = nearest(name, command);
  throw UsageError(meant.empty() ? what : say(Say::did_you_mean, language, {what, meant}));
}

/// Says what CLI11 found wrong in our words and language.
[[noreturn]] void refuse(const CLI::App& app, const CLI::ParseError& error, const Command* command,
                         Language language) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::vector<std::string> extra = app.remaining(true);
    if (!extra.empty()) refuse_extra(extra.front(), command, language);
  }
  const std::string what = error.what();
  for (const FlagWords& flag : all_flags()) {
    if (!what.starts_with(std::string(long_name(flag.flag)) + ":")) continue;
    const Say problem = flag.value.empty() ? Say::takes_no_value : Say::needs_value;
    throw UsageError(say(problem, language, {long_name(flag.flag)}));
  }
  throw UsageError(what);
}

const Command* chosen(const CLI::App& app) {
  for (const Command* command : commands()) {
    if (app.got_subcommand(std::string(command->name))) return command;
  }
  return nullptr;
}

int run_program(const Options& options) {
  if (options.version) {
    return write_text(options, [](emit::Output& out) { out.append("jixiao " JIXIAO_VERSION "\n"); });
  }
  const std::string text = help({}, program_flags, options.language);
  if (options.help) return write_text(options, [&](emit::Output& out) { out.append(text); });
  run::write_to_standard_error(text);
  return 2;
}

}  // namespace

std::span<const Command* const> commands() {
  static constexpr const Command* all[] = {&parse_command, &check_command,   &repair_command,
                                           &trace_command, &diff_command,    &report_command,
                                           &rules_command, &grammar_command, &schema_command};
  return all;
}

int run_command_line(int argc, const char* const* argv, Language& language, LanguageFrom language_from) {
  Options options;
  options.language = language;
  options.language_from = language_from;
  // What follows a `--` are operands, whatever they look like. CLI11 gives up at one that is followed by
  // more.
  const char* const* const end = argv + argc;
  const char* const* const mark = std::find(argv + 1, end, std::string_view("--"));
  CLI::App app;
  describe(app, {argv, mark}, options);
  try {
    app.parse(static_cast<int>(mark - argv), argv);
  } catch (const CLI::ParseError& error) {
    refuse(app, error, chosen(app), language);
  }
  if (mark != end) options.operands.insert(options.operands.end(), mark + 1, end);
  const Command* const command = chosen(app);
  if (command != nullptr) options.command = command->name;
  take_configured_language(options);
  language = options.language;
  if (command == nullptr) return run_program(options);
  options.has_files_from =
      app.get_subcommand(options.command)->get_option_no_throw("--files-from") != nullptr &&
      app.get_subcommand(options.command)->count("--files-from") > 0;
  if (options.help) {
    const std::string text = help(command->name, command->flags, options.language);
    options.output.clear();
    return write_text(options, [&](emit::Output& out) { out.append(text); });
  }
  if (command->most_operands >= 0 &&
      options.operands.size() > static_cast<std::size_t>(command->most_operands)) {
    throw UsageError(say(Say::unexpected_argument, options.language, {options.operands.back()}));
  }
  return command->run(options);
}

}  // namespace jixiao::command
