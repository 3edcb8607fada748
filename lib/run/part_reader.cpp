#include "run/part_reader.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>
#include <vector>

#include "parse/parser.h"
#include "run/observed_source.h"
#include "run/stage_clock.h"

namespace jixiao::run {
namespace {

/// The bytes of an input from the beginning of a part on, through all that follow.
class PartSource final : public decode::ByteSource {
 public:
  PartSource(const PartContext& context, std::shared_ptr<const Part> part)
      : context_(context),
        own_(part->number),
        entered_(own_),
        first_kept_(own_ + 1),
        begin_(part->begin),
        part_(std::move(part)),
        at_(begin_.byte) {}

  /// Marks the ends of the parts that are read: there another reader has begun.
  void mark(lex::RunningLines& pages) {
    pages_ = &pages;
    pages_->mark(part_->end);
  }

  std::size_t read(char* buffer, std::size_t size) override {
    // Blocks are large: asking the clock costs nothing beside them.
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t count = give(buffer, size);
    time_ += std::chrono::steady_clock::now() - begin;
    return count;
  }
  /// The time that reading took so far.
  [[nodiscard]] std::chrono::nanoseconds time() const { return time_; }
  [[nodiscard]] text::Position first_place() const override { return begin_; }
  [[nodiscard]] bool has_pages() const override { return context_.cutter.source().has_pages(); }
  /// The first part behind its own that has not been left.
  [[nodiscard]] std::uint64_t first_kept() const { return first_kept_; }

 private:
  static constexpr std::uint64_t lag = 1;
  /// At most so much is given at once, to be read while it is still near; and of later parts, where all that
  /// is wanted may be the head of a table.
  static constexpr std::size_t much = std::size_t{64} << 10, little = std::size_t{16} << 10;

  std::size_t give(char* buffer, std::size_t size) {
    while (part_ && at_ == part_->end) next();
    if (!part_) return 0;
    const std::size_t most = std::min(size, entered_ == own_ ? much : little);
    const std::size_t count =
        context_.cutter.source().read_at(at_, buffer, std::min<std::uint64_t>(most, part_->end - at_));
    // A file that somebody has cut in the meantime ends here.
    if (count == 0) part_ = nullptr;
    at_ += count;
    return count;
  }

  void next() {
    if (part_->ends_in_error) throw decode::ReadError("the rest of the input");
    const bool goes_on = !part_->is_last && context_.board.enter(own_, entered_ + 1);
    part_ = goes_on ? context_.cutter.part(entered_ + 1) : nullptr;
    if (!part_) return;
    entered_ = part_->number;
    if (pages_ != nullptr) pages_->mark(part_->end);
    if (!context_.board.has_turn(own_)) return;
    for (; first_kept_ + lag < entered_; ++first_kept_) leave(first_kept_);
  }

  /// Nobody has begun there as this reader came there, and it will not be read again from there.
  void leave(std::uint64_t number) const {
    if (context_.board.drop(number, own_)) context_.queue.drop(number);
    context_.cutter.forget(number);
  }

  const PartContext& context_;
  const std::uint64_t own_;
  std::uint64_t entered_;
  std::uint64_t first_kept_;
  text::Position begin_;
  std::shared_ptr<const Part> part_;  ///< null: all is read
  std::uint64_t at_;                  ///< byte of the input that is given next
  std::chrono::nanoseconds time_{0};
  lex::RunningLines* pages_ = nullptr;
};

/// The bytes of an input from a place on, read once more.
class RestSource final : public decode::ByteSource {
 public:
  RestSource(FileSource& file, const text::Position& begin) : file_(file), begin_(begin), at_(begin.byte) {}
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = file_.read_at(at_, buffer, size);
    at_ += count;
    return count;
  }
  [[nodiscard]] text::Position first_place() const override { return begin_; }
  [[nodiscard]] bool has_pages() const override { return file_.has_pages(); }

 private:
  FileSource& file_;
  text::Position begin_;
  std::uint64_t at_;
};

/// One reader of a part at work.
class Reader {
 public:
  Reader(const PartContext& context, PartJob& job, const std::shared_ptr<const Part>& part)
      : context_(context),
        part_(*part),
        opened_(part->number == 0),
        writer_(job.writer),
        source_(context, part),
        clock_(context.settings.meter),
        parser_(begin(job.stages, source_, context.check, clock_)),
        checker_(job.stages.checker()) {
    parser_.running_lines().log_to(steps_, !opened_);
    source_.mark(parser_.running_lines());
    parser_.pause_from(opened_ ? part_.end : *part_.head);
    if (!opened_) parser_.has_read_projects();
  }

  void read();

 private:
  bool take(const model::Event& event);
  bool pause();
  std::shared_ptr<const Part> find_next(const parse::Opening& opening);
  static parse::Parser& begin(Stages& stages, PartSource& source, check::Options options, StageClock& clock) {
    options.parsing = clock.parsing();
    stages.begin(source, options);
    return stages.parser();
  }
  void hand_on_steps() {
    if (!steps_.empty()) writer_.put(steps_);
  }
  bool is_dropped();

  const PartContext& context_;
  const Part part_;
  bool opened_;
  PartWriter& writer_;
  PartSource source_;
  StageClock clock_;
  parse::Parser& parser_;
  check::Checker& checker_;
  std::vector<lex::PageStep> steps_;
  std::uint64_t events_ = 0;
  std::uint64_t passed_ = 0;  ///< the last part that this reader has come past
};

/// The part whose reader has begun as this one has come there; null: there is none. What begins before that
/// is nobody's.
std::shared_ptr<const Part> Reader::find_next(const parse::Opening& opening) {
  const std::uint64_t from = std::max({passed_ + 1, part_.number + 1, source_.first_kept()});
  for (std::uint64_t number = from;; ++number) {
    std::shared_ptr<const Part> next = context_.cutter.part(number);
    if (!next || next->begin.byte > opening.head) return nullptr;
    if (next->head == opening.head && context_.board.opening(number, part_.number) == opening.state) {
      return next;
    }
    passed_ = number;
    if (!context_.board.drop(number, part_.number)) return nullptr;
    context_.queue.drop(number);
  }
}

/// A table has begun. False: this part is read.
bool Reader::pause() {
  const parse::Opening opening = *parser_.opening();
  if (!opened_) {
    if (opening.head != part_.head) return false;
    context_.board.open(part_.number, opening.state);
    opened_ = true;
    parser_.pause_from(part_.end);
  } else if (const std::shared_ptr<const Part> next = find_next(opening)) {
    writer_.end({parser_.before_opening(), next->begin, next->number, false, false});
    return false;
  }
  parser_.go_on();
  return true;
}

/// Whether nobody wants this part, as far as somebody has looked: all readers share the board.
bool Reader::is_dropped() {
  constexpr std::uint64_t events_between_looks = 64;
  return events_++ % events_between_looks == 0 && context_.board.is_dropped(part_.number);
}

/// False: this part is read, or can't be begun here, or nobody wants it.
bool Reader::take(const model::Event& event) {
  if (!opened_ || is_dropped()) return false;
  const auto* const end = std::get_if<const model::SourceEnd*>(&event);
  if (end == nullptr) {
    writer_.take(event);
    return true;
  }
  writer_.end({**end, {}, 0, true, false});
  return false;
}

void Reader::read() {
  try {
    bool goes_on = true;
    while (goes_on) {
      const model::Event* const event = checker_.next();
      clock_.pulled();
      hand_on_steps();
      goes_on = event != nullptr ? take(*event) : parser_.opening() && pause();
      clock_.written();
    }
  } catch (const decode::ReadError&) {
    hand_on_steps();
    if (opened_) writer_.end({{}, {}, 0, true, true});
  }
  clock_.finish(source_.time());
  // Whoever waits to hear how it has begun must not wait for ever.
  if (!opened_) context_.board.open(part_.number, std::nullopt);
}

}  // namespace

void read_part(const PartContext& context, PartJob& job, const std::shared_ptr<const Part>& part,
               PutParcels put) {
  job.writer.begin(part->number, std::move(put), part->titles);
  Reader(context, job, part).read();
}

void read_alone(const PartContext& context, PartJob& job, const Before& before, PutParcels put) {
  job.writer.begin(before.part, std::move(put), before.tables);
  RestSource source(context.cutter.source(), before.begin);
  ObservedSource timed(source, nullptr, nullptr);
  StageClock clock(context.settings.meter);
  check::Options options = context.check;
  options.parsing = clock.parsing();
  job.stages.begin(timed, options);
  job.stages.parser().running_lines() = before.pages;
  if (before.has_projects) job.stages.parser().has_read_projects();
  PartEnd end;
  end.is_last = true;
  try {
    while (const model::Event* event = job.stages.checker().next()) {
      clock.pulled();
      if (const auto* last = std::get_if<const model::SourceEnd*>(event)) {
        end.read = **last;
      } else {
        job.writer.take(*event);
      }
      clock.written();
    }
  } catch (const decode::ReadError&) {
    end.failed = true;
  }
  clock.finish(timed.time());
  job.writer.end(end);
}

}  // namespace jixiao::run
