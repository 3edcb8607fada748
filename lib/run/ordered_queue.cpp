#include "run/ordered_queue.h"

#include <utility>

#include "emit/output.h"

namespace jixiao::run {
namespace {

/// So many texts a job are kept to be used again.
constexpr std::size_t spare_of_job = 16;
/// What is written at once, and a record that goes beyond.
constexpr std::size_t size_of_spare = emit::Output::block + (std::size_t{16} << 10);
/// None that has grown beyond this, for a row that is longer than any other.
constexpr std::size_t largest_spare = std::size_t{512} << 10;

}  // namespace

std::size_t size_of(const Parcel& parcel) {
  std::size_t size = sizeof(Parcel);
  if (const auto* bytes = std::get_if<OutputBytes>(&parcel)) {
    size += bytes->bytes.capacity();
  } else if (const auto* lines = std::get_if<ConsoleLines>(&parcel)) {
    size += lines->text.size();
  } else if (const auto* pages = std::get_if<PagesSeen>(&parcel)) {
    for (const lex::PageStep& step : pages->steps) size += sizeof step + step.text.size();
  } else if (const auto* finding = std::get_if<finding::Finding>(&parcel)) {
    size += finding->excerpt.size() + finding->snippet.line.size();
    for (const auto& argument : finding->arguments) size += sizeof argument + argument.value.size();
    for (const auto& related : finding->related) {
      size += sizeof related;
      for (const auto& argument : related.arguments) size += sizeof argument + argument.value.size();
    }
  }
  return size;
}

std::optional<Parcel> parcel_of(const model::Event& event) {
  if (const auto* finding = std::get_if<const finding::Finding*>(&event)) return **finding;
  if (const auto* table = std::get_if<const model::TableHead*>(&event)) return TableSeen{(*table)->number};
  if (const auto* project = std::get_if<const model::Project*>(&event)) {
    return ProjectSeen{(*project)->indicators.size()};
  }
  if (const auto* end = std::get_if<const model::SourceEnd*>(&event)) return **end;
  return std::nullopt;
}

void OrderedQueue::put(unsigned job, std::uint64_t input, Parcels parcels) {
  std::size_t size = 0;
  for (const Parcel& parcel : parcels) size += size_of(parcel);
  std::unique_lock lock(mutex_);
  // The job whose turn it is never waits for another: all that it has put is taken as it comes.
  const auto is_dropped = [&] { return input < current_ || lanes_[input].dropped; };
  something_went_.wait(lock, [&] { return waiting_[job] < limit || is_dropped(); });
  if (is_dropped()) return;
  waiting_[job] += size;
  lanes_[input].waiting.push_back({job, size, std::move(parcels)});
  if (input == current_) something_came_.notify_one();
}

void OrderedQueue::put(unsigned job, std::uint64_t input, Parcel parcel) {
  Parcels parcels;
  parcels.push_back(std::move(parcel));
  put(job, input, std::move(parcels));
}

void OrderedQueue::wait_for_turn(std::uint64_t input) {
  std::unique_lock lock(mutex_);
  something_went_.wait(lock, [&] { return current_ >= input; });
}

std::string OrderedQueue::spare() {
  {
    const std::scoped_lock lock(mutex_);
    if (!spare_.empty()) {
      std::string text = std::move(spare_.back());
      spare_.pop_back();
      return text;
    }
  }
  // To grow by and by would leave holes everywhere.
  std::string text;
  text.reserve(size_of_spare);
  return text;
}

void OrderedQueue::give_back(Parcels parcels) {
  const std::scoped_lock lock(mutex_);
  for (Parcel& parcel : parcels) {
    auto* const bytes = std::get_if<OutputBytes>(&parcel);
    if (spare_.size() >= spare_of_job * waiting_.size()) return;
    if (bytes == nullptr) continue;
    // One of a short text would have to grow by and by.
    const std::size_t capacity = bytes->bytes.capacity();
    if (capacity < size_of_spare || capacity > largest_spare) continue;
    bytes->bytes.clear();
    spare_.push_back(std::move(bytes->bytes));
  }
}

void OrderedQueue::close(std::uint64_t input, const Result& result) {
  const std::scoped_lock lock(mutex_);
  if (input < current_) return;
  Lane& lane = lanes_[input];
  if (lane.dropped) return;
  lane.closed = true;
  lane.result = result;
  if (input == current_) something_came_.notify_one();
}

void OrderedQueue::drop(std::uint64_t input) {
  {
    const std::scoped_lock lock(mutex_);
    if (input < current_) return;
    Lane& lane = lanes_[input];
    for (const Waiting& waiting : lane.waiting) waiting_[waiting.job] -= waiting.size;
    lane.waiting.clear();
    lane.closed = lane.dropped = true;
    lane.result = {};
    if (input == current_) something_came_.notify_one();
  }
  something_went_.notify_all();
}

void OrderedQueue::end(std::uint64_t inputs) {
  const std::scoped_lock lock(mutex_);
  inputs_ = inputs;
  something_came_.notify_one();
}

void OrderedQueue::fail(std::exception_ptr fault) {
  const std::scoped_lock lock(mutex_);
  fault_ = std::move(fault);
  something_came_.notify_one();
}

std::optional<Parcels> OrderedQueue::take_ready() {
  for (auto lane = lanes_.find(current_); lane != lanes_.end(); lane = lanes_.find(current_)) {
    auto& all = lane->second.waiting;
    if (!all.empty()) {
      Waiting waiting = std::move(all.front());
      all.pop_front();
      std::size_t& waits = waiting_[waiting.job];
      const bool was_full = waits >= limit;
      waits -= waiting.size;
      if (was_full) something_went_.notify_all();
      return std::move(waiting.parcels);
    }
    if (!lane->second.closed) return std::nullopt;
    result_ += lane->second.result;
    lanes_.erase(lane);
    ++current_;
    something_went_.notify_all();
  }
  return std::nullopt;
}

}  // namespace jixiao::run
