#include "jixiao/options.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <thread>
#include <utility>

#include "grammar/built_in.h"

namespace jixiao::command {
namespace {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// The language that a word of the command line or the environment names.
std::optional<Language> language_named(std::string_view word) {
  if (word.starts_with("zh")) return Language::chinese;
  if (word.starts_with("en") || word == "C" || word == "POSIX" || word.starts_with("C."))
    return Language::english;
  return std::nullopt;
}

[[noreturn]] void refuse(Say what, const Options& options,
                         std::initializer_list<std::string_view> arguments) {
  throw UsageError(say(what, options.language, arguments));
}

/// The size of --max-row: digits, then nothing, K or M.
std::size_t size_of(const Options& options) {
  const std::string& text = options.max_row;
  std::size_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
  const unsigned shift = unit == "K" || unit == "k" ? 10 : unit == "M" || unit == "m" ? 20 : 0;
  // Offsets in a row have 32 bits.
  const std::size_t most = (std::size_t{1} << 30U) >> shift;
  if (error != std::errc() || (shift == 0 && !unit.empty()) || number == 0 || number > most) {
    refuse(Say::not_a_number, options, {long_name(Flag::max_row), text});
  }
  return number << shift;
}

unsigned jobs_of(const Options& options) {
  if (options.jobs.empty()) return 1;
  unsigned number = 0;
  const char* const end = options.jobs.data() + options.jobs.size();
  const auto [rest, error] = std::from_chars(options.jobs.data(), end, number);
  if (error != std::errc() || rest != end) {
    refuse(Say::not_a_number, options, {long_name(Flag::jobs), options.jobs});
  }
  if (number == 0) number = std::max(1U, std::thread::hardware_concurrency());
  return std::min(number, 256U);
}

bool colored(const Options& options) {
  if (!options.color.empty()) {
    const std::size_t when = one_of(Flag::color, options.color, {"auto", "always", "never"}, options);
    if (when != 0) return when == 1;
  }
  const bool to_terminal =
      options.output.empty() && options.output_folder.empty() && ::isatty(STDOUT_FILENO) == 1;
  return to_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

/// The columns of the terminal that is written to; 0: there is none.
unsigned width_of(const Options& options) {
  winsize size{};
  if (!options.output.empty() || !options.output_folder.empty() || ::isatty(STDOUT_FILENO) != 1) return 0;
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// An option of one format given with another would be ignored silently: better to say so.
void need_format(Flag flag, bool given, std::string_view format, const Options& options,
                 const emit::Format& chosen) {
  if (!given || chosen.name == format) return;
  refuse(Say::only_with, options, {long_name(flag), "-f " + std::string(format)});
}

const emit::Format& format_of(const Options& options) {
  for (const emit::Format& format : emit::formats()) {
    if (format.command != options.command) continue;
    if (options.format.empty() || options.format == format.name) return format;
  }
  refuse(Say::not_one_of, options, {long_name(Flag::format), options.format, format_names(options.command)});
}

std::optional<text::Encoding> encoding_of(const Options& options) {
  if (options.encoding.empty()) return std::nullopt;
  const std::size_t which =
      one_of(Flag::encoding, options.encoding, {"auto", "utf-8", "gb18030", "utf-16le", "utf-16be"}, options);
  if (which == 0) return std::nullopt;
  using enum text::Encoding;
  return std::array{utf8, gb18030, utf16_little, utf16_big}[which - 1];
}

}  // namespace

void need_fitting_format(const Options& options, const emit::Format& format) {
  need_format(Flag::pretty, options.pretty, "json", options, format);
  if (options.spans && format.name == "csv") {
    refuse(Say::only_with, options, {long_name(Flag::spans), "-f ndjson, -f json"});
  }
  need_format(Flag::rows, !options.rows.empty(), "csv", options, format);
  need_format(Flag::header, !options.header.empty(), "csv", options, format);
  need_format(Flag::excel, options.excel, "csv", options, format);
  need_format(Flag::show, !options.show.empty(), "text", options, format);
}

emit::Options emit_options(const Options& options) {
  emit::Options out;
  out.language = run::language_code(options.language);
  out.pretty = options.pretty;
  out.spans = options.spans;
  out.excel = options.excel;
  if (!options.header.empty()) {
    out.chinese_header = one_of(Flag::header, options.header, {"en", "zh"}, options) == 1;
  }
  if (!options.rows.empty()) {
    out.rows = static_cast<emit::Rows>(
        one_of(Flag::rows, options.rows, {"indicators", "projects", "units"}, options));
  }
  out.show_info =
      !options.show.empty() && one_of(Flag::show, options.show, {"error", "warning", "info"}, options) == 2;
  out.color = colored(options);
  out.width = width_of(options);
  return out;
}

std::pair<Language, LanguageFrom> language_of(int argc, const char* const* argv) {
  // Needed before anything is understood, because that may already go wrong.
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    std::string_view value;
    if (argument.starts_with("--lang=")) value = argument.substr(7);
    if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
    if (const auto language = language_named(value)) return {*language, LanguageFrom::option};
  }
  if (const auto language = language_named(environment("JIXIAO_LANG"))) {
    return {*language, LanguageFrom::variable};
  }
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = environment(name);
    if (!value.empty()) return {language_named(value).value_or(Language::english), LanguageFrom::locale};
  }
  return {Language::english, LanguageFrom::locale};
}

std::size_t one_of(Flag flag, const std::string& value, std::span<const std::string_view> words,
                   const Options& options) {
  const auto found = std::find(words.begin(), words.end(), value);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string all;
  for (const std::string_view word : words) all.append(all.empty() ? "" : ", ").append(word);
  refuse(Say::not_one_of, options, {long_name(flag), value, all});
}

std::size_t one_of(Flag flag, const std::string& value, std::initializer_list<std::string_view> words,
                   const Options& options) {
  return one_of(flag, value, std::span(words.begin(), words.size()), options);
}

const check::Rule& rule_named(const std::string& id, const Options& options) {
  if (const check::Rule* rule = check::find_rule(id)) return *rule;
  const std::string what = say(Say::unknown_rule, options.language, {id});
  const std::string_view nearest = check::nearest_rule(id);
  throw UsageError(nearest.empty() ? what : say(Say::did_you_mean, options.language, {what, nearest}));
}

bool runs_rules(std::string_view command) {
  return command == "check" || command == "report";
}

bool reads_inputs(std::string_view command) {
  return runs_rules(command) || command == "parse" || command == "repair" || command == "trace" ||
         command == "diff";
}

std::string format_names(std::string_view command) {
  if (command == "rules" || command == "trace") return "text, json";
  if (command == "diff") return "text, json, csv";
  std::string names;
  for (const emit::Format& format : emit::formats()) {
    if (format.command == command) names.append(names.empty() ? "" : ", ").append(format.name);
  }
  return names;
}

std::string_view long_name(Flag flag) {
  const std::string_view names = flag_words(flag).names;
  return names.substr(names.find("--"));
}

run::Settings reading_settings_of(const Options& options) {
  if (!options.lang.empty()) one_of(Flag::language, options.lang, {"auto", "en", "zh"}, options);
  run::Settings settings;
  if (!options.max_row.empty()) settings.parse.max_row = size_of(options);
  settings.encoding = encoding_of(options);
  return settings;
}

run::Settings settings_of(const Options& options) {
  run::Settings settings = reading_settings_of(options);
  settings.format = &format_of(options);
  need_fitting_format(options, *settings.format);
  settings.emit = emit_options(options);
  settings.check.scope =
      runs_rules(options.command) ? check::Options::Scope::all : check::Options::Scope::structure;
  settings.fail_on = finding::Severity::error;
  settings.findings_on_console =
      options.command == "repair" || (options.command == "parse" && settings.format->name == "csv");
  if (options.command == "report") settings.fail_on.reset();
  if (!options.shard.empty()) {
    const std::optional<run::Shard> shard = run::shard_from(options.shard);
    if (!shard) refuse(Say::not_a_shard, options, {long_name(Flag::shard), options.shard});
    settings.shard = *shard;
  }
  settings.jobs = jobs_of(options);
  return settings;
}

run::Selection selection_of(const Options& options) {
  run::Selection selection;
  selection.operands = options.operands;
  if (options.has_files_from) selection.list = options.files_from;
  if (options.null_separated && !selection.list) refuse(Say::null_without_list, options, {});
  const auto& operands = options.operands;
  if (selection.list == "-" && std::find(operands.begin(), operands.end(), "-") != operands.end()) {
    refuse(Say::two_inputs_for_one_list, options, {});
  }
  selection.null_separated = options.null_separated;
  selection.include = options.include;
  selection.exclude = options.exclude;
  if (!options.stdin_path.empty()) selection.standard_input_name = options.stdin_path;
  return selection;
}

const grammar::Grammar& load(const Options& options) {
  static const grammar::Grammar* loaded = nullptr;
  delete std::exchange(loaded, nullptr);
  loaded = new grammar::Grammar(options.grammar.empty() ? grammar::load_grammar()
                                                        : grammar::load_grammar(options.grammar));
  return *loaded;
}

}  // namespace jixiao::command
