#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/rules.h"
#include "emit/emitter.h"
#include "grammar/grammar.h"
#include "jixiao/messages.h"
#include "run/console.h"
#include "run/inputs.h"
#include "run/pipeline.h"

namespace jixiao::command {

/// A call that can't be carried out as written (exit 2). `what()` says why, in the language of the user.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Who says which language is spoken.
enum class LanguageFrom : std::uint8_t { option, variable, configuration, locale };

/// What stands on the command line, as written.
struct Options {
  std::string command;
  Language language = Language::english;
  LanguageFrom language_from = LanguageFrom::locale;
  std::vector<std::string> operands;
  std::string format, output, rows, header, fail_on, show, stdin_path, encoding, grammar, max_row, jobs, lang,
      color, progress;
  std::string files_from, config, profile, year, baseline, write_baseline, output_folder, shard;
  bool has_files_from = false;
  std::vector<std::string> select, ignore, severity, include, exclude;
  bool pretty = false, spans = false, excel = false, null_separated = false, quiet = false, help = false,
       version = false, isolated = false, show_config = false, resume = false, merge_manifests = false,
       stats = false;
};

/// The language of this call as far as it can be told before anything is understood, and who says it: --lang,
/// then JIXIAO_LANG, then the locale.
std::pair<Language, LanguageFrom> language_of(int argc, const char* const* argv);

/// The value of an option that is one of a few words. Throws UsageError.
std::size_t one_of(Flag flag, const std::string& value, std::span<const std::string_view> words,
                   const Options& options);
std::size_t one_of(Flag flag, const std::string& value, std::initializer_list<std::string_view> words,
                   const Options& options);
/// The rule of that id; throws UsageError with the id that was probably meant.
const check::Rule& rule_named(const std::string& id, const Options& options);
/// Whether a command runs the rules, as its options and the configuration say.
bool runs_rules(std::string_view command);
/// Whether the operands of a command are files to read.
bool reads_inputs(std::string_view command);
/// The names of a command's formats, the default first: "ndjson, json, csv".
std::string format_names(std::string_view command);
/// An option as it is shown in messages: its long name.
std::string_view long_name(Flag flag);

/// What the options say about reading an input, whatever is done with it; throws UsageError.
run::Settings reading_settings_of(const Options& options);
/// What the options say to the stages; throws UsageError, and grammar::GrammarError from `load`.
run::Settings settings_of(const Options& options);
/// Refuses options that the format would ignore silently. Throws UsageError.
void need_fitting_format(const Options& options, const emit::Format& format);
/// What they say to the formats.
emit::Options emit_options(const Options& options);
run::Selection selection_of(const Options& options);
/// The grammar that they name, until the next call. It is not taken down when the process ends: that takes as
/// long as to load it.
const grammar::Grammar& load(const Options& options);

}  // namespace jixiao::command
