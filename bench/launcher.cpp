// Runs a program and says what it cost, for bench/compare.
//
// A process started from a large one inherits its peak memory in the kernel's accounts; started from this
// small one it does not. Usage: launcher INPUT|- OUTPUT PROGRAM [ARGUMENT]...; prints "user system peak_kib
// status".
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

[[noreturn]] void become(char** arguments) {
  if (std::strcmp(arguments[0], "-") != 0) {
    const int input = open(arguments[0], O_RDONLY);
    if (input < 0 || dup2(input, STDIN_FILENO) < 0) _exit(126);
  }
  const int output = open(arguments[1], O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (output < 0 || dup2(output, STDOUT_FILENO) < 0) _exit(126);
  execvp(arguments[2], arguments + 2);
  std::perror(arguments[2]);
  _exit(127);
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    std::fputs("usage: launcher INPUT|- OUTPUT PROGRAM [ARGUMENT]...\n", stderr);
    return 2;
  }
  const pid_t child = fork();
  if (child == 0) become(arguments + 1);
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    std::perror("launcher");
    return 4;
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::printf("%.6f %.6f %ld %d\n", seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss, code);
  return 0;
}
