#pragma once
#include <cstdint>
#include <string>

#include "run/inputs.h"
#include "run/manifest.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// What a batch is told beside the settings of every input.
struct BatchSettings {
  std::string folder;  ///< --output-dir
  bool resume = false;
  std::string program;  ///< name and version
  std::string grammar;  ///< digest of its text
};

/// What came of a batch.
struct BatchResult {
  Result result;
  std::uint64_t written = 0, kept = 0;  ///< outputs
  std::string manifest;                 ///< its path
};

/// Reads inputs into an output each: the tree of their names below a folder, and a manifest. An output takes
/// its place when it is complete; an input that can't be read has none. Throws WriteError, BusyError; a fault
/// while jobs are at work goes to `give_up`.
BatchResult run_batch(Inputs& inputs, const Settings& settings, const BatchSettings& batch,
                      const Console& console);

/// The first line of a batch's manifest.
ManifestHead manifest_head(const Settings& settings, const BatchSettings& batch);

}  // namespace jixiao::run
