#include "jixiao/commands.h"

namespace jixiao::command {
namespace {

constexpr Flag flags[] = {
    Flag::output,  Flag::profile, Flag::select,     Flag::ignore,         Flag::severity,   Flag::year,
    Flag::include, Flag::exclude, Flag::files_from, Flag::null_separated, Flag::stdin_path, Flag::encoding,
    Flag::grammar, Flag::max_row, Flag::config,     Flag::isolated,       Flag::language,   Flag::progress,
    Flag::stats,   Flag::quiet,   Flag::help,
};

int run(const Options& options) {
  return run_over_inputs(options, true);
}

}  // namespace

const Command report_command{"report", flags, -1, run};

}  // namespace jixiao::command
