#pragma once
#include "run/inputs.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// Reads all inputs and writes one output, in the order of the inputs whatever the number of jobs is. Throws
/// std::system_error when the output can't be written.
Result run_inputs(Inputs& inputs, const Settings& settings, const Console& console);

}  // namespace jixiao::run
