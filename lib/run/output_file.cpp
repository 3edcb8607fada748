#include "run/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "run/signals.h"

namespace jixiao::run {
namespace {

[[noreturn]] void fail(int code) {
  throw std::system_error(code, std::generic_category());
}

/// The path that symbolic links lead to, as far as there is one.
std::string resolved(std::string path) {
  for (int links = 0; links < 40; ++links) {
    char target[PATH_MAX];
    const ssize_t length = ::readlink(path.c_str(), target, sizeof target);
    if (length < 0) return path;
    const std::string_view to(target, static_cast<std::size_t>(length));
    if (to.starts_with('/')) {
      path = to;
    } else {
      path.erase(path.rfind('/') + 1).append(to);
    }
  }
  fail(ELOOP);
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(path) {
  struct stat status {};
  const bool exists = ::stat(path_.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) fail(errno);
  if (exists && S_ISDIR(status.st_mode)) fail(EISDIR);
  if (!exists || S_ISREG(status.st_mode)) {
    // A file is replaced where it really is. What /dev/stdout leads to may have no name at all.
    path_ = resolved(path);
    if (exists && ::access(path_.c_str(), W_OK) != 0) fail(errno);
    open_temporary(exists ? status.st_mode & 07777U : 0666U, exists);
    return;
  }
  do {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  } while (descriptor_ < 0 && errno == EINTR);
  if (descriptor_ < 0) fail(errno);
}

/// `keep_mode`: a file that is replaced keeps its permissions; a new one gets what the umask leaves.
void OutputFile::open_temporary(unsigned mode, bool keep_mode) {
  const std::size_t name_at = path_.rfind('/') + 1;
  if (name_at == path_.size()) fail(path_.empty() ? ENOENT : EISDIR);
  // Hidden, and not ending in .txt: a folder that is read while it is written to does not find it.
  const std::string name = path_.substr(name_at, 200);
  const std::string stem = path_.substr(0, name_at) + "." + name + ".jixiao-" + std::to_string(::getpid());
  const InterruptionsWait wait;
  for (int attempt = 0; descriptor_ < 0; ++attempt) {
    temporary_ = attempt == 0 ? stem : stem + "-" + std::to_string(attempt);
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777U);
    if (descriptor_ >= 0 || (errno == EEXIST && attempt < 100) || errno == EINTR) continue;
    const int code = errno;
    temporary_.clear();
    fail(code);
  }
  remove_when_interrupted(temporary_);
  if (keep_mode && ::fchmod(descriptor_, mode) != 0) {
    // A file system without permissions has none to keep.
  }
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  remove_when_interrupted({});
}

void OutputFile::commit() {
  const int descriptor = descriptor_;
  descriptor_ = -1;
  // Some file systems report a full disk only here.
  if (::close(descriptor) != 0 && errno != EINTR) fail(errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);
  temporary_.clear();
  remove_when_interrupted({});
}

}  // namespace jixiao::run
