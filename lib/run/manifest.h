#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "run/pipeline.h"
#include "run/shard.h"

/// What a batch says of itself: one JSON object a line, the run first, then every input in order, then the
/// sums. Nothing in it depends on the time, the number of jobs or how often the run was interrupted.
namespace jixiao::run {

/// The first line: what all outputs were made with.
struct ManifestHead {
  std::string program;  ///< "jixiao 0.1.0"
  std::string command;
  std::string grammar;                                       ///< digest of the text of all its parts
  std::vector<std::pair<std::string, std::string>> options;  ///< those that change an output
  Shard shard;

  /// Digest of everything above but the shard.
  [[nodiscard]] std::string settings() const;
};

/// One input and what came of it. Digests are 32 hexadecimal digits.
struct ManifestEntry {
  std::string name;         ///< Input::name
  std::string path;         ///< as it stands in the output
  std::string settings;     ///< digest of what was in force for it
  std::uint64_t bytes = 0;  ///< of the input
  std::string hash;         ///< of the input; empty: it was not read to its end
  std::string output;       ///< below the output folder; empty: there is none
  std::uint64_t output_bytes = 0;
  std::string output_hash;
  Result result;
};

/// The last line: sums, and what tells whether several shards saw the same inputs.
struct ManifestEnd {
  std::uint64_t inputs = 0;      ///< entries above
  std::uint64_t all_inputs = 0;  ///< of all shards
  std::string all_names;         ///< digest of their names, in order
  Result result;
};

/// A line each, with its line end. File names that are no UTF-8 have U+FFFD in them and their bytes beside it
/// (`name_hex`, `path_hex`).
std::string to_line(const ManifestHead& head);
std::string to_line(const ManifestEntry& entry);
std::string to_line(const ManifestEnd& end);

/// Reads a line; nothing when it is of another type or not whole.
std::optional<ManifestHead> head_from(std::string_view line);
std::optional<ManifestEntry> entry_from(std::string_view line);
std::optional<ManifestEnd> end_from(std::string_view line);

/// manifest.jsonl, or manifest-2-of-3.jsonl.
std::string manifest_name(const Shard& shard);

}  // namespace jixiao::run
