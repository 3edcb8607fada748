#include "jixiao/batch.h"
#include "jixiao/commands.h"

namespace jixiao::command {
namespace {

constexpr Flag flags[] = {
    Flag::format,          Flag::output,   Flag::output_folder, Flag::resume,     Flag::shard,
    Flag::merge_manifests, Flag::pretty,   Flag::spans,         Flag::rows,       Flag::header,
    Flag::excel,           Flag::include,  Flag::exclude,       Flag::files_from, Flag::null_separated,
    Flag::stdin_path,      Flag::encoding, Flag::grammar,       Flag::max_row,    Flag::jobs,
    Flag::config,          Flag::isolated, Flag::language,      Flag::color,      Flag::progress,
    Flag::stats,           Flag::quiet,    Flag::help,
};

int run(const Options& options) {
  if (options.merge_manifests) return merge(options);
  return run_over_inputs(options, true);
}

}  // namespace

const Command parse_command{"parse", flags, -1, run};

}  // namespace jixiao::command
