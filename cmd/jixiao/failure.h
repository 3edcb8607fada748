#pragma once
#include <exception>
#include <stdexcept>
#include <string>

#include "jixiao/messages.h"

namespace jixiao::command {

/// An output that can't be written (exit 4, or the end by a closed pipe).
struct OutputError : std::runtime_error {
  OutputError(int error_number, const std::string& path) : std::runtime_error(path), number(error_number) {}
  int number;
};

/// Says what went wrong and returns the exit code; a closed pipe ends the program here and quietly.
int exit_code_of(const std::exception_ptr& failure, const std::string& command, Language language);

/// The same where the program can't be unwound any more: other threads are still at work.
[[noreturn]] void give_up(const std::exception_ptr& failure, Language language);

}  // namespace jixiao::command
