#pragma once
#include <csignal>
#include <string>

namespace jixiao::run {

/// Makes an interrupted program remove the file it was writing, and a closed pipe an error of write(2)
/// instead of a sudden end. Also makes sure that descriptors 0 to 2 are taken, so that no file becomes
/// standard output.
void set_up_signals();

/// The file to remove when the program is interrupted; an empty path: none. One at a time.
void remove_when_interrupted(const std::string& path);

/// Whether a line stands on the terminal of standard error that an interrupted program should erase.
void erase_when_interrupted(bool line_stands);

/// Removes that file and erases that line now, for an end without unwinding.
void clean_up_interrupted();

/// Ends the program the way the signal would have: a shell sees 128 + the signal's number.
[[noreturn]] void end_by_signal(int signal);

/// While it lives, an interruption waits (of this thread: others must not run yet). What has just been made
/// is removed for sure if it is made and noted meanwhile.
class InterruptionsWait {
 public:
  InterruptionsWait();
  ~InterruptionsWait();
  InterruptionsWait(const InterruptionsWait&) = delete;
  InterruptionsWait& operator=(const InterruptionsWait&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace jixiao::run
