#include "run/batch.h"

#include <unistd.h>

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "run/batch_store.h"
#include "run/file_content.h"
#include "run/ordered_queue.h"
#include "run/output_tree.h"
#include "text/content_hash.h"

namespace jixiao::run {
namespace {

/// An input on its way to a job.
struct Task {
  Input input;
  std::uint64_t number = 0;
  std::string output;  ///< below the folder; empty: it may have none
};

bool has_entry(Input::Kind kind) {
  return kind != Input::Kind::note && kind != Input::Kind::nothing;
}

/// Adds what applies to an input to a digest.
void add_in_force(text::ContentHash& hash, const config::InForce& in_force) {
  const auto add = [&hash](std::uint64_t number) { hash.add_field(std::to_string(number)); };
  const auto add_level = [&add](const config::Level& level) {
    add(level ? static_cast<std::uint64_t>(*level) + 1 : 0);
  };
  add(static_cast<std::uint64_t>(in_force.profile.value));
  add_level(in_force.fail_on.value);
  add(static_cast<std::uint64_t>(in_force.rounding.value));
  add(static_cast<std::uint64_t>(in_force.compare.value));
  add(static_cast<std::uint64_t>(in_force.year.value.value_or(0)));
  for (const auto& level : in_force.rules) add_level(level.value);
  for (const auto& level : in_force.required) add_level(level.value);
}

class Batch {
 public:
  Batch(Inputs& inputs, const Settings& settings, const BatchSettings& batch, const Console& console)
      : inputs_(inputs),
        settings_(settings),
        console_(console),
        head_(manifest_head(settings, batch)),
        head_settings_(head_.settings()),
        store_(batch.folder, settings.shard, batch.resume),
        manifest_(store_.hidden("manifest")),
        lines_([this](std::string& bytes) { manifest_.write(bytes); }),
        queue_(settings.jobs, {[this](Parcel& parcel) { return take(parcel); }, [] {}}) {
    inputs_.go_around(store_.folder());
    settings_.output = -1;
  }

  BatchResult run();

 private:
  void work(unsigned job);
  std::optional<Task> next();
  void claim_output(Task& task);
  ManifestEntry carry_out(unsigned job, const Task& task, Stages& stages);
  void read_input(unsigned job, const Task& task, Stages& stages, const Console& console,
                  ManifestEntry& entry);
  [[nodiscard]] bool keep(const Task& task, ManifestEntry& entry) const;
  [[nodiscard]] std::string settings_of(const Input& input) const;
  [[nodiscard]] std::string path_of(const std::string& output) const {
    return store_.folder() + "/" + output;
  }
  void refuse(Task& task, Message message) const;
  bool take(const Parcel& parcel);
  void finish_manifest();

  Inputs& inputs_;
  Settings settings_;
  const Console& console_;
  const ManifestHead head_;
  const std::string head_settings_;
  BatchStore store_;
  HiddenFile manifest_;
  emit::Output lines_;  ///< of the manifest
  OrderedQueue queue_;
  std::atomic<std::uint64_t> written_{0}, kept_{0};

  struct Mix {
    std::size_t operator()(const text::ContentDigest& digest) const {
      return static_cast<std::size_t>(digest.low);
    }
  };
  std::mutex inputs_mutex_;  ///< of all that follows
  std::uint64_t count_ = 0;
  std::unordered_set<text::ContentDigest, Mix> outputs_;  ///< that are spoken for, as digests
  ManifestEnd end_;
  text::ContentHash all_names_;
};

/// The next input of this shard. All inputs are looked at, so that every shard sees the same conflicts.
std::optional<Task> Batch::next() {
  const std::scoped_lock lock(inputs_mutex_);
  while (std::optional<Input> input = inputs_.next()) {
    Task task{std::move(*input), count_, {}};
    if (has_entry(task.input.kind)) {
      ++end_.all_inputs;
      all_names_.add_field(task.input.name);
      claim_output(task);
    }
    if (!settings_.shard.takes(task.input.name)) continue;
    ++count_;
    if (has_entry(task.input.kind)) ++end_.inputs;
    return task;
  }
  return std::nullopt;
}

void Batch::refuse(Task& task, Message message) const {
  task.input.kind = Input::Kind::failure;
  task.input.what = words(message, console_.language());
}

void Batch::claim_output(Task& task) {
  if (task.input.kind == Input::Kind::standard_input) return refuse(task, Message::not_below);
  const std::string output = output_name(task.input.name, settings_.format->extension);
  if (task.input.name.empty() || store_.is_own(output)) return refuse(task, Message::not_below);
  if (!outputs_.insert(text::digest_of(output)).second) return refuse(task, Message::same_output);
  if (are_one_file(task.input.path, path_of(output))) return refuse(task, Message::input_is_output);
  task.output = output;
}

std::string Batch::settings_of(const Input& input) const {
  if (!settings_.configure) return head_settings_;
  text::ContentHash hash;
  hash.add_field(head_settings_);
  add_in_force(hash, settings_.configure(input));
  return hash.digest().hexadecimal();
}

/// Whether the output of an earlier run is what this one would write; then `entry` says what that one said.
bool Batch::keep(const Task& task, ManifestEntry& entry) const {
  if (task.input.kind != Input::Kind::file) return false;
  const std::optional<ManifestEntry> known = store_.known(entry.name);
  if (!known || known->path != entry.path || known->settings != entry.settings) return false;
  if (known->output != task.output || known->hash.empty()) return false;
  if (!has_content(task.input.path, known->bytes, known->hash)) return false;
  if (!has_content(path_of(task.output), known->output_bytes, known->output_hash)) return false;
  entry = *known;
  if (settings_.meter != nullptr) {
    settings_.meter->bytes += entry.bytes;
    ++settings_.meter->files;
  }
  return true;
}

void Batch::read_input(unsigned job, const Task& task, Stages& stages, const Console& console,
                       ManifestEntry& entry) {
  text::ContentHash content, written;
  HiddenFile file(store_.hidden("output-" + std::to_string(job)));
  emit::Output output([&](std::string& bytes) {
    written.add(bytes);
    if (!task.output.empty()) file.write(bytes);
  });
  const auto emitter = make_emitter(output, settings_);
  entry.result = run_input(task.input, settings_, stages, {*emitter, output, console, [] {}, {}, &content});
  if (task.output.empty()) return;
  if (entry.result.inputs_unread > 0) {
    // What an earlier run wrote is not what there is now.
    ::unlink(path_of(task.output).c_str());
    return;
  }
  emitter->finish();
  output.flush();
  entry.output = task.output;
  file.put_in_place(path_of(entry.output));
  entry.bytes = content.bytes();
  entry.hash = content.digest().hexadecimal();
  entry.output_bytes = written.bytes();
  entry.output_hash = written.digest().hexadecimal();
  ++written_;
}

ManifestEntry Batch::carry_out(unsigned job, const Task& task, Stages& stages) {
  const Console console(console_.language(), console_.quiet(), [&](std::string_view text) {
    Parcel lines = ConsoleLines{std::string(text)};
    queue_.put(job, task.number, lines);
  });
  ManifestEntry entry;
  entry.name = task.input.name;
  entry.path = task.input.path;
  if (!has_entry(task.input.kind)) {
    read_input(job, task, stages, console, entry);
    return entry;
  }
  entry.settings = settings_of(task.input);
  if (keep(task, entry)) {
    ++kept_;
  } else {
    try {
      read_input(job, task, stages, console, entry);
    } catch (const WriteError& error) {
      if (!is_of_one_file(error.code().value())) throw;
      console.error(path_of(task.output), reason(error.code().value(), console.language()));
      entry.output.clear();
      entry.result.inputs = 1;
      entry.result.outputs_unwritten = 1;
    }
    store_.note(entry);
  }
  Parcel line = OutputBytes{to_line(entry)};
  queue_.put(job, task.number, line);
  return entry;
}

void Batch::work(unsigned job) {
  try {
    Stages stages(*settings_.grammar, settings_.parse);
    while (const std::optional<Task> task = next()) {
      const ManifestEntry entry = carry_out(job, *task, stages);
      queue_.close(task->number, entry.result);
    }
    queue_.end(count_);
  } catch (...) {
    queue_.fail(std::current_exception());
  }
}

/// Writes lines of the manifest and to the console, in the order of the inputs.
bool Batch::take(const Parcel& parcel) {
  if (const auto* line = std::get_if<OutputBytes>(&parcel)) lines_.append(line->bytes);
  if (const auto* lines = std::get_if<ConsoleLines>(&parcel)) console_.lines(lines->text);
  lines_.flush_if_full();
  return true;
}

void Batch::finish_manifest() {
  end_.all_names = all_names_.digest().hexadecimal();
  end_.result = queue_.result();
  lines_.append(to_line(end_));
  lines_.flush();
  manifest_.put_in_place(path_of(manifest_name(settings_.shard)));
  store_.finish();
}

BatchResult Batch::run() {
  std::vector<std::thread> workers;
  workers.reserve(settings_.jobs);
  lines_.append(to_line(head_));
  try {
    for (unsigned job = 0; job < settings_.jobs; ++job) workers.emplace_back([this, job] { work(job); });
    queue_.wait();
    finish_manifest();
  } catch (...) {
    settings_.give_up(std::current_exception());
    std::terminate();
  }
  for (std::thread& worker : workers) worker.join();
  return {queue_.result(), written_, kept_, path_of(manifest_name(settings_.shard))};
}

}  // namespace

ManifestHead manifest_head(const Settings& settings, const BatchSettings& batch) {
  const emit::Options& emit = settings.emit;
  const auto yes_no = [](bool value) { return std::string(value ? "true" : "false"); };
  constexpr std::string_view rows[] = {"indicators", "projects", "units"};
  ManifestHead head{batch.program, std::string(settings.format->command), batch.grammar, {}, settings.shard};
  // In the order of their names, as they are read again.
  head.options = {
      {"color", yes_no(emit.color)},
      {"encoding", settings.encoding ? std::string(text::encoding_name(*settings.encoding)) : "auto"},
      {"excel", yes_no(emit.excel)},
      {"format", std::string(settings.format->name)},
      {"header", emit.chinese_header ? "zh" : "en"},
      {"lang", emit.language == "zh" ? "zh" : "en"},
      {"max_row", std::to_string(settings.parse.max_row)},
      {"pretty", yes_no(emit.pretty)},
      {"rows", std::string(rows[static_cast<std::size_t>(emit.rows)])},
      {"show", emit.show_info ? "info" : "warning"},
      {"spans", yes_no(emit.spans)},
  };
  return head;
}

BatchResult run_batch(Inputs& inputs, const Settings& settings, const BatchSettings& batch,
                      const Console& console) {
  return Batch(inputs, settings, batch, console).run();
}

}  // namespace jixiao::run
