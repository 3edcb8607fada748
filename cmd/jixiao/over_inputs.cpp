#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <system_error>

#include "jixiao/baseline.h"
#include "jixiao/batch.h"
#include "jixiao/commands.h"
#include "jixiao/configuration.h"
#include "jixiao/failure.h"
#include "jixiao/watch.h"
#include "run/output_file.h"
#include "run/run.h"
#include "run/signals.h"

namespace jixiao::command {
namespace {

/// Where the output goes: standard output, or the file of -o once all went well.
class Destination {
 public:
  explicit Destination(const Options& options) : name_(output_name(options)) {
    if (options.output.empty() || options.output == "-") return;
    guarded([&] { file_ = std::make_unique<run::OutputFile>(options.output); });
  }
  [[nodiscard]] int descriptor() const { return file_ ? file_->descriptor() : 1; }
  [[nodiscard]] const std::string& name() const { return name_; }

  void commit() {
    if (file_) guarded([this] { file_->commit(); });
  }
  /// Runs `work`; its failures to write are those of this output.
  template <typename Work>
  void guarded(Work work) const {
    try {
      work();
    } catch (const std::system_error& error) {
      throw OutputError(error.code().value(), name_);
    }
  }

  static std::string output_name(const Options& options) {
    if (!options.output.empty() && options.output != "-") return options.output;
    return run::words(run::Message::standard_output, options.language);
  }

 private:
  std::string name_;
  std::unique_ptr<run::OutputFile> file_;
};

}  // namespace

void say_summary(const run::Result& result, const run::Settings& settings, const run::Console& console) {
  const Language language = console.language();
  if (console.quiet()) return;
  if (settings.findings_on_console && result.infos > 0) {
    console.note({}, run::words(run::Message::infos_folded, language, {std::to_string(result.infos)}));
  }
  if (result.inputs > 1 && result.inputs_unread > 0) {
    console.note({},
                 run::words(run::Message::inputs_not_read, language, {std::to_string(result.inputs_unread)}));
  }
  console.note({}, run::words(run::Message::summary, language,
                              {std::to_string(result.tables), std::to_string(result.rows_read),
                               std::to_string(result.rows_unread)}));
}

namespace {

/// The list of --files-from is part of the call: without it nothing is read.
std::unique_ptr<run::Inputs> open_inputs(const Options& options) {
  try {
    return std::make_unique<run::Inputs>(selection_of(options), options.language);
  } catch (const std::system_error& error) {
    throw UsageError(run::printable(options.files_from) + ": " +
                     run::reason(error.code().value(), options.language));
  }
}

}  // namespace

int run_over_inputs(const Options& options, bool with_summary) {
  need_fitting_batch(options);
  run::Settings settings = settings_of(options);
  CallBaseline baseline(options, settings);
  CallConfiguration configuration(options);
  const grammar::Grammar& grammar = load(options);
  settings.grammar = &grammar;
  const std::unique_ptr<run::Inputs> inputs = open_inputs(options);
  if (runs_rules(options.command)) {
    configuration.read_all(options);
    settings.configure = [&](const run::Input& input) {
      config::InForce in_force = configuration.for_input(input);
      if (options.command == "report") in_force.fail_on.value.reset();  // a report is no verdict
      return in_force;
    };
  } else {
    // Only its language matters here, but what can't be used is never passed over.
    configuration.find(input_of(options.operands.empty() ? "-" : options.operands.front(), options));
  }
  if (!options.output_folder.empty()) return run_batch(options, settings, *inputs, with_summary);
  Destination destination(options);
  baseline.open();
  settings.output = destination.descriptor();
  settings.give_up = [&](const std::exception_ptr& fault) {
    try {
      destination.guarded([&] { std::rethrow_exception(fault); });
    } catch (...) {
      give_up(std::current_exception(), options.language);
    }
  };
  Watch watch(options, settings);
  const run::Console console(options.language, options.quiet, watch.writer());
  run::Result result;
  watch.begin();
  destination.guarded([&] { result = run::run_inputs(*inputs, settings, console); });
  destination.commit();
  watch.end(result);
  baseline.finish(console);
  if (with_summary) say_summary(result, settings, console);
  return result.exit_code();
}

int write_text(const Options& options, const std::function<void(emit::Output&)>& write) {
  Destination destination(options);
  destination.guarded([&] {
    emit::Output output(destination.descriptor());
    write(output);
    output.flush();
  });
  destination.commit();
  return 0;
}

}  // namespace jixiao::command
