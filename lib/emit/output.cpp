#include "emit/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace jixiao::emit {

void Output::flush() {
  if (size() == 0) return;
  if (drain_) {
    const bool pen_is_up = !pen_.is_down();
    drain_(buffer());
    buffer_.clear();
    if (pen_is_up) pen_.take_up();
    return;
  }
  for (std::string_view rest(buffer_.data(), size()); !rest.empty();) {
    const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
    if (count >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      // Somebody made the other end non-blocking, a terminal shared with an editor for one.
      pollfd ready{descriptor_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      const int code = errno;
      // What is lost is lost: a later flush must not write the same bytes again.
      clear();
      throw std::system_error(code, std::generic_category());
    }
  }
  clear();
}

/// Forgets what was written. A pen that is up keeps its room.
void Output::clear() {
  if (pen_.is_down()) {
    buffer_.clear();
  } else {
    pen_.start_again();
  }
}

}  // namespace jixiao::emit
