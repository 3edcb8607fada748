#pragma once
#include <memory>

#include "check/baseline.h"
#include "emit/baseline_writer.h"
#include "jixiao/options.h"
#include "run/output_file.h"

namespace jixiao::command {

/// The baseline of one call, read or written.
class CallBaseline {
 public:
  /// Reads that of --baseline and enters it into the settings. Throws UsageError and check::BaselineError.
  CallBaseline(const Options& options, run::Settings& settings);

  /// Opens that of --write-baseline, once nothing can be wrong with the call any more. Throws OutputError.
  void open();
  /// Gives the written one its name, and says what was written, or which entries of the one read no finding
  /// needed.
  void finish(const run::Console& console);

 private:
  void say_unused(const run::Console& console) const;

  const Options& options_;
  run::Settings& settings_;
  std::unique_ptr<check::Baseline> known_;
  std::unique_ptr<run::OutputFile> file_;
  std::unique_ptr<emit::BaselineFile> written_;
};

}  // namespace jixiao::command
