#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

#include "jixiao/options.h"
#include "run/meter.h"
#include "run/progress.h"

/// What can be seen of a run while it goes on (--progress) and when it is over (--stats).
namespace jixiao::command {

/// Stands beside one run; its settings are told to count what they do.
class Watch {
 public:
  /// Throws UsageError.
  Watch(const Options& options, run::Settings& settings);

  /// Begins to show progress, if it is wanted; after that other threads run.
  void begin();
  /// What writes whole lines to standard error. Must not outlive the watch.
  [[nodiscard]] std::function<void(std::string_view)> writer();
  /// Ends the progress and says the numbers, if they are wanted.
  void end(const run::Result& result);

 private:
  [[nodiscard]] bool shows_progress() const;

  const Options& options_;
  run::Shard shard_;
  run::Meter meter_;
  bool progress_wanted_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::unique_ptr<run::Progress> progress_;
};

}  // namespace jixiao::command
