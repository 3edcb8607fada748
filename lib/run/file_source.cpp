#include "run/file_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "decode/detect.h"

namespace jixiao::run {
namespace {

constexpr std::size_t block = std::size_t{128} << 10;

bool has_form_feed(std::string_view bytes, text::Encoding encoding) {
  const bool big = encoding == text::Encoding::utf16_big;
  if (!big && encoding != text::Encoding::utf16_little) return bytes.find('\f') != std::string_view::npos;
  const std::string_view mark = big ? std::string_view("\0\f", 2) : std::string_view("\f\0", 2);
  for (std::size_t at = bytes.find(mark); at != std::string_view::npos; at = bytes.find(mark, at + 1)) {
    if (at % 2 == 0) return true;
  }
  return false;
}

}  // namespace

FileSource::FileSource(int descriptor, std::function<void()> before_waiting)
    : descriptor_(descriptor), before_waiting_(std::move(before_waiting)) {
  struct stat status {};
  regular_ = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  const off_t at = regular_ ? ::lseek(descriptor_, 0, SEEK_CUR) : 0;
  first_byte_ = static_cast<std::uint64_t>(std::max<off_t>(at, 0));
  written_ = written_now();
}

FileSource::~FileSource() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

bool FileSource::would_wait() const {
  if (regular_) return false;
  pollfd ready{descriptor_, POLLIN, 0};
  return ::poll(&ready, 1, 0) == 0;
}

std::size_t FileSource::read_some(char* buffer, std::size_t size) {
  // A terminal would have to be told twice that the input ends.
  while (!ended_) {
    if (would_wait()) before_waiting_();
    const ssize_t count = ::read(descriptor_, buffer, std::min(size, block));
    if (count > 0) return static_cast<std::size_t>(count);
    if (count == 0) {
      ended_ = true;
      break;
    }
    if (errno == EAGAIN) {
      // A descriptor that somebody made non-blocking is waited for here instead.
      pollfd ready{descriptor_, POLLIN, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      error_ = errno;
      throw decode::ReadError(std::generic_category().message(error_));
    }
  }
  return 0;
}

FileSource::Written FileSource::written_now() const {
  struct stat status {};
  if (!regular_ || ::fstat(descriptor_, &status) != 0) return {};
  return {status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

bool FileSource::has_changed() const {
  return written_now() != written_;
}

std::uint64_t FileSource::file_bytes() const {
  struct stat status {};
  if (!regular_ || ::fstat(descriptor_, &status) != 0) return 0;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return size - std::min(size, first_byte_);
}

std::size_t FileSource::read_at(std::uint64_t offset, char* buffer, std::size_t size) {
  while (true) {
    const ssize_t count = ::pread(descriptor_, buffer, size, static_cast<off_t>(first_byte_ + offset));
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    error_ = errno;
    throw decode::ReadError(std::generic_category().message(error_));
  }
}

Content FileSource::begin(std::optional<text::Encoding> given) {
  using decode::detection_bytes;
  given_encoding_ = given;
  encoding_ = given.value_or(text::Encoding::utf8);
  while (start_.size() < detection_bytes) {
    // Whoever types or pipes a table slowly sees its first rows before 64 KiB have come.
    if (would_wait() && surely_text(start_, given)) return Content::text;
    const std::size_t before = start_.size();
    start_.resize(detection_bytes);
    const std::size_t count = read_some(start_.data() + before, detection_bytes - before);
    start_.resize(before + count);
    if (count == 0) break;
  }
  judged_ = true;
  const Sniffed sniffed = sniff(start_, given);
  encoding_ = sniffed.encoding;
  has_pages_ = regular_ && descriptor_ != STDIN_FILENO && has_form_feed(start_, encoding_);
  return sniffed.content;
}

/// Goes on looking at an input that was begun early, so that the verdict does not depend on how fast it came.
void FileSource::watch(std::string_view bytes) {
  if (judged_) return;
  start_.append(bytes.substr(0, decode::detection_bytes - start_.size()));
  given_ = start_.size();
  judged_ = bytes.empty() || start_.size() == decode::detection_bytes;
  if (!judged_) return;
  const Sniffed sniffed = sniff(start_, given_encoding_);
  const bool other_encoding = sniffed.content == Content::text && sniffed.encoding != encoding_;
  turned_out_ = other_encoding ? Content::encoding_unknown : sniffed.content;
  start_ = {};
  given_ = 0;
  if (turned_out_ != Content::text) throw decode::ReadError("not text");
}

std::size_t FileSource::read(char* buffer, std::size_t size) {
  if (given_ < start_.size()) {
    const std::size_t count = std::min(size, start_.size() - given_);
    std::memcpy(buffer, start_.data() + given_, count);
    given_ += count;
    if (judged_ && given_ == start_.size()) {
      start_ = {};
      given_ = 0;
    }
    return count;
  }
  const std::size_t count = read_some(buffer, size);
  watch({buffer, count});
  return count;
}

int open_for_reading(const std::string& path, int& error) {
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) {
    error = errno;
    return -1;
  }
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    error = EISDIR;
    return -1;
  }
  return descriptor;
}

}  // namespace jixiao::run
