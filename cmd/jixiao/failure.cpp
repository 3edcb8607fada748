#include "jixiao/failure.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "grammar/problem.h"
#include "jixiao/options.h"
#include "run/batch_store.h"
#include "run/console.h"
#include "run/output_tree.h"
#include "run/signals.h"

namespace jixiao::command {

int exit_code_of(const std::exception_ptr& failure, const std::string& command, Language language) {
  const run::Console console(language, false, run::write_to_standard_error);
  try {
    std::rethrow_exception(failure);
  } catch (const OutputError& error) {
    if (error.number == EPIPE) run::end_by_signal(SIGPIPE);
    console.error(error.what(), run::reason(error.number, language));
    return 4;
  } catch (const run::WriteError& error) {
    console.error(error.path, run::reason(error.code().value(), language));
    return 4;
  } catch (const run::BusyError& error) {
    console.error(error.what(), run::words(run::Message::batch_busy, language));
    return 4;
  } catch (const UsageError& error) {
    console.error({}, error.what());
    console.error({}, say(Say::see_help, language, {command.empty() ? "jixiao" : "jixiao " + command}));
    return 2;
  } catch (const grammar::ProblemError& error) {
    run::write_to_standard_error(error.render(run::language_code(language)));
    return 2;
  } catch (const std::exception& error) {
    console.error({}, say(Say::fault, language, {error.what()}));
    return 4;
  }
}

void give_up(const std::exception_ptr& failure, Language language) {
  run::clean_up_interrupted();
  std::_Exit(exit_code_of(failure, {}, language));
}

}  // namespace jixiao::command
