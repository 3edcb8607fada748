#include "run/jobs.h"

#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "run/ordered_queue.h"

namespace jixiao::run {
namespace {

/// How one output comes of several emitters that know nothing of each other.
enum class Sharing {
  findings,      ///< the jobs hand on findings and counts; a single emitter writes them
  whole,         ///< what the inputs give, one after the other
  after_header,  ///< the same, with the first line of the first one only
};

/// Formats of `check` end with a summary of all inputs or group them; those of `parse` say one input after
/// the other, csv below one header.
Sharing sharing_of(const emit::Format& format) {
  if (format.command == "check") return Sharing::findings;
  return format.name == "csv" ? Sharing::after_header : Sharing::whole;
}

/// Hands on what an emitter of `check` looks at, as copies: the events themselves do not outlive the next
/// one.
class Forwarder final : public emit::Emitter {
 public:
  Forwarder(OrderedQueue& queue, unsigned job, std::uint64_t input)
      : queue_(queue), job_(job), input_(input) {}
  void begin_source(std::string_view path) override { add(SourceBegin{std::string(path)}); }
  void write(const model::Event& event) override {
    if (std::optional<Parcel> parcel = parcel_of(event)) add(std::move(*parcel));
  }
  void end_source() override {
    add(SourceStop{});
    hand_on();
  }
  void finish() override {}

  /// So much as has come.
  void hand_on() {
    if (!held_.empty()) queue_.put(job_, input_, held_);
    held_.clear();
  }

 private:
  /// So many travel together.
  static constexpr std::size_t enough = 64;

  void add(Parcel parcel) {
    held_.push_back(std::move(parcel));
    if (held_.size() >= enough) hand_on();
  }

  OrderedQueue& queue_;
  unsigned job_;
  std::uint64_t input_;
  Parcels held_;
};

/// What a job writes itself, of one input after the other. Its emitter is kept, with what that remembers of
/// how texts are written.
class JobWriter {
 public:
  JobWriter(OrderedQueue& queue, unsigned job, const Settings& settings)
      : queue_(queue),
        job_(job),
        settings_(settings),
        output_([this](std::string& bytes) { hand_on(bytes); }) {}

  /// What is written from now on is that of an input.
  emit::Output& begin(std::uint64_t input) {
    input_ = input;
    return output_;
  }
  emit::Emitter& emitter() {
    if (emitter_ == nullptr) make_emitter();
    return *emitter_;
  }
  void flush() { output_.flush(); }

 private:
  void make_emitter() {
    emitter_ = settings_.format->make(output_, settings_.emit);
    if (sharing_of(*settings_.format) != Sharing::after_header) return;
    // Of no input at all it writes its header, and not again; only that of the first input is wanted.
    emitter_->finish();
    if (input_ > 0) output_.buffer().clear();
  }
  void hand_on(std::string& bytes) {
    Parcel parcel = OutputBytes{std::move(bytes)};
    const bool taken = queue_.put(job_, input_, parcel);
    bytes = taken ? std::move(std::get<OutputBytes>(parcel).bytes) : queue_.spare(job_);
  }

  OrderedQueue& queue_;
  const unsigned job_;
  const Settings& settings_;
  emit::Output output_;
  std::unique_ptr<emit::Emitter> emitter_;
  std::uint64_t input_ = 0;
};

/// The single end of all jobs: writes what they hand on, in the thread of one of them at a time.
class Writer {
 public:
  Writer(const Settings& settings, const Console& console)
      : output_(settings.output), console_(console), settings_(settings) {
    if (sharing_of(*settings.format) == Sharing::findings) emitter_ = make_emitter(output_, settings);
  }

  void flush() { output_.flush(); }
  void finish(bool any_input) {
    // Without any input no job has written what the format says even then.
    if (!emitter_ && !any_input) emitter_ = make_emitter(output_, settings_);
    if (emitter_) emitter_->finish();
    output_.flush();
  }

  void operator()(OutputBytes& parcel) {
    if (parcel.bytes.size() < OutputBytes::little) {
      output_.append(parcel.bytes);
      parcel.bytes.clear();
    } else {
      output_.write_through(parcel.bytes);
    }
  }
  void operator()(const ConsoleLines& parcel) {
    output_.flush();
    console_.lines(parcel.text);
  }
  void operator()(const SourceBegin& parcel) { emitter_->begin_source(parcel.path); }
  void operator()(const TableSeen& parcel) {
    model::TableHead head;
    head.number = parcel.number;
    emitter_->write(&std::as_const(head));
  }
  void operator()(const ProjectSeen& parcel) {
    project_.indicators.resize(parcel.indicators);
    emitter_->write(&std::as_const(project_));
  }
  void operator()(const finding::Finding& parcel) { emitter_->write(&parcel); }
  void operator()(const model::SourceEnd& parcel) { emitter_->write(&parcel); }
  void operator()(const SourceStop&) {
    if (emitter_) emitter_->end_source();
  }
  void operator()(const PagesSeen&) {}  // of parts of one input only
  void operator()(const PartEnd&) {}
  void settle() { output_.flush_if_full(); }

 private:
  emit::Output output_;
  const Console& console_;
  const Settings& settings_;
  std::unique_ptr<emit::Emitter> emitter_;
  model::Project project_;  ///< a number of indicators and nothing else
};

/// What the jobs share.
class Jobs {
 public:
  Jobs(Inputs& inputs, const Settings& settings, const Console& console)
      : inputs_(inputs),
        settings_(settings),
        console_(console),
        writer_(settings, console),
        queue_(settings.jobs,
               {[this](Parcel& parcel) { return write(parcel); }, [this] { writer_.flush(); }}) {}

  Result run();

 private:
  void work(unsigned job);
  std::optional<Input> next(std::uint64_t& number);
  Result run_one(unsigned job, std::uint64_t number, const Input& input, Stages& stages, JobWriter& writer);
  bool write(Parcel& parcel) {
    std::visit(writer_, parcel);
    writer_.settle();
    return true;
  }

  Inputs& inputs_;
  const Settings& settings_;
  const Console& console_;
  Writer writer_;
  OrderedQueue queue_;
  std::mutex inputs_mutex_;
  std::uint64_t count_ = 0;  ///< of the inputs given to jobs
};

std::optional<Input> Jobs::next(std::uint64_t& number) {
  const std::scoped_lock lock(inputs_mutex_);
  std::optional<Input> input = next_input(inputs_, settings_);
  number = count_;
  if (input) ++count_;
  return input;
}

Result Jobs::run_one(unsigned job, std::uint64_t number, const Input& input, Stages& stages,
                     JobWriter& writer) {
  const bool hands_on_findings = sharing_of(*settings_.format) == Sharing::findings;
  Forwarder forwarder(queue_, job, number);
  emit::Output& output = writer.begin(number);
  const auto hand_on = [&] {
    forwarder.hand_on();
    output.flush();
  };
  const Console console(console_.language(), console_.quiet(), [&](std::string_view text) {
    hand_on();
    Parcel lines = ConsoleLines{std::string(text)};
    queue_.put(job, number, lines);
  });
  // All jobs may read a large input together, but not two of them: the later one would wait for the other's
  // turn to end.
  const auto before_parts = [&] { queue_.wait_for_turn(number); };
  emit::Emitter& emitter = hands_on_findings ? static_cast<emit::Emitter&>(forwarder) : writer.emitter();
  const Result result =
      run_input(input, settings_, stages, {emitter, output, console, hand_on, before_parts});
  // So that an input without output also counts among what waits.
  output.flush();
  if (!hands_on_findings) forwarder.end_source();
  return result;
}

void Jobs::work(unsigned job) {
  try {
    Stages stages(*settings_.grammar, settings_.parse);
    JobWriter writer(queue_, job, settings_);
    std::uint64_t number = 0;
    while (const std::optional<Input> input = next(number))
      queue_.close(number, run_one(job, number, *input, stages, writer));
    queue_.end(number);
  } catch (...) {
    queue_.fail(std::current_exception());
  }
}

Result Jobs::run() {
  std::vector<std::thread> workers;
  workers.reserve(settings_.jobs);
  try {
    for (unsigned job = 0; job < settings_.jobs; ++job) workers.emplace_back([this, job] { work(job); });
    queue_.wait();
    writer_.finish(count_ > 0);
  } catch (...) {
    settings_.give_up(std::current_exception());
    std::terminate();
  }
  for (std::thread& worker : workers) worker.join();
  return queue_.result();
}

}  // namespace

Result run_in_parallel(Inputs& inputs, const Settings& settings, const Console& console) {
  return Jobs(inputs, settings, console).run();
}

}  // namespace jixiao::run
