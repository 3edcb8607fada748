#include "run/batch_store.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include "run/output_tree.h"

namespace jixiao::run {
namespace {

constexpr std::string_view work_name = ".jixiao";
constexpr std::string_view journal_name = "journal";

/// The whole of what stands at a place of a file; empty when it can't be read.
std::string read_at(int descriptor, std::uint64_t at, std::uint64_t length) {
  std::string text(length, '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count =
        ::pread(descriptor, text.data() + done, text.size() - done, static_cast<off_t>(at + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return {};
    done += static_cast<std::size_t>(count);
  }
  return text;
}

}  // namespace

std::string work_folder_name(const Shard& shard) {
  std::string name(work_name);
  if (!shard.is_all()) name += "-" + std::to_string(shard.number) + "-of-" + std::to_string(shard.of);
  return name;
}

BatchStore::BatchStore(std::string folder, const Shard& shard, bool resume) : folder_(std::move(folder)) {
  while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
  work_ = folder_ + "/" + work_folder_name(shard);
  make_folders(folder_);
  lock();
  clear_away();
  std::uint64_t whole = 0;
  if (resume) {
    const std::string manifest = folder_ + "/" + manifest_name(shard);
    old_manifest_ = ::open(manifest.c_str(), O_RDONLY | O_CLOEXEC);
    if (old_manifest_ >= 0) look_up(old_manifest_, false);
    whole = look_up(journal_, true);
  }
  // The last line of a killed run may be half a line.
  if (::ftruncate(journal_, static_cast<off_t>(whole)) != 0 ||
      ::lseek(journal_, static_cast<off_t>(whole), SEEK_SET) < 0) {
    throw WriteError(errno, hidden(std::string(journal_name)));
  }
}

BatchStore::~BatchStore() {
  if (journal_ >= 0) ::close(journal_);
  if (old_manifest_ >= 0) ::close(old_manifest_);
}

/// Opens the journal as nobody else's. Who had it may just be taking its folder away: then it is made again.
void BatchStore::lock() {
  const std::string path = hidden(std::string(journal_name));
  while (true) {
    make_folders(work_);
    journal_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (journal_ < 0) {
      if (errno == ENOENT || errno == EINTR) continue;
      throw WriteError(errno, path);
    }
    // A file system that knows no locks has no way to keep others out.
    if (::flock(journal_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) throw BusyError(folder_);
    struct stat opened {};
    struct stat named {};
    if (::fstat(journal_, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
        opened.st_ino == named.st_ino && opened.st_dev == named.st_dev) {
      return;
    }
    ::close(journal_);
  }
}

void BatchStore::clear_away() const {
  DIR* const folder = ::opendir(work_.c_str());
  if (folder == nullptr) throw WriteError(errno, work_);
  std::vector<std::string> names;
  while (const dirent* const entry = ::readdir(folder)) names.emplace_back(entry->d_name);
  ::closedir(folder);
  for (const std::string& name : names) {
    if (name != "." && name != ".." && name != journal_name) ::unlink(hidden(name).c_str());
  }
}

/// Notes where each input's line stands; a later one takes the place of an earlier one. Returns where the
/// last whole line ends.
std::uint64_t BatchStore::look_up(int descriptor, bool is_journal) {
  constexpr std::size_t block = std::size_t{1} << 20;
  std::string text;
  std::uint64_t at = 0;  // of the text's start in the file
  while (true) {
    const std::size_t had = text.size();
    text.resize(had + block);
    const ssize_t count = ::pread(descriptor, text.data() + had, block, static_cast<off_t>(at + had));
    text.resize(had + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n', begin); end != std::string::npos; end = text.find('\n', begin)) {
      const std::string_view line = std::string_view(text).substr(begin, end - begin);
      if (const std::optional<ManifestEntry> entry = entry_from(line)) {
        lines_[text::digest_of(entry->name)] = {is_journal, at + begin, line.size()};
      }
      begin = end + 1;
    }
    text.erase(0, begin);
    at += begin;
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return at;
  }
}

bool BatchStore::is_own(std::string_view name) const {
  return name.starts_with(work_name) &&
         (name.size() == work_name.size() || name[work_name.size()] == '/' || name[work_name.size()] == '-');
}

std::optional<ManifestEntry> BatchStore::known(const std::string& name) const {
  const auto found = lines_.find(text::digest_of(name));
  if (found == lines_.end()) return std::nullopt;
  const Line& line = found->second;
  std::optional<ManifestEntry> entry =
      entry_from(read_at(line.in_journal ? journal_ : old_manifest_, line.at, line.length));
  return entry && entry->name == name ? entry : std::nullopt;
}

void BatchStore::note(const ManifestEntry& entry) {
  const std::string line = to_line(entry);
  const std::scoped_lock lock(mutex_);
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t count = ::write(journal_, rest.data(), rest.size());
    if (count >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      throw WriteError(errno, hidden(std::string(journal_name)));
    }
  }
}

void BatchStore::finish() {
  ::unlink(hidden(std::string(journal_name)).c_str());
  // Who waits for the lock may have put a journal of its own there: then the folder is theirs.
  ::rmdir(work_.c_str());
}

}  // namespace jixiao::run
