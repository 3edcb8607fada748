#include "emit/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace jixiao::emit {

void Output::flush() {
  if (buffer_.empty()) return;
  if (drain_) {
    drain_(buffer_);
    buffer_.clear();
    return;
  }
  std::size_t written = 0;
  while (written < buffer_.size()) {
    const ssize_t count = ::write(descriptor_, buffer_.data() + written, buffer_.size() - written);
    if (count >= 0) {
      written += static_cast<std::size_t>(count);
    } else if (errno == EAGAIN) {
      // Somebody made the other end non-blocking, a terminal shared with an editor for one.
      pollfd ready{descriptor_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      const int code = errno;
      // What is lost is lost: a later flush must not write the same bytes again.
      buffer_.clear();
      throw std::system_error(code, std::generic_category());
    }
  }
  buffer_.clear();
}

}  // namespace jixiao::emit
