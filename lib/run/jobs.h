#pragma once
#include "run/inputs.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// Reads several inputs at a time and writes the bytes that reading them one by one would write. What waits
/// for its turn takes at most 4 MiB a job: then the job waits. Throws what writing throws.
Result run_in_parallel(Inputs& inputs, const Settings& settings, const Console& console);

}  // namespace jixiao::run
