#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "emit/emitter.h"
#include "emit/output.h"
#include "model/event.h"
#include "run/ordered_queue.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// Takes what comes of a part, but for the memory of texts that it leaves.
using PutParcels = std::function<void(Parcels&)>;

/// Hands on what comes of the events of parts. Rows are written here where a format has them, all else is for
/// who puts the parts together. A job keeps it from part to part.
class PartWriter {
 public:
  /// Memory comes from the queue. All must outlive the writer.
  PartWriter(OrderedQueue& queue, unsigned job, const Settings& settings, const std::string& path);

  /// Begins a part, which goes to `put`. `tables`: how many tables there may be in the input before it; they
  /// are counted on from there.
  void begin(std::uint64_t part, PutParcels put, std::uint64_t tables);
  void take(const model::Event& event);
  /// What happened to running titles. That goes ahead of what is written: what does not agree with it must
  /// not be taken. Takes the steps, and leaves the room for them.
  void put(std::vector<lex::PageStep>& steps);
  /// The part is read to its end, which is handed on with all that has come.
  void end(PartEnd end);

 private:
  /// So much is handed on at once of a part whose turn has not come; of one whose turn it is, what is
  /// written is, because it need not wait.
  static constexpr std::size_t enough = std::size_t{256} << 10;

  void put(Parcel parcel);
  void hold(Parcel parcel);
  void hand_on();
  std::string spare();

  OrderedQueue& queue_;
  const unsigned job_;
  const Settings& settings_;
  const std::string& path_;
  std::uint64_t part_ = 0;
  PutParcels put_;
  std::uint64_t tables_ = 0;
  emit::Output output_;
  std::unique_ptr<emit::Emitter> emitter_;  ///< null: the format has only findings and counts
  bool between_parts_ = false;              ///< the emitter waits for another part
  model::TableHead head_;                   ///< of the table at hand, with its number in the input
  Parcels held_;
  std::vector<std::string> spare_;
  std::size_t held_bytes_ = 0;
};

}  // namespace jixiao::run
