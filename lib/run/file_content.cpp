#include "run/file_content.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "run/file_source.h"
#include "text/content_hash.h"

namespace jixiao::run {

bool has_content(const std::string& path, std::uint64_t bytes, const std::string& digest) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (static_cast<std::uint64_t>(status.st_size) != bytes) return false;
  int error = 0;
  const int descriptor = open_for_reading(path, error);
  if (descriptor < 0) return false;
  text::ContentHash hash;
  std::vector<char> block(std::size_t{256} << 10);
  ssize_t count = 0;
  do {
    count = ::read(descriptor, block.data(), block.size());
    if (count > 0) hash.add({block.data(), static_cast<std::size_t>(count)});
  } while (count > 0 || (count < 0 && errno == EINTR));
  ::close(descriptor);
  return count == 0 && hash.digest().hexadecimal() == digest;
}

bool are_one_file(const std::string& left, const std::string& right) {
  struct stat one {};
  struct stat other {};
  return ::stat(left.c_str(), &one) == 0 && ::stat(right.c_str(), &other) == 0 &&
         one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

}  // namespace jixiao::run
