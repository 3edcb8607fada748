#pragma once
#include "diff/collect.h"
#include "run/inputs.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// Reads all inputs of one side of a comparison into a collector. What can't be read is said on the console.
Result collect(Inputs& inputs, const Settings& settings, const Console& console, diff::Collector& collector);

}  // namespace jixiao::run
