#include "run/output_tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

namespace jixiao::run {

bool is_of_one_file(int code) {
  constexpr std::array codes{EFBIG, EACCES, EPERM, ENAMETOOLONG, EISDIR, ENOTDIR, EEXIST, ENOTEMPTY,
                             ELOOP, EXDEV,  EBUSY, EINVAL,       EILSEQ, ETXTBSY, EMLINK, EOVERFLOW};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void make_folders(const std::string& path) {
  if (path.empty() || ::mkdir(path.c_str(), 0777) == 0) return;
  int code = errno;
  const std::size_t slash = path.find_last_not_of('/') == std::string::npos
                                ? std::string::npos
                                : path.rfind('/', path.find_last_not_of('/'));
  if (code == ENOENT && slash != std::string::npos && slash > 0) {
    make_folders(path.substr(0, slash));
    if (::mkdir(path.c_str(), 0777) == 0) return;
    code = errno;
  }
  struct stat status {};
  if (code == EEXIST) {
    // A link to nowhere exists as well.
    if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return;
    code = ENOTDIR;
  }
  throw WriteError(code, path);
}

std::string output_name(std::string_view input_name, std::string_view extension) {
  constexpr std::string_view replaced = ".txt";
  const std::string_view last = input_name.substr(input_name.rfind('/') + 1);
  if (last.size() > replaced.size() && last.ends_with(replaced)) input_name.remove_suffix(replaced.size());
  return std::string(input_name).append(".").append(extension);
}

HiddenFile::~HiddenFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(path_.c_str());
}

void HiddenFile::open() {
  do {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  } while (descriptor_ < 0 && errno == EINTR);
  if (descriptor_ < 0) throw WriteError(errno, path_);
}

void HiddenFile::write(std::string_view bytes) {
  if (descriptor_ < 0) open();
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      throw WriteError(errno, path_);
    }
  }
}

void HiddenFile::put_in_place(const std::string& path) {
  if (descriptor_ < 0) open();
  const int descriptor = descriptor_;
  descriptor_ = -1;
  // Some file systems report a full disk only here.
  int code = ::close(descriptor) != 0 && errno != EINTR ? errno : 0;
  if (code == 0) {
    try {
      make_folders(path.substr(0, path.rfind('/')));
    } catch (const WriteError&) {
      ::unlink(path_.c_str());
      throw;
    }
    if (::rename(path_.c_str(), path.c_str()) == 0) return;
    code = errno;
  }
  ::unlink(path_.c_str());
  throw WriteError(code, path);
}

}  // namespace jixiao::run
