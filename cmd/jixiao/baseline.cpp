#include "jixiao/baseline.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

#include "jixiao/failure.h"

namespace jixiao::command {
namespace {

/// So many unused entries are said one by one.
constexpr std::size_t most_said = 10;

}  // namespace

CallBaseline::CallBaseline(const Options& options, run::Settings& settings)
    : options_(options), settings_(settings) {
  if (!options.baseline.empty() && !options.write_baseline.empty()) {
    throw UsageError(say(Say::not_together, options.language,
                         {long_name(Flag::baseline), long_name(Flag::write_baseline)}));
  }
  if (options.baseline.empty()) return;
  known_ = check::Baseline::read(options.baseline);
  settings.check.baseline = known_.get();
  settings.emit.held_back = [this] { return known_->held_back(); };
}

void CallBaseline::open() {
  const std::string& path = options_.write_baseline;
  if (path.empty()) return;
  try {
    file_ = std::make_unique<run::OutputFile>(path);
  } catch (const std::system_error& error) {
    throw OutputError(error.code().value(), path);
  }
  // What goes wrong with this file must not be said of the other output.
  written_ = std::make_unique<emit::BaselineFile>([this](std::string& bytes) {
    try {
      emit::Output out(file_->descriptor());
      out.append(bytes);
      out.flush();
    } catch (const std::system_error& error) {
      throw OutputError(error.code().value(), options_.write_baseline);
    }
  });
  settings_.baseline = written_.get();
  settings_.emit.held_back = [this] { return finding::HeldBack{written_->entries, 0}; };
}

void CallBaseline::finish(const run::Console& console) {
  if (file_) {
    try {
      file_->commit();
    } catch (const std::system_error& error) {
      throw OutputError(error.code().value(), options_.write_baseline);
    }
    console.note({}, say(Say::baseline_written, options_.language,
                         {run::printable(options_.write_baseline), std::to_string(written_->entries)}));
  }
  if (known_) say_unused(console);
}

void CallBaseline::say_unused(const run::Console& console) const {
  const std::vector<std::uint32_t> lines = known_->unused();
  for (std::size_t index = 0; index < std::min(lines.size(), most_said); ++index) {
    const std::string place = options_.baseline + ":" + std::to_string(lines[index]);
    const std::string description = run::printable(known_->description(lines[index]));
    console.note(place, say(Say::baseline_unused, options_.language, {description}));
  }
  if (lines.size() <= most_said) return;
  console.note(options_.baseline,
               say(Say::baseline_unused_more, options_.language, {std::to_string(lines.size())}));
}

}  // namespace jixiao::command
