#include "jixiao/batch.h"

#include <algorithm>
#include <string>

#include "grammar/built_in.h"
#include "grammar/load.h"
#include "jixiao/commands.h"
#include "jixiao/failure.h"
#include "jixiao/watch.h"
#include "run/batch.h"
#include "run/merge.h"
#include "text/content_hash.h"

namespace jixiao::command {
namespace {

[[noreturn]] void refuse(Say what, const Options& options,
                         std::initializer_list<std::string_view> arguments) {
  throw UsageError(say(what, options.language, arguments));
}

void need(Flag flag, bool given, Flag other, bool other_given, const Options& options) {
  if (given && !other_given) refuse(Say::only_with, options, {long_name(flag), long_name(other)});
}

void exclude(Flag flag, bool given, Flag other, bool other_given, const Options& options) {
  if (given && other_given) refuse(Say::not_together, options, {long_name(flag), long_name(other)});
}

/// Of the whole text that is read with, wherever its files lie.
std::string grammar_digest(const Options& options) {
  const auto digest = [](const grammar::Definition& definition) {
    text::ContentHash hash;
    for (const grammar::Part& part : definition.parts) {
      hash.add_field(part.name.text);
      hash.add_field(part.source);
    }
    return hash.digest().hexadecimal();
  };
  if (options.grammar.empty()) return digest(grammar::built_in());
  return digest(grammar::with_replacement(grammar::built_in(), options.grammar));
}

}  // namespace

void need_fitting_batch(const Options& options) {
  const bool batch = !options.output_folder.empty();
  need(Flag::resume, options.resume, Flag::output_folder, batch, options);
  exclude(Flag::output_folder, batch, Flag::output, !options.output.empty(), options);
  exclude(Flag::output_folder, batch, Flag::baseline, !options.baseline.empty(), options);
  exclude(Flag::output_folder, batch, Flag::write_baseline, !options.write_baseline.empty(), options);
  if (!batch) return;
  const auto& operands = options.operands;
  const bool reads_standard_input = (operands.empty() && !options.has_files_from) ||
                                    std::find(operands.begin(), operands.end(), "-") != operands.end();
  if (reads_standard_input) refuse(Say::no_standard_input_here, options, {long_name(Flag::output_folder)});
}

int run_batch(const Options& options, run::Settings& settings, run::Inputs& inputs, bool with_summary) {
  const Language language = options.language;
  run::BatchSettings batch;
  batch.folder = options.output_folder;
  batch.resume = options.resume;
  batch.program = "jixiao " JIXIAO_VERSION;
  batch.grammar = grammar_digest(options);
  settings.give_up = [&](const std::exception_ptr& fault) { give_up(fault, language); };
  Watch watch(options, settings);
  const run::Console console(language, options.quiet, watch.writer());
  watch.begin();
  const run::BatchResult done = run::run_batch(inputs, settings, batch, console);
  watch.end(done.result);
  const std::uint64_t without = done.result.inputs - done.written - done.kept;
  console.note({}, run::words(run::Message::batch_summary, language,
                              {std::to_string(done.written), std::to_string(done.kept),
                               std::to_string(without), run::printable(done.manifest)}));
  if (with_summary) say_summary(done.result, settings, console);
  return done.result.exit_code();
}

int merge(const Options& options) {
  const Flag flag = Flag::merge_manifests;
  exclude(flag, true, Flag::output_folder, !options.output_folder.empty(), options);
  exclude(flag, true, Flag::shard, !options.shard.empty(), options);
  exclude(flag, true, Flag::files_from, options.has_files_from, options);
  if (options.operands.empty()) refuse(Say::no_folder_to_merge, options, {long_name(flag)});
  const run::Console console(options.language, options.quiet, run::write_to_standard_error);
  bool good = false;
  // What is not whole takes no name: an earlier manifest there stays.
  struct Unfinished {};
  try {
    write_text(options, [&](emit::Output& out) {
      good = run::merge_manifests(options.operands, options.command, out, console);
      if (!good) throw Unfinished();
    });
  } catch (const Unfinished&) {
    return 1;
  }
  return good ? 0 : 1;
}

}  // namespace jixiao::command
