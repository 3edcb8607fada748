#include "emit/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace jixiao::emit {
namespace {

constexpr std::size_t block = std::size_t{64} << 10;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// A file that is open and has no name.
int nameless_file() {
  const char* folder = std::getenv("TMPDIR");
  std::string path = folder != nullptr && *folder != '\0' ? folder : "/tmp";
  path += "/jixiao-XXXXXX";
  const int file = mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) fail("temporary file");
  unlink(path.c_str());
  return file;
}

}  // namespace

Spool::~Spool() {
  if (file_ >= 0) close(file_);
}

void Spool::append(std::string_view bytes) {
  if (memory_.size() + bytes.size() > limit_ && !memory_.empty()) spill();
  memory_.append(bytes);
  if (memory_.size() > limit_) spill();
}

void Spool::spill() {
  if (file_ < 0) file_ = nameless_file();
  for (std::size_t done = 0; done < memory_.size();) {
    const ssize_t written =
        pwrite(file_, memory_.data() + done, memory_.size() - done, static_cast<off_t>(in_file_));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("temporary file");
    done += static_cast<std::size_t>(written);
    in_file_ += static_cast<std::uint64_t>(written);
  }
  memory_.clear();
}

void Spool::drain(const std::function<void(std::string_view)>& take) {
  std::string piece;
  for (std::uint64_t at = 0; at < in_file_;) {
    piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(block, in_file_ - at)));
    const ssize_t count = pread(file_, piece.data(), piece.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("temporary file");
    at += static_cast<std::uint64_t>(count);
    take(std::string_view(piece).substr(0, static_cast<std::size_t>(count)));
  }
  in_file_ = 0;  // the file is written over from its start
  if (!memory_.empty()) take(memory_);
  memory_.clear();
}

}  // namespace jixiao::emit
