#include "jixiao/watch.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "jixiao/configuration.h"
#include "run/console.h"

namespace jixiao::command {
namespace {

bool terminal_is_plain() {
  const char* const name = std::getenv("TERM");
  return name == nullptr || std::string_view(name).empty() || std::string_view(name) == "dumb";
}

std::string seconds(double value) {
  std::array<char, 64> text{};
  const int size = std::snprintf(text.data(), text.size(), "%.3f", value);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

}  // namespace

Watch::Watch(const Options& options, run::Settings& settings) : options_(options), shard_(settings.shard) {
  progress_wanted_ = shows_progress();
  meter_.timed = options.stats;
  if (options.stats || progress_wanted_) settings.meter = &meter_;
}

/// By itself only where somebody sees it, nothing else is written to that terminal, and it can be erased.
bool Watch::shows_progress() const {
  std::size_t when = 0;
  if (!options_.progress.empty()) {
    when = one_of(Flag::progress, options_.progress, {"auto", "always", "never"}, options_);
  }
  if (when != 0) return when == 1;
  const bool output_elsewhere = !options_.output_folder.empty() ||
                                (!options_.output.empty() && options_.output != "-") ||
                                ::isatty(STDOUT_FILENO) != 1;
  return ::isatty(STDERR_FILENO) == 1 && output_elsewhere && !options_.quiet && !terminal_is_plain();
}

void Watch::begin() {
  begin_ = std::chrono::steady_clock::now();
  if (!progress_wanted_) return;
  run::Progress::Options how;
  how.language = options_.language;
  how.plain = terminal_is_plain();
  how.shard = shard_;
  run::Selection selection = selection_of(options_);
  if (!selection.list || can_be_read_again(*selection.list)) how.selection = std::move(selection);
  progress_ = std::make_unique<run::Progress>(meter_, std::move(how));
}

std::function<void(std::string_view)> Watch::writer() {
  return [this](std::string_view text) {
    progress_ ? progress_->write(text) : run::write_to_standard_error(text);
  };
}

void Watch::end(const run::Result& result) {
  const double time = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  progress_.reset();
  if (!options_.stats) return;
  constexpr double billion = 1e9, million = 1e6;
  const auto stage = [this](run::Stage which) {
    return seconds(static_cast<double>(meter_.nanoseconds[static_cast<std::size_t>(which)]) / billion);
  };
  // Asked for by name: said even to who wants it quiet.
  const run::Console console(options_.language, false, run::write_to_standard_error);
  const std::uint64_t bytes = meter_.bytes;
  console.note({}, run::words(run::Message::stats_counts, options_.language,
                              {std::to_string(result.inputs), std::to_string(bytes),
                               std::to_string(result.tables), std::to_string(result.rows_read),
                               std::to_string(result.indicators), std::to_string(result.errors),
                               std::to_string(result.warnings), std::to_string(result.infos)}));
  const double rate = time > 0 ? static_cast<double>(bytes) / million / time : 0;
  console.note({}, run::words(run::Message::stats_time, options_.language,
                              {seconds(time), stage(run::Stage::read), stage(run::Stage::parse),
                               stage(run::Stage::check), stage(run::Stage::emit), seconds(rate)}));
}

}  // namespace jixiao::command
