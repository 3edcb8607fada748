#include <exception>
#include <string>

#include "jixiao/commands.h"
#include "jixiao/failure.h"
#include "run/signals.h"

using namespace jixiao;

int main(int argc, char** argv) {
  run::set_up_signals();
  auto [language, language_from] = command::language_of(argc, argv);
  try {
    return command::run_command_line(argc, argv, language, language_from);
  } catch (...) {
    const std::string first = argc > 1 ? argv[1] : "";
    return command::exit_code_of(std::current_exception(), command::command_words(first).name.data(),
                                 language);
  }
}
