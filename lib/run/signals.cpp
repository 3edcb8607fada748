#include "run/signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <string_view>

namespace jixiao::run {
namespace {

constexpr std::array interruptions{SIGINT, SIGTERM, SIGHUP};

// A signal handler may touch neither strings nor locks: the path waits in memory that never moves.
std::array<char, PATH_MAX> path_to_remove{};
std::atomic<bool> has_path_to_remove{false};
static_assert(std::atomic<bool>::is_always_lock_free);

std::atomic<bool> has_line_to_erase{false};

extern "C" void handle_interruption(int signal) {
  clean_up_interrupted();
  // The handler was set with SA_RESETHAND: this time the signal does what it does by itself.
  ::raise(signal);
}

void take_descriptor(int descriptor) {
  if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) return;
  // Opened the wrong way round, so that using it is still an error.
  const int opened = ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  static_cast<void>(opened);
}

}  // namespace

void set_up_signals() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) take_descriptor(descriptor);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error of write(2) like any other
  for (const int signal : interruptions) {
    struct sigaction old {};
    // Who started us with a signal ignored (nohup) wants it ignored.
    if (::sigaction(signal, nullptr, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = handle_interruption;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
}

void remove_when_interrupted(const std::string& path) {
  has_path_to_remove = false;
  if (path.empty() || path.size() >= path_to_remove.size()) return;
  std::memcpy(path_to_remove.data(), path.c_str(), path.size() + 1);
  has_path_to_remove = true;
}

void erase_when_interrupted(bool line_stands) {
  has_line_to_erase = line_stands;
}

void clean_up_interrupted() {
  if (has_line_to_erase.exchange(false)) {
    constexpr std::string_view erased = "\r\033[2K";
    // Nobody can be told when it fails.
    static_cast<void>(!::write(STDERR_FILENO, erased.data(), erased.size()));
  }
  if (has_path_to_remove.exchange(false)) ::unlink(path_to_remove.data());
}

InterruptionsWait::InterruptionsWait() {
  sigset_t waiting{};
  ::sigemptyset(&waiting);
  for (const int signal : interruptions) ::sigaddset(&waiting, signal);
  ::pthread_sigmask(SIG_BLOCK, &waiting, &before_);
}

InterruptionsWait::~InterruptionsWait() {
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void end_by_signal(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t only{};
  ::sigemptyset(&only);
  ::sigaddset(&only, signal);
  ::sigprocmask(SIG_UNBLOCK, &only, nullptr);
  ::raise(signal);
  ::_exit(128 + signal);
}

}  // namespace jixiao::run
