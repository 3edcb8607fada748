#include "jixiao/configuration.h"

#include <sys/stat.h>

#include <charconv>

#include "check/rules.h"
#include "config/load.h"

namespace jixiao::command {
namespace {

[[noreturn]] void refuse(Say what, const Options& options,
                         std::initializer_list<std::string_view> arguments) {
  throw UsageError(say(what, options.language, arguments));
}

/// Lists of rules are divided by commas, and an option may be repeated.
std::vector<std::string> rule_ids(const std::vector<std::string>& lists, const Options& options) {
  std::vector<std::string> ids;
  for (std::string_view list : lists) {
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      if (comma > 0) ids.emplace_back(list.substr(0, comma));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }
  for (const std::string& id : ids) rule_named(id, options);
  return ids;
}

/// The value of RULE=LEVEL.
config::RuleLevel rule_level(const std::string& setting, const Options& options) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos) refuse(Say::not_a_setting, options, {long_name(Flag::severity), setting});
  config::RuleLevel out{setting.substr(0, equals), std::nullopt};
  rule_named(out.rule, options);
  const std::size_t level = one_of(Flag::severity, setting.substr(equals + 1), config::level_names, options);
  if (level + 1 < std::size(config::level_names)) out.level = static_cast<finding::Severity>(level);
  return out;
}

int year_of(const Options& options) {
  int year = 0;
  const char* const end = options.year.data() + options.year.size();
  const auto [rest, error] = std::from_chars(options.year.data(), end, year);
  if (error != std::errc() || rest != end || year < config::first_year || year > config::last_year) {
    refuse(Say::not_a_year, options,
           {long_name(Flag::year), std::to_string(config::first_year), std::to_string(config::last_year),
            options.year});
  }
  return year;
}

/// What the options of check say, in the words of a configuration.
config::Settings command_line_of(const Options& options) {
  config::Settings out;
  if (!options.profile.empty()) {
    const std::size_t profile = one_of(Flag::profile, options.profile, config::profile_names, options);
    out.profile = config::Said<config::Profile>{static_cast<config::Profile>(profile)};
  }
  if (!options.fail_on.empty()) {
    const std::size_t level = one_of(Flag::fail_on, options.fail_on, config::fail_on_names, options);
    out.fail_on.emplace();
    if (level + 1 < std::size(config::fail_on_names)) {
      out.fail_on->value = static_cast<finding::Severity>(level);
    }
  }
  if (!options.year.empty()) out.year = config::Said<config::YearSource>{{year_of(options), {}}};
  std::vector<std::string> selected = rule_ids(options.select, options);
  if (!selected.empty()) out.select = config::Said<std::vector<std::string>>{std::move(selected)};
  for (std::string& id : rule_ids(options.ignore, options)) out.ignore.push_back({std::move(id)});
  for (const std::string& setting : options.severity) out.severity.push_back({rule_level(setting, options)});
  return out;
}

config::Choice choice_of(const Options& options) {
  if (options.isolated && !options.config.empty()) {
    refuse(Say::not_together, options, {long_name(Flag::config), long_name(Flag::isolated)});
  }
  return {options.config, options.isolated};
}

std::vector<config::KnownRule> rules_of_program() {
  return {check::known_rules().begin(), check::known_rules().end()};
}

}  // namespace

bool can_be_read_again(const std::string& list) {
  struct stat status {};
  return list != "-" && ::stat(list.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

CallConfiguration::CallConfiguration(const Options& options)
    : store_(choice_of(options), rules_of_program()), command_line_(command_line_of(options)) {}

config::Found CallConfiguration::find(const run::Input& input) {
  if (input.kind == run::Input::Kind::standard_input) return store_.for_standard_input(input.path);
  const bool is_folder = input.kind == run::Input::Kind::nothing && !input.path.ends_with('/');
  return store_.for_path(is_folder ? input.path + "/" : input.path);
}

config::InForce CallConfiguration::for_input(const run::Input& input) {
  const config::Found found = find(input);
  return config::in_force(found.configuration.get(), found.path, command_line_, store_.rules());
}

void CallConfiguration::read_all(const Options& options) {
  if (store_.is_single()) {
    store_.for_path("./");
    return;
  }
  const run::Selection selection = selection_of(options);
  if (selection.list && !can_be_read_again(*selection.list)) return;
  run::Inputs inputs(selection, options.language);
  while (const std::optional<run::Input> input = inputs.next()) find(*input);
}

run::Input input_of(const std::string& operand, const Options& options) {
  if (operand == "-") {
    const std::string& name = options.stdin_path;
    return {run::Input::Kind::standard_input, name.empty() ? operand : name, {}};
  }
  struct stat status {};
  const bool is_folder = ::stat(operand.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  return {run::Input::Kind::file, is_folder && !operand.ends_with('/') ? operand + "/" : operand, {}};
}

void take_configured_language(Options& options) {
  if (options.language_from != LanguageFrom::locale) return;
  try {
    config::Store store(choice_of(options), rules_of_program());
    const bool has_input = !options.operands.empty() && reads_inputs(options.command);
    const run::Input input = input_of(has_input ? options.operands.front() : "-", options);
    const config::Found found = input.kind == run::Input::Kind::file ? store.for_path(input.path)
                                                                     : store.for_standard_input(input.path);
    if (!found.configuration || !found.configuration->lang) return;
    const std::string& lang = found.configuration->lang->value;
    if (lang == "auto") return;
    options.language = lang == "zh" ? Language::chinese : Language::english;
    options.language_from = LanguageFrom::configuration;
  } catch (const config::ConfigError&) {
    return;
  }
}

}  // namespace jixiao::command
