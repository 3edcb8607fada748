#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

#include "run/manifest.h"
#include "run/shard.h"
#include "text/content_hash.h"

namespace jixiao::run {

/// The hidden folder of a run that is on its way, or was killed: .jixiao, or .jixiao-2-of-3.
std::string work_folder_name(const Shard& shard);

/// Somebody else is writing this shard into the same folder.
struct BusyError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What a batch keeps in its output folder beside the outputs: the manifest of the last whole run, and while
/// one is on its way a hidden folder with files not yet in place and a journal of the inputs that are done. A
/// run that is killed leaves the folder, and the next one takes it up.
class BatchStore {
 public:
  /// Makes the folders, locks out others and clears away what a killed run left half written. `resume`: looks
  /// up what was done before. Throws WriteError, and BusyError with the path of the output folder.
  BatchStore(std::string folder, const Shard& shard, bool resume);
  ~BatchStore();
  BatchStore(const BatchStore&) = delete;
  BatchStore& operator=(const BatchStore&) = delete;

  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// Whether an output of that name would stand among the files of the store.
  [[nodiscard]] bool is_own(std::string_view name) const;
  /// Where a job may write out of sight.
  [[nodiscard]] std::string hidden(const std::string& name) const { return work_ + "/" + name; }
  /// What is known of an input by its name from before, whatever it was made with. Several may ask at a time.
  [[nodiscard]] std::optional<ManifestEntry> known(const std::string& name) const;
  /// Notes that an input is done and its output in place. Several may note at a time. Throws WriteError.
  void note(const ManifestEntry& entry);
  /// Takes the hidden folder away, once the manifest is in place.
  void finish();

 private:
  /// Where a line stands.
  struct Line {
    bool in_journal = false;
    std::uint64_t at = 0;
    std::uint64_t length = 0;
  };
  struct Mix {
    std::size_t operator()(const text::ContentDigest& digest) const {
      return static_cast<std::size_t>(digest.low);
    }
  };

  void lock();
  void clear_away() const;
  std::uint64_t look_up(int descriptor, bool is_journal);

  std::string folder_, work_;
  int journal_ = -1, old_manifest_ = -1;
  std::mutex mutex_;
  std::unordered_map<text::ContentDigest, Line, Mix> lines_;  ///< by the name's digest
};

}  // namespace jixiao::run
