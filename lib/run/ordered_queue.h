#pragma once
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "finding/finding.h"
#include "lex/running_lines.h"
#include "model/event.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// What a job hands on. Findings travel as they are, because how they are written may depend on those before
/// them.
struct OutputBytes {
  /// Less than this is copied rather than its memory handed on.
  static constexpr std::size_t little = std::size_t{16} << 10;
  std::string bytes;
  std::uint64_t tables = 0;  ///< of a part of an input: so many were taken to stand before it
};
struct ConsoleLines {
  std::string text;
};
struct SourceBegin {
  std::string path;
};
struct TableSeen {
  std::uint32_t number = 0;
};
struct ProjectSeen {
  std::size_t indicators = 0;
};
struct SourceStop {};
/// Of a part of an input: what happened to running titles.
struct PagesSeen {
  std::vector<lex::PageStep> steps;
};
/// The end of a part: what was read of it, up to the place where the next one goes on.
struct PartEnd {
  model::SourceEnd read;
  text::Position next_begin;
  std::uint64_t next = 0;  ///< its number
  bool is_last = false;
  bool failed = false;  ///< the input could not be read any further
};
using Parcel = std::variant<OutputBytes, ConsoleLines, SourceBegin, TableSeen, ProjectSeen, finding::Finding,
                            model::SourceEnd, SourceStop, PagesSeen, PartEnd>;

/// What a format of `check` looks at in an event, as a copy; nothing of one that it passes over.
std::optional<Parcel> parcel_of(const model::Event& event);

/// Some that travel together: each journey costs a lock, and often a thread that has to be woken.
using Parcels = std::vector<Parcel>;

/// About how much memory a parcel takes, in bytes.
std::size_t size_of(const Parcel& parcel);

/// Parcels of several inputs on their way to one place that takes them in the order of the inputs. Jobs put,
/// one thread takes.
class OrderedQueue {
 public:
  /// How much may wait of what one job has put, in bytes.
  static constexpr std::size_t limit = std::size_t{4} << 20;

  explicit OrderedQueue(unsigned jobs) : waiting_(jobs, 0) {}

  /// Waits until it is the turn of an input, which is not closed before.
  void wait_for_turn(std::uint64_t input);
  /// Adds parcels of an input; waits while too much of this job's waits.
  void put(unsigned job, std::uint64_t input, Parcels parcels);
  void put(unsigned job, std::uint64_t input, Parcel parcel);
  /// An empty text to write to, with the memory of one that has been written if there is any.
  std::string spare();
  /// Takes back what has been taken, to be used again: new memory costs as much as filling it.
  void give_back(Parcels parcels);
  /// Says that nothing comes any more for this input.
  void close(std::uint64_t input, const Result& result);
  /// Throws away what there is of an input and what may come of it.
  void drop(std::uint64_t input);
  /// Says how many inputs there are, once it is known.
  void end(std::uint64_t inputs);
  /// Hands a fault of a job to who takes.
  void fail(std::exception_ptr fault);

  /// The next parcels in order, all of one input, or nothing at the end. `before_waiting` is called without
  /// the lock when none is there. Throws the fault of a job.
  template <typename BeforeWaiting>
  std::optional<Parcels> take(BeforeWaiting before_waiting) {
    std::unique_lock lock(mutex_);
    bool warned = false;
    while (true) {
      if (fault_) std::rethrow_exception(fault_);
      if (std::optional<Parcels> parcels = take_ready()) return parcels;
      if (inputs_ && current_ >= *inputs_) return std::nullopt;
      if (!warned) {
        lock.unlock();
        before_waiting();
        lock.lock();
        warned = true;
        continue;
      }
      something_came_.wait(lock);
      warned = false;
    }
  }

  /// The results of all inputs that have been taken.
  [[nodiscard]] const Result& result() const { return result_; }

 private:
  struct Waiting {
    unsigned job = 0;
    std::size_t size = 0;
    Parcels parcels;
  };
  struct Lane {
    std::deque<Waiting> waiting;
    bool closed = false, dropped = false;
    Result result;
  };

  std::optional<Parcels> take_ready();

  std::mutex mutex_;
  std::condition_variable something_came_, something_went_;
  std::map<std::uint64_t, Lane> lanes_;  ///< of the inputs that are not all taken
  std::vector<std::size_t> waiting_;     ///< bytes, by job
  std::uint64_t current_ = 0;            ///< the input whose turn it is
  std::optional<std::uint64_t> inputs_;
  std::vector<std::string> spare_;
  std::exception_ptr fault_;
  Result result_;
};

}  // namespace jixiao::run
