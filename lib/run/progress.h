#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "run/inputs.h"
#include "run/messages.h"
#include "run/meter.h"
#include "run/shard.h"

namespace jixiao::run {

/// What there is to be done.
struct Workload {
  std::uint64_t files = 0, bytes = 0;
};

/// What has been done at a moment.
struct Pace {
  std::uint64_t files = 0, bytes = 0, findings = 0;
  double seconds = 0;           ///< since the beginning
  std::optional<Workload> all;  ///< none: not known (yet)
};

/// The line for a terminal of so many columns: files, MB/s, findings, time left. In a narrow one what matters
/// least is left out; nothing at all fits: empty.
std::string progress_line(const Pace& pace, unsigned columns, Language language);

/// One line on standard error that says how far a run is, drawn again as it goes on and erased at its end. No
/// two threads write there at once, and the line never stands between others.
class Progress {
 public:
  struct Options {
    Language language = Language::english;
    bool plain = false;                  ///< the terminal understands no escape sequences
    std::optional<Selection> selection;  ///< looked through once more to know what there is to be done
    Shard shard;
  };

  /// `meter` must outlive it. Draws nothing in the first third of a second.
  Progress(const Meter& meter, Options options);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Writes whole lines to standard error where the line stood.
  void write(std::string_view text);

 private:
  void run();
  void count();
  void draw();
  void erase();

  const Meter& meter_;
  const Options options_;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::condition_variable ended_;
  bool stop_ = false;
  std::size_t drawn_ = 0;  ///< columns of the line on the terminal; 0: there is none
  std::atomic<bool> counting_ends_{false}, counted_{false};
  Workload all_;
  std::thread drawer_, counter_;
};

}  // namespace jixiao::run
