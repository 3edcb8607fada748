#pragma once
#include "jixiao/options.h"
#include "run/inputs.h"
#include "run/pipeline.h"

/// An output for each input: --output-dir and what goes with it.
namespace jixiao::command {

/// Refuses options that can't go together with, or without, --output-dir. Throws UsageError.
void need_fitting_batch(const Options& options);

/// Reads the inputs into an output each and says what came of it. Returns the exit code.
int run_batch(const Options& options, run::Settings& settings, run::Inputs& inputs, bool with_summary);

/// --merge-manifests: puts those of all shards together. Returns the exit code.
int merge(const Options& options);

}  // namespace jixiao::command
