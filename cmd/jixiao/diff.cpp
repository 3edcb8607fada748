#include <array>
#include <string>

#include "diff/compare.h"
#include "emit/difference.h"
#include "jixiao/commands.h"
#include "jixiao/configuration.h"
#include "run/diff.h"

namespace jixiao::command {
namespace {

constexpr Flag flags[] = {
    Flag::format,   Flag::output,   Flag::pretty,  Flag::header,  Flag::excel,  Flag::include,
    Flag::exclude,  Flag::encoding, Flag::grammar, Flag::max_row, Flag::config, Flag::isolated,
    Flag::language, Flag::color,    Flag::quiet,   Flag::help,
};

constexpr emit::Format format_of_refusals{"diff", "text", nullptr};

diff::Side read_side(const std::string& operand, const Options& options, const run::Settings& settings,
                     run::Result& result) {
  run::Selection selection;
  selection.operands = {operand};
  selection.include = options.include;
  selection.exclude = options.exclude;
  run::Inputs inputs(std::move(selection), options.language);
  diff::Collector collector(*settings.grammar);
  const run::Console console(options.language, options.quiet, run::write_to_standard_error);
  result += run::collect(inputs, settings, console, collector);
  return collector.side();
}

int run(const Options& options) {
  if (options.operands.size() != 2 || (options.operands[0] == "-" && options.operands[1] == "-")) {
    throw UsageError(say(Say::diff_usage, options.language));
  }
  const std::size_t format =
      options.format.empty() ? 0 : one_of(Flag::format, options.format, emit::difference_formats, options);
  need_fitting_format(options, {"diff", emit::difference_formats.at(format), nullptr});
  run::Settings settings = reading_settings_of(options);
  settings.format = &format_of_refusals;
  settings.emit = emit_options(options);
  settings.check.scope = check::Options::Scope::structure;
  settings.findings_on_console = true;
  CallConfiguration(options).find(input_of(options.operands.front(), options));
  const grammar::Grammar& grammar = load(options);
  settings.grammar = &grammar;

  run::Result result;
  const diff::Side old_side = read_side(options.operands[0], options, settings, result);
  const diff::Side new_side = read_side(options.operands[1], options, settings, result);
  const bool nothing_to_compare = old_side.tables.empty() || new_side.tables.empty();
  // What could not be opened has not been dropped.
  if (result.inputs_unread > 0 && nothing_to_compare) return 3;
  const model::Difference difference = diff::compare(old_side, new_side);
  write_text(options, [&](emit::Output& out) {
    constexpr std::array writers = {emit::write_difference_text, emit::write_difference_json,
                                    emit::write_difference_csv};
    writers.at(format)(out, difference, settings.emit);
  });
  if (result.inputs_unread > 0) return 3;
  return difference.changes.empty() && !nothing_to_compare ? 0 : 1;
}

}  // namespace

const Command diff_command{"diff", flags, -1, run};

}  // namespace jixiao::command
