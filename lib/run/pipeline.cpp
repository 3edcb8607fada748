#include "run/pipeline.h"

#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <variant>

#include "run/file_source.h"
#include "run/messages.h"
#include "run/meter.h"
#include "run/observed_source.h"
#include "run/parted.h"
#include "run/sniff.h"
#include "run/stage_clock.h"

namespace jixiao::run {
namespace {

/// Whether reading this descriptor would read what is being written: a file given as input and as output.
bool same_file(int input, int output) {
  struct stat in {};
  struct stat out {};
  if (::fstat(input, &in) != 0 || ::fstat(output, &out) != 0) return false;
  return S_ISREG(in.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

/// One input on its way through the stages.
class Run {
 public:
  Run(const Input& input, const Settings& settings, Stages& stages, const Ends& ends)
      : input_(input),
        settings_(settings),
        stages_(stages),
        ends_(ends),
        console_output_([this](std::string& text) { ends_.console.lines(text); }) {
    if (!settings.findings_on_console) return;
    emit::Options options = settings.emit;
    options.color = false;
    options.width = 0;
    // Not finished with a summary: what is said on the console ends with one line of our own.
    findings_ = emit::find_format("check", "text")->make(console_output_, options);
  }

  Result run();

 private:
  [[nodiscard]] int open();
  Result refuse(std::string_view what);
  [[nodiscard]] std::string why_unread(const FileSource& source) const;
  [[nodiscard]] check::Options check_options() const;
  template <typename Events>
  void pass(Events events);
  void pull(ObservedSource& source);
  void pull_in_parts(FileSource& source);
  void take(const model::Event& event);
  void count(const finding::Finding& finding);
  void say_about_terminal(int descriptor) const;
  void say_encoding(text::Encoding encoding) const;

  const Input& input_;
  const Settings& settings_;
  Stages& stages_;
  const Ends& ends_;
  emit::Output console_output_;
  std::unique_ptr<emit::Emitter>
      findings_;  ///< for the console; null when the format itself has the findings
  std::optional<config::InForce> in_force_;
  config::Level fail_on_;
  Result result_;
};

Result Run::run() {
  result_.inputs = 1;
  fail_on_ = settings_.fail_on;
  if (settings_.configure) {
    in_force_ = settings_.configure(input_);
    fail_on_ = in_force_->fail_on.value;
  }
  const Language language = ends_.console.language();
  const int descriptor = open();
  if (descriptor < 0) return result_;
  FileSource source(descriptor, ends_.before_waiting);
  if (same_file(descriptor, settings_.output)) return refuse(words(Message::input_is_output, language));
  say_about_terminal(descriptor);
  try {
    const Content content = source.begin(settings_.encoding);
    if (content != Content::text) {
      return refuse(refusal(content, input_.path, settings_.format->command, language));
    }
    say_encoding(source.encoding());
    if (ends_.before_parts && can_be_read_in_parts(source, settings_)) {
      ends_.before_parts();
      pull_in_parts(source);
    } else {
      ObservedSource observed(source, ends_.content, settings_.meter);
      pull(observed);
    }
  } catch (const decode::ReadError&) {
    return refuse(why_unread(source));
  }
  return result_;
}

/// Why no more of an input could be read.
std::string Run::why_unread(const FileSource& source) const {
  const Language language = ends_.console.language();
  if (source.turned_out() != Content::text)
    return refusal(source.turned_out(), input_.path, settings_.format->command, language);
  return source.error() != 0 ? reason(source.error(), language) : words(Message::input_changed, language);
}

/// The descriptor to read from; -1 when there is nothing to read, which has been said then.
int Run::open() {
  switch (input_.kind) {
    case Input::Kind::standard_input:
      return STDIN_FILENO;
    case Input::Kind::failure:
      refuse(input_.what);
      return -1;
    case Input::Kind::nothing:
      ends_.console.error(input_.path, input_.what);
      result_.found = fail_on_.has_value();
      return -1;
    case Input::Kind::note:
      ends_.console.note(input_.path, input_.what);
      result_.inputs = 0;
      return -1;
    case Input::Kind::file:
      break;
  }
  struct stat status {};
  // Opening a FIFO waits for whoever writes to it.
  if (::stat(input_.path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) ends_.before_waiting();
  int error = 0;
  const int descriptor = open_for_reading(input_.path, error);
  if (descriptor < 0) refuse(reason(error, ends_.console.language()));
  return descriptor;
}

Result Run::refuse(std::string_view what) {
  result_.inputs_unread = 1;
  ends_.console.error(input_.path, what);
  return result_;
}

void Run::say_about_terminal(int descriptor) const {
  if (descriptor != STDIN_FILENO || ::isatty(descriptor) == 0) return;
  ends_.console.note({}, words(Message::reading_terminal, ends_.console.language()));
}

/// What was not asked for and is not the usual thing is said.
void Run::say_encoding(text::Encoding encoding) const {
  if (settings_.encoding || encoding == text::Encoding::utf8) return;
  ends_.console.note(input_.path,
                     words(Message::read_as, ends_.console.language(), {text::encoding_name(encoding)}));
}

check::Options Run::check_options() const {
  check::Options options = settings_.check;
  if (in_force_) options.in_force = &*in_force_;
  // What is told again in another run is told by its fingerprint, whatever the format shows.
  if (settings_.format->shows == emit::Shows::all || options.baseline != nullptr ||
      settings_.baseline != nullptr)
    return options;
  options.fingerprints = check::Fingerprints::none;
  options.counts_infos = settings_.format->shows == emit::Shows::shown_infos && !settings_.emit.show_info;
  return options;
}

/// Begins the input where its events go, lets them come, and ends it however that ended.
template <typename Events>
void Run::pass(Events events) {
  ends_.emitter.begin_source(input_.path);
  if (findings_) findings_->begin_source(input_.path);
  const auto end = [this] {
    ends_.emitter.end_source();
    if (!findings_) return;
    findings_->end_source();
    console_output_.flush();
  };
  try {
    events();
  } catch (const decode::ReadError&) {
    end();
    throw;
  }
  end();
}

void Run::pull(ObservedSource& source) {
  check::Options options = check_options();
  StageClock clock(settings_.meter);
  options.parsing = clock.parsing();
  stages_.begin(source, options);
  check::Checker& checker = stages_.checker();
  pass([&] {
    while (const model::Event* event = checker.next()) {
      clock.pulled();
      take(*event);
      clock.written();
    }
    clock.pulled();
    clock.finish(source.time());
  });
}

void Run::pull_in_parts(FileSource& source) {
  const Whole whole{ends_.output, [this](const model::Event& event) { take(event); }, ends_.before_waiting};
  pass([&] {
    read_in_parts(source, input_.path, settings_, check_options(), whole);
    // Its parts have been read at other times than their ends were looked for.
    if (source.has_changed()) throw decode::ReadError("changed");
  });
}

void Run::take(const model::Event& event) {
  ends_.emitter.write(event);
  ends_.output.flush_if_full();
  if (const auto* finding = std::get_if<const finding::Finding*>(&event)) {
    count(**finding);
    if (!findings_) return;
    findings_->write(event);
    console_output_.flush();
  } else if (const auto* end = std::get_if<const model::SourceEnd*>(&event)) {
    result_.tables += (*end)->tables;
    result_.rows_read += (*end)->rows_read;
    result_.rows_unread += (*end)->rows_unread;
    result_.projects += (*end)->projects;
    result_.indicators += (*end)->indicators;
  }
}

void Run::count(const finding::Finding& finding) {
  if (settings_.baseline != nullptr && finding::can_be_held_back(finding)) return;
  if (settings_.meter != nullptr) settings_.meter->findings.fetch_add(1, std::memory_order_relaxed);
  switch (finding.severity) {
    case finding::Severity::error:
      ++result_.errors;
      break;
    case finding::Severity::warning:
      ++result_.warnings;
      break;
    case finding::Severity::info:
      ++result_.infos;
      break;
  }
  if (fail_on_ && finding.severity >= *fail_on_) result_.found = true;
}

}  // namespace

Result& Result::operator+=(const Result& other) {
  tables += other.tables;
  rows_read += other.rows_read;
  rows_unread += other.rows_unread;
  inputs += other.inputs;
  inputs_unread += other.inputs_unread;
  projects += other.projects;
  indicators += other.indicators;
  errors += other.errors;
  warnings += other.warnings;
  infos += other.infos;
  outputs_unwritten += other.outputs_unwritten;
  found = found || other.found;
  return *this;
}

std::unique_ptr<emit::Emitter> make_emitter(emit::Output& output, const Settings& settings) {
  auto emitter = settings.format->make(output, settings.emit);
  if (settings.baseline == nullptr) return emitter;
  return std::make_unique<emit::BaselineWriter>(*settings.baseline, std::move(emitter),
                                                settings.emit.language);
}

std::optional<Input> next_input(Inputs& inputs, const Settings& settings) {
  std::optional<Input> input = inputs.next();
  while (input && !settings.shard.takes(input->name)) input = inputs.next();
  return input;
}

Result run_input(const Input& input, const Settings& settings, Stages& stages, const Ends& ends) {
  const Result result = Run(input, settings, stages, ends).run();
  if (settings.meter != nullptr) settings.meter->files.fetch_add(result.inputs, std::memory_order_relaxed);
  return result;
}

}  // namespace jixiao::run
