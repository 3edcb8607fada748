#include "run/merge.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <deque>
#include <fstream>
#include <optional>
#include <unordered_set>
#include <utility>

#include "run/batch_store.h"
#include "run/file_content.h"
#include "run/manifest.h"
#include "run/output_tree.h"

namespace jixiao::run {
namespace {

/// So many manifests are open at once: there may be more shards than a process may open files.
constexpr std::size_t most_open = 16;

/// A manifest with the folder that its outputs stand in.
struct Place {
  std::string path;
  std::string folder;
};

/// Where the line of an input stands; the lines themselves are read again when they are written.
struct Line {
  std::string name;
  std::size_t manifest = 0;
  std::streamoff at = 0;
};

class Merge {
 public:
  Merge(std::string_view command, const Console& console) : command_(command), console_(console) {}

  void find(const std::string& place);
  void read_all();
  void compare();
  void write(emit::Output& out);
  [[nodiscard]] bool is_good() const { return good_; }
  void say_sums() const;

 private:
  struct Manifest {
    Place place;
    ManifestHead head;
    ManifestEnd end;
  };

  void wrong(std::string_view path, Message message, std::initializer_list<std::string_view> arguments = {});
  void read(const Place& place);
  void look_at(const ManifestEntry& entry, const Manifest& manifest);
  [[nodiscard]] static std::string_view difference(const ManifestHead& one, const ManifestHead& other);

  std::string_view command_;
  const Console& console_;
  bool good_ = true;
  std::vector<Place> places_;
  std::vector<Manifest> manifests_;
  std::vector<Line> lines_;
  std::unordered_set<std::string> outputs_;  ///< digests of their names
  ManifestEnd sums_;
};

void Merge::wrong(std::string_view path, Message message, std::initializer_list<std::string_view> arguments) {
  good_ = false;
  console_.error(path, words(message, console_.language(), arguments));
}

/// The manifests of shards in a folder, else that of a whole run; or the file itself.
void Merge::find(const std::string& place) {
  struct stat status {};
  if (::stat(place.c_str(), &status) != 0) {
    good_ = false;
    return console_.error(place, reason(errno, console_.language()));
  }
  if (!S_ISDIR(status.st_mode)) {
    const std::size_t slash = place.rfind('/');
    places_.push_back({place, slash == std::string::npos ? "." : place.substr(0, slash + 1)});
    return;
  }
  std::vector<std::string> names;
  if (DIR* const folder = ::opendir(place.c_str()); folder != nullptr) {
    while (const dirent* const entry = ::readdir(folder)) {
      const std::string_view name = entry->d_name;
      if (name.starts_with("manifest-") && name.ends_with(".jsonl")) names.emplace_back(name);
    }
    ::closedir(folder);
  }
  const std::string whole = manifest_name({});
  if (names.empty() && ::stat((place + "/" + whole).c_str(), &status) == 0) names.push_back(whole);
  if (names.empty()) return wrong(place, Message::no_manifest);
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) places_.push_back({place + "/" + name, place});
}

void Merge::look_at(const ManifestEntry& entry, const Manifest& manifest) {
  const Shard& shard = manifest.head.shard;
  if (!shard.takes(entry.name)) {
    wrong(entry.name, Message::wrong_shard, {std::to_string(shard.number) + "/" + std::to_string(shard.of)});
  }
  if (entry.output.empty()) return;
  const std::string path = manifest.place.folder + "/" + entry.output;
  if (!outputs_.insert(entry.output).second) wrong(path, Message::output_twice);
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    wrong(path, Message::output_missing, {reason(errno, console_.language())});
  } else if (!has_content(path, entry.output_bytes, entry.output_hash)) {
    wrong(path, Message::output_changed);
  }
}

void Merge::read(const Place& place) {
  std::ifstream file(place.path, std::ios::binary);
  std::string line;
  std::optional<ManifestHead> head;
  if (std::getline(file, line)) head = head_from(line);
  if (!head) return wrong(place.path, Message::manifest_incomplete);
  Manifest manifest{place, std::move(*head), {}};
  std::optional<ManifestEnd> end;
  std::uint64_t inputs = 0;
  std::streamoff at = file.tellg();
  while (!end && std::getline(file, line)) {
    if (const std::optional<ManifestEntry> entry = entry_from(line)) {
      ++inputs;
      look_at(*entry, manifest);
      lines_.push_back({entry->name, manifests_.size(), at});
      at = file.tellg();
    } else if (!(end = end_from(line))) {
      break;
    }
  }
  if (!end || end->inputs != inputs) return wrong(place.path, Message::manifest_incomplete);
  manifest.end = *end;
  struct stat status {};
  const std::string work = place.folder + "/" + work_folder_name(manifest.head.shard);
  if (::stat(work.c_str(), &status) == 0) wrong(place.path, Message::not_finished);
  manifests_.push_back(std::move(manifest));
}

void Merge::read_all() {
  for (const Place& place : places_) read(place);
}

/// Which part of what two batches were made with differs; empty: none.
std::string_view Merge::difference(const ManifestHead& one, const ManifestHead& other) {
  if (one.program != other.program) return "program";
  if (one.command != other.command) return "command";
  if (one.grammar != other.grammar) return "grammar";
  return one.options != other.options ? "options" : "";
}

/// Whether the manifests are those of all shards of one batch.
void Merge::compare() {
  if (manifests_.empty()) return;
  const Manifest& first = manifests_.front();
  if (first.head.command != command_) {
    wrong(first.place.path, Message::shards_differ, {"command", "jixiao " + std::string(command_)});
  }
  const std::uint32_t count = first.head.shard.of;
  std::vector<bool> seen(count, false);
  std::uint64_t inputs = 0;
  for (const Manifest& each : manifests_) {
    const Shard& shard = each.head.shard;
    const std::string_view other = shard.of != count ? "shard count" : difference(each.head, first.head);
    if (!other.empty()) {
      wrong(each.place.path, Message::shards_differ, {other, first.place.path});
      if (shard.of != count) continue;
    }
    if (each.end.all_inputs != first.end.all_inputs || each.end.all_names != first.end.all_names) {
      wrong(each.place.path, Message::inputs_differ, {first.place.path});
    }
    if (seen[shard.number - 1]) {
      wrong(each.place.path, Message::shard_twice,
            {std::to_string(shard.number) + "/" + std::to_string(shard.of)});
    }
    seen[shard.number - 1] = true;
    inputs += each.end.inputs;
    sums_.result += each.end.result;
  }
  for (std::uint32_t index = 0; index < count; ++index) {
    if (!seen[index]) {
      wrong({}, Message::shard_missing, {std::to_string(index + 1) + "/" + std::to_string(count)});
    }
  }
  sums_.inputs = inputs;
  sums_.all_inputs = first.end.all_inputs;
  sums_.all_names = first.end.all_names;
  if (good_ && inputs != sums_.all_inputs) {
    wrong({}, Message::input_missing, {std::to_string(sums_.all_inputs - inputs)});
  }
}

void Merge::write(emit::Output& out) {
  std::stable_sort(lines_.begin(), lines_.end(),
                   [](const Line& left, const Line& right) { return left.name < right.name; });
  ManifestHead head = manifests_.front().head;
  head.shard = {};
  out.append(to_line(head));
  std::vector<std::ifstream> files(manifests_.size());
  std::deque<std::size_t> open;  // the one that was opened first is in front
  std::string text;
  for (const Line& line : lines_) {
    std::ifstream& file = files[line.manifest];
    const std::string& path = manifests_[line.manifest].place.path;
    errno = 0;
    if (!file.is_open()) {
      if (open.size() == most_open) {
        files[open.front()].close();
        open.pop_front();
      }
      file.open(path, std::ios::binary);
      open.push_back(line.manifest);
    }
    if (!file.seekg(line.at) || !std::getline(file, text)) throw WriteError(errno == 0 ? EIO : errno, path);
    out.append(text);
    out.append("\n");
    out.flush_if_full();
  }
  out.append(to_line(sums_));
  out.flush();
}

void Merge::say_sums() const {
  console_.note({}, words(Message::merged, console_.language(),
                          {std::to_string(manifests_.size()), std::to_string(sums_.inputs),
                           std::to_string(outputs_.size())}));
}

}  // namespace

bool merge_manifests(const std::vector<std::string>& places, std::string_view command, emit::Output& out,
                     const Console& console) {
  Merge merge(command, console);
  for (const std::string& place : places) merge.find(place);
  merge.read_all();
  merge.compare();
  if (!merge.is_good()) return false;
  merge.write(out);
  merge.say_sums();
  return true;
}

}  // namespace jixiao::run
