#include "run/parted.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "emit/renumber.h"
#include "finding/fingerprint.h"
#include "run/ordered_queue.h"
#include "run/part.h"
#include "run/part_reader.h"

namespace jixiao::run {
namespace {

/// So many parts more than there are jobs may be on their way: what waits is held in memory. With none,
/// whoever is first at the end of a part has to wait for all before it.
constexpr std::uint64_t parts_ahead = 1;
/// So many bytes of what a job has written wait for their turn: about what a part or two become.
constexpr std::size_t most_waiting = std::size_t{1} << 20;

check::Options check_options(const check::Options& given) {
  check::Options options = given;
  using check::Fingerprints;
  if (options.fingerprints == Fingerprints::different) options.fingerprints = Fingerprints::equal;
  options.parsing = nullptr;
  return options;
}

/// Puts parts together in their order.
class Joiner {
 public:
  Joiner(const std::string& path, const Settings& settings, const Whole& whole)
      : settings_(settings), whole_(whole), renumberer_(*settings.format, settings.emit, path) {}

  /// Takes the next parcel of the part at hand; false when that can't be trusted and must be read again.
  bool take(Parcel& parcel);
  /// Of the part at hand, which is read again from its beginning, what has been taken is passed over.
  void begin_again() { passing_over_ = std::exchange(taken_, {}); }

  [[nodiscard]] const Before& before() const { return before_; }
  [[nodiscard]] std::uint64_t part() const { return before_.part; }
  [[nodiscard]] bool is_done() const { return done_; }
  [[nodiscard]] bool has_failed() const { return failed_; }

 private:
  struct Taken {
    std::uint64_t bytes = 0, others = 0;
  };

  void take_bytes(OutputBytes& written);
  bool take_steps(const std::vector<lex::PageStep>& steps);
  bool take_end(const PartEnd& end);
  void take_finding(finding::Finding& finding);
  bool is_passed_over() {
    ++taken_.others;
    return taken_.others <= passing_over_.others;
  }

  const Settings& settings_;
  const Whole& whole_;
  emit::Renumberer renumberer_;
  finding::Ordinals ordinals_;
  model::SourceEnd sums_;
  model::TableHead head_;
  model::Project project_;
  Taken taken_, passing_over_;  ///< of the part at hand
  Before before_;               ///< the part at hand
  lex::RunningLines pages_;
  std::map<std::uint64_t, lex::RunningLines> pages_at_;  ///< by byte
  bool has_tables_ = false, wrote_table_ = false;
  bool done_ = false, failed_ = false;
};

void Joiner::take_bytes(OutputBytes& written) {
  std::string& bytes = written.bytes;
  const std::uint64_t before = taken_.bytes;
  taken_.bytes += bytes.size();
  // Who reads this again writes the same bytes only when counting from the same number.
  before_.tables = written.tables;
  if (taken_.bytes <= passing_over_.bytes) return;
  if (before < passing_over_.bytes) bytes.erase(0, passing_over_.bytes - before);
  // The tables of one object are divided by commas; a part begins with none.
  if (settings_.format->name == "json" && has_tables_ && !wrote_table_) whole_.output.append(",");
  wrote_table_ = true;
  const std::int64_t more =
      static_cast<std::int64_t>(sums_.tables) - static_cast<std::int64_t>(written.tables);
  if (renumberer_.changes(more) || bytes.size() < OutputBytes::little) {
    renumberer_.append(whole_.output.buffer(), bytes, more);
  } else {
    // What little there is before it is better written by itself than all of this copied.
    whole_.output.write_through(bytes);
  }
  whole_.output.flush_if_full();
}

void Joiner::take_finding(finding::Finding& finding) {
  if (finding.subject.table > 0) finding.subject.table += static_cast<std::uint32_t>(sums_.tables);
  finding.fingerprint = finding::tell_apart(finding::hash_from(finding.fingerprint), ordinals_);
  whole_.take(&std::as_const(finding));
}

/// Follows what running titles would have been remembered; false when a reader was told something else.
bool Joiner::take_steps(const std::vector<lex::PageStep>& steps) {
  for (const lex::PageStep& step : steps) {
    if (step.kind == lex::PageStep::Kind::mark) {
      lex::RunningLines& pages = pages_at_[step.number] = pages_;
      if (step.said) pages.turn_page();
    } else if (step.kind == lex::PageStep::Kind::above_heads) {
      // What stands before a mark belongs to what is known there, though it was found out later.
      for (auto at = pages_at_.upper_bound(step.number); at != pages_at_.end(); ++at) {
        at->second.add_above_heads(step.text, step.number);
      }
    }
    if (!pages_.replay(step)) return false;
  }
  return true;
}

bool Joiner::take_end(const PartEnd& end) {
  if (end.failed) {
    done_ = failed_ = true;
    return true;
  }
  const auto pages = pages_at_.find(end.next_begin.byte);
  sums_.tables += end.read.tables;
  sums_.projects += end.read.projects;
  sums_.indicators += end.read.indicators;
  sums_.rows_read += end.read.rows_read;
  sums_.rows_unread += end.read.rows_unread;
  for (std::size_t fate = 0; fate < model::fates; ++fate) {
    sums_.accounting.bytes[fate] += end.read.accounting.bytes[fate];
  }
  if (end.is_last) {
    sums_.encoding = end.read.encoding;
    sums_.bytes = end.read.bytes;
    sums_.lines = end.read.lines;
    done_ = true;
    whole_.take(&std::as_const(sums_));
    return true;
  }
  if (pages != pages_at_.end()) pages_ = pages->second;
  before_.begin = end.next_begin;
  before_.pages = pages_;
  before_.has_projects = sums_.projects > 0;
  before_.tables = sums_.tables;
  pages_at_.clear();
  has_tables_ = has_tables_ || wrote_table_;
  wrote_table_ = false;
  taken_ = passing_over_ = {};
  before_.part = end.next;
  // A reader in the middle takes it that there have been some.
  return before_.has_projects;
}

bool Joiner::take(Parcel& parcel) {
  if (auto* const bytes = std::get_if<OutputBytes>(&parcel)) {
    take_bytes(*bytes);
  } else if (const auto* pages = std::get_if<PagesSeen>(&parcel)) {
    return take_steps(pages->steps);
  } else if (const auto* end = std::get_if<PartEnd>(&parcel)) {
    return take_end(*end);
  } else if (is_passed_over()) {
    return true;
  } else if (auto* const finding = std::get_if<finding::Finding>(&parcel)) {
    take_finding(*finding);
  } else if (const auto* table = std::get_if<TableSeen>(&parcel)) {
    head_.number = table->number + static_cast<std::uint32_t>(sums_.tables);
    whole_.take(&std::as_const(head_));
  } else if (const auto* project = std::get_if<ProjectSeen>(&parcel)) {
    project_.indicators.resize(project->indicators);
    whole_.take(&std::as_const(project_));
  }
  return true;
}

class Parted {
 public:
  Parted(FileSource& source, const std::string& path, const Settings& settings, const check::Options& check,
         const Whole& whole)
      : settings_(settings),
        check_(check_options(check)),
        cutter_(source, *settings.grammar, settings.part_size, settings.meter),
        board_(settings.jobs + parts_ahead),
        queue_(settings.jobs, {[this](Parcel& parcel) { return join(parcel); }, whole.pause}, most_waiting),
        context_{cutter_, board_, queue_, settings_, check_},
        path_(path),
        joiner_(path, settings, whole) {}

  void run();

 private:
  void work(unsigned job);
  std::shared_ptr<const Part> next();
  std::shared_ptr<const Part> cut(std::uint64_t number);
  bool join(Parcel& parcel);
  PartJob new_job(unsigned job) {
    return {Stages(*settings_.grammar, settings_.parse), PartWriter(queue_, job, settings_, path_)};
  }

  const Settings& settings_;
  const check::Options check_;
  Cutter cutter_;
  PartBoard board_;
  OrderedQueue queue_;
  const PartContext context_;
  const std::string& path_;
  Joiner joiner_;
  std::mutex next_mutex_;
  std::uint64_t next_ = 0;
};

/// The part of that number, for which it may have to be read.
std::shared_ptr<const Part> Parted::cut(std::uint64_t number) {
  const auto begin = std::chrono::steady_clock::now();
  std::shared_ptr<const Part> part = cutter_.part(number);
  if (settings_.meter != nullptr) settings_.meter->add(Stage::read, std::chrono::steady_clock::now() - begin);
  return part;
}

/// The next part that somebody may begin; what has been come past is left out.
std::shared_ptr<const Part> Parted::next() {
  const std::scoped_lock lock(next_mutex_);
  while (true) {
    const std::uint64_t number = next_;
    if (!board_.may_begin(number)) return nullptr;
    std::shared_ptr<const Part> part = cut(number);
    if (!part && cutter_.ends_before(number)) return nullptr;
    ++next_;
    if (part && part->head && !board_.is_dropped(number)) {
      board_.begin(number);
      return part;
    }
    // Nobody begins there, or it has been dropped already.
    queue_.drop(number);
  }
}

void Parted::work(unsigned job) {
  try {
    PartJob at_work = new_job(job);
    while (const std::shared_ptr<const Part> part = next()) {
      read_part(context_, at_work, part, [&](Parcels& parcels) { queue_.put(job, part->number, parcels); });
      queue_.close(part->number, {});
    }
  } catch (...) {
    queue_.fail(std::current_exception());
  }
}

/// Puts the parts together until all is there, or until one can't be trusted.
bool Parted::join(Parcel& parcel) {
  const std::uint64_t part = joiner_.part();
  const bool trusted = joiner_.take(parcel);
  if (!trusted || joiner_.is_done()) return false;
  if (joiner_.part() == part) return true;
  board_.set_turn(joiner_.part());
  cutter_.forget_before(joiner_.part());
  return true;
}

void Parted::run() {
  std::vector<std::thread> workers;
  workers.reserve(settings_.jobs);
  try {
    for (unsigned job = 0; job < settings_.jobs; ++job) workers.emplace_back([this, job] { work(job); });
    queue_.wait();
  } catch (...) {
    settings_.give_up(std::current_exception());
    std::terminate();
  }
  board_.finish();
  for (std::thread& worker : workers) worker.join();
  if (!joiner_.is_done()) {
    joiner_.begin_again();
    PartJob at_work = new_job(0);
    read_alone(context_, at_work, joiner_.before(), [this](Parcels& parcels) {
      for (Parcel& parcel : parcels) joiner_.take(parcel);
    });
  }
  if (joiner_.has_failed()) throw decode::ReadError("input");
}

/// Whether what jobs write of a format one by one is what it writes of the whole, put side by side.
bool can_be_joined(const Settings& settings) {
  if (settings.baseline != nullptr || settings.check.baseline != nullptr) return false;
  return settings.format->command != "report" && !settings.emit.pretty;
}

}  // namespace

bool can_be_read_in_parts(const FileSource& source, const Settings& settings) {
  return settings.jobs > 1 && source.encoding() == text::Encoding::utf8 && can_be_joined(settings) &&
         source.file_bytes() >= 2 * settings.part_size;
}

void read_in_parts(FileSource& source, const std::string& path, const Settings& settings,
                   const check::Options& check, const Whole& whole) {
  Parted(source, path, settings, check, whole).run();
}

}  // namespace jixiao::run
