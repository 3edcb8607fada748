#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "check/checker.h"
#include "lex/running_lines.h"
#include "parse/opening.h"
#include "run/ordered_queue.h"
#include "run/part.h"
#include "run/part_writer.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// What the readers of parts tell each other: how the first table of each part has begun, which parts nobody
/// wants, and how far the reader has come whose turn it is.
class PartBoard {
 public:
  /// At most so many parts are kept behind the one that is read by the reader whose turn it is.
  explicit PartBoard(std::uint64_t window) : window_(window) {}

  /// How the first table of a part has begun; none: not as its title promised.
  void open(std::uint64_t part, std::optional<finding::Hash> state);
  /// Says that a reader is about to begin a part.
  void begin(std::uint64_t part);
  /// Waits for how it has begun; nothing when it can't be begun there, when nobody is about to, or when the
  /// reader who asks is dropped.
  std::optional<finding::Hash> opening(std::uint64_t part, std::uint64_t asked_by);
  /// Says that nobody wants a part, in the name of a reader who has come past it. False: that one is itself
  /// dropped, and what it has come past may well be wanted.
  bool drop(std::uint64_t part, std::uint64_t said_by);
  [[nodiscard]] bool is_dropped(std::uint64_t part);

  /// Waits until a reader may go on into a part; false: it is dropped.
  bool enter(std::uint64_t reader, std::uint64_t part);
  /// Waits until a part may be begun; false: all is read.
  bool may_begin(std::uint64_t part);
  /// Whose turn it is.
  void set_turn(std::uint64_t reader);
  [[nodiscard]] bool has_turn(std::uint64_t reader);
  void finish();

 private:
  struct State {
    bool begun = false, said = false, dropped = false;
    std::optional<finding::Hash> opening;
  };

  const std::uint64_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::uint64_t, State> parts_;  ///< of those not yet behind whose turn it is
  std::uint64_t turn_ = 0, front_ = 0;
  bool finished_ = false;
};

/// What a reader of a part needs.
struct PartContext {
  Cutter& cutter;
  PartBoard& board;
  OrderedQueue& queue;  ///< only to drop what nobody wants
  const Settings& settings;
  const check::Options& check;
};

/// What is known of the input before a place from which it is read alone, to its end.
struct Before {
  text::Position begin;
  lex::RunningLines pages;
  bool has_projects = false;
  std::uint64_t tables = 0;
  std::uint64_t part = 0;  ///< the one that begins there
};

/// What a job keeps from part to part.
struct PartJob {
  Stages stages;
  PartWriter writer;
};

/// Reads a part, up to where the reader of a later one has begun, and hands on what comes of it. When it
/// turns out that it can't begin there, or that nobody wants the part, it leaves off.
void read_part(const PartContext& context, PartJob& job, const std::shared_ptr<const Part>& part,
               PutParcels put);

/// Reads all the rest of the input.
void read_alone(const PartContext& context, PartJob& job, const Before& before, PutParcels put);

}  // namespace jixiao::run
