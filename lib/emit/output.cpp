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
    // What the string holds now is room to write in.
    if (pen_is_up) pen_.take_up();
    clear();
    return;
  }
  const int error = write_out({buffer_.data(), size()});
  // What is lost is lost: a later flush must not write the same bytes again.
  clear();
  if (error != 0) throw std::system_error(error, std::generic_category());
}

void Output::write_through(std::string& bytes) {
  flush();
  if (bytes.empty()) return;
  int error = 0;
  if (drain_) {
    drain_(bytes);
  } else {
    error = write_out(bytes);
  }
  if (error != 0) throw std::system_error(error, std::generic_category());
}

/// Writes to the descriptor; 0, or the errno that ended it.
int Output::write_out(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      // Somebody made the other end non-blocking, a terminal shared with an editor for one.
      pollfd ready{descriptor_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
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
