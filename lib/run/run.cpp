#include "run/run.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "run/jobs.h"

namespace jixiao::run {
namespace {

/// One worker: every input goes through the same emitter straight to the output.
Result run_one_by_one(Inputs& inputs, const Settings& settings, const Console& console) {
  emit::Output output(settings.output);
  // What is on its way to the output is written before what is said about the next input.
  const Console after_output(console.language(), console.quiet(), [&](std::string_view text) {
    output.flush();
    console.lines(text);
  });
  const auto emitter = make_emitter(output, settings);
  Stages stages(*settings.grammar, settings.parse);
  Result result;
  while (const std::optional<Input> input = next_input(inputs, settings)) {
    result +=
        run_input(*input, settings, stages, {*emitter, output, after_output, [&] { output.flush(); }, [] {}});
  }
  emitter->finish();
  output.flush();
  return result;
}

}  // namespace

Result run_inputs(Inputs& inputs, const Settings& settings, const Console& console) {
  if (settings.jobs <= 1 || inputs.is_single()) return run_one_by_one(inputs, settings, console);
  return run_in_parallel(inputs, settings, console);
}

}  // namespace jixiao::run
