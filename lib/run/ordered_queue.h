#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
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

/// Some that travel together: each journey costs a lock.
using Parcels = std::vector<Parcel>;

/// About how much memory a parcel takes, in bytes.
std::size_t size_of(const Parcel& parcel);
std::size_t size_of(const lex::PageStep& step);

/// Where parcels end.
struct Destination {
  /// Takes the next one, all but the memory of its text. False: no more are wanted.
  std::function<bool(Parcel&)> take;
  /// Nothing more is there for now.
  std::function<void()> pause;
};

/// Parcels of several inputs on their way to one place that takes them in the order of the inputs. There is
/// no thread behind it: the job whose turn it is hands its parcels over itself, and whoever ends a turn hands
/// over what has waited for that. One at a time does so, without the lock.
class OrderedQueue {
 public:
  /// How much may wait of what one job has put, in bytes, unless less is said.
  static constexpr std::size_t limit = std::size_t{4} << 20;

  OrderedQueue(unsigned jobs, Destination destination, std::size_t most = limit)
      : destination_(std::move(destination)), most_(most), waiting_(jobs, 0), spare_(jobs) {}

  /// Waits until it is the turn of an input, which is not closed before.
  void wait_for_turn(std::uint64_t input);
  /// Whether it is the turn of an input, which is not closed before: then what is put does not wait.
  [[nodiscard]] bool has_turn(std::uint64_t input) const {
    return current_.load(std::memory_order_relaxed) == input;
  }
  /// Adds parcels of an input; waits while too much of this job's waits. Those that are taken at once are
  /// left, with the memory of their texts; the others are moved away.
  void put(unsigned job, std::uint64_t input, Parcels& parcels);
  /// The same with one of them; whether it was taken at once.
  bool put(unsigned job, std::uint64_t input, Parcel& parcel);
  /// A text to write to, whose content does not matter, with the memory of one of this job's that has been
  /// taken if there is any.
  std::string spare(unsigned job);
  /// Says that nothing comes any more for this input.
  void close(std::uint64_t input, const Result& result);
  /// Throws away what there is of an input and what may come of it.
  void drop(std::uint64_t input);
  /// Says how many inputs there are, once it is known.
  void end(std::uint64_t inputs);
  /// Hands on a fault of a job.
  void fail(std::exception_ptr fault);

  /// Waits until all has been taken, or all that is wanted. Throws the fault of a job, or of taking.
  void wait();
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
  using Lock = std::unique_lock<std::mutex>;

  bool begin_to_put(Lock& lock, unsigned job, std::uint64_t input);
  void wait_in_lane(unsigned job, std::uint64_t input, Parcels parcels);
  template <typename Take>
  void take(Lock& lock, const Take& take);
  template <typename Take>
  void hand_over(Lock& lock, const Take& first);
  void go_on(Lock& lock, std::uint64_t closed);
  [[nodiscard]] bool take_all(Parcels& parcels) const;
  std::optional<Waiting> next_waiting();
  void keep_memory(Waiting& taken);
  [[nodiscard]] bool is_over() const { return stopped_ || (inputs_ && current_ >= *inputs_); }
  [[nodiscard]] bool is_unwanted(std::uint64_t input) {
    return stopped_ || input < current_ || lanes_[input].dropped;
  }

  const Destination destination_;
  const std::size_t most_;  ///< may wait of a job
  std::mutex mutex_;
  std::condition_variable all_taken_, something_went_;
  std::map<std::uint64_t, Lane> lanes_;    ///< of the inputs that are not all taken
  std::vector<std::size_t> waiting_;       ///< bytes, by job
  std::atomic<std::uint64_t> current_{0};  ///< the input whose turn it is; changes with the lock
  std::optional<std::uint64_t> inputs_;
  std::vector<std::vector<std::string>> spare_;  ///< by job
  bool taking_ = false;                          ///< somebody is handing over
  bool stopped_ = false;                         ///< no more is wanted, or taking has failed
  std::exception_ptr fault_;
  Result result_;
};

}  // namespace jixiao::run
