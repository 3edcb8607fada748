#include "jixiao/batch.h"
#include "jixiao/commands.h"
#include "jixiao/configuration.h"

namespace jixiao::command {
namespace {

constexpr Flag flags[] = {
    Flag::format,          Flag::output,   Flag::output_folder, Flag::resume,         Flag::shard,
    Flag::merge_manifests, Flag::fail_on,  Flag::profile,       Flag::select,         Flag::ignore,
    Flag::severity,        Flag::year,     Flag::show,          Flag::header,         Flag::excel,
    Flag::include,         Flag::exclude,  Flag::files_from,    Flag::null_separated, Flag::stdin_path,
    Flag::encoding,        Flag::grammar,  Flag::max_row,       Flag::jobs,           Flag::baseline,
    Flag::write_baseline,  Flag::config,   Flag::isolated,      Flag::show_config,    Flag::language,
    Flag::color,           Flag::progress, Flag::stats,         Flag::quiet,          Flag::help,
};

/// The formats of check say themselves what was looked at.
int run(const Options& options) {
  if (options.merge_manifests) return merge(options);
  return options.show_config ? show_config(options) : run_over_inputs(options, false);
}

}  // namespace

const Command check_command{"check", flags, -1, run};

}  // namespace jixiao::command
