#include "run/ordered_queue.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "emit/output.h"

namespace jixiao::run {
namespace {

/// So many texts a job are kept to be used again.
constexpr std::size_t spare_of_job = 8;
/// What is written at once, and a record that goes beyond.
constexpr std::size_t size_of_spare = emit::Output::block + (std::size_t{16} << 10);
/// None that has grown beyond this, for a row that is longer than any other.
constexpr std::size_t largest_spare = std::size_t{512} << 10;

}  // namespace

std::size_t size_of(const lex::PageStep& step) {
  return sizeof step + step.text.size();
}

std::size_t size_of(const Parcel& parcel) {
  std::size_t size = sizeof(Parcel);
  if (const auto* bytes = std::get_if<OutputBytes>(&parcel)) {
    size += bytes->bytes.capacity();
  } else if (const auto* lines = std::get_if<ConsoleLines>(&parcel)) {
    size += lines->text.size();
  } else if (const auto* pages = std::get_if<PagesSeen>(&parcel)) {
    for (const lex::PageStep& step : pages->steps) size += size_of(step);
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

/// Waits until this job may put something; whether it is to hand that over itself.
bool OrderedQueue::begin_to_put(Lock& lock, unsigned job, std::uint64_t input) {
  const auto may_hand_over = [&] { return input == current_ && !taking_; };
  // The job whose turn it is never waits for another: what it has put is being taken, or it takes that
  // itself.
  something_went_.wait(lock, [&] { return waiting_[job] < most_ || may_hand_over() || is_unwanted(input); });
  return may_hand_over() && lanes_[input].waiting.empty();
}

void OrderedQueue::wait_in_lane(unsigned job, std::uint64_t input, Parcels parcels) {
  std::size_t size = 0;
  for (const Parcel& parcel : parcels) size += size_of(parcel);
  waiting_[job] += size;
  lanes_[input].waiting.push_back({job, size, std::move(parcels)});
}

void OrderedQueue::put(unsigned job, std::uint64_t input, Parcels& parcels) {
  Lock lock(mutex_);
  const bool at_once = begin_to_put(lock, job, input);
  if (is_unwanted(input)) return;
  if (!at_once) return wait_in_lane(job, input, std::exchange(parcels, {}));
  hand_over(lock, [&] { return take_all(parcels); });
}

bool OrderedQueue::put(unsigned job, std::uint64_t input, Parcel& parcel) {
  Lock lock(mutex_);
  const bool at_once = begin_to_put(lock, job, input);
  if (is_unwanted(input)) return true;
  if (at_once) {
    hand_over(lock, [&] { return destination_.take(parcel); });
  } else {
    Parcels parcels;
    parcels.push_back(std::move(parcel));
    wait_in_lane(job, input, std::move(parcels));
  }
  return at_once;
}

/// Takes something without the lock.
template <typename Take>
void OrderedQueue::take(Lock& lock, const Take& take) {
  lock.unlock();
  std::exception_ptr fault;
  bool goes_on = false;
  try {
    goes_on = take();
  } catch (...) {
    fault = std::current_exception();
  }
  lock.lock();
  if (fault && !fault_) fault_ = fault;
  stopped_ = stopped_ || !goes_on;
}

/// Hands over something, and then all that is there, until nothing more is.
template <typename Take>
void OrderedQueue::hand_over(Lock& lock, const Take& first) {
  taking_ = true;
  take(lock, first);
  for (bool paused = false; !stopped_;) {
    if (std::optional<Waiting> next = next_waiting()) {
      take(lock, [&] { return take_all(next->parcels); });
      keep_memory(*next);
    } else if (std::exchange(paused, true)) {
      break;
    } else {
      take(lock, [this] { return destination_.pause(), true; });
      continue;
    }
    paused = false;
  }
  taking_ = false;
  if (is_over()) all_taken_.notify_one();
  if (stopped_) something_went_.notify_all();
}

bool OrderedQueue::take_all(Parcels& parcels) const {
  return std::all_of(parcels.begin(), parcels.end(), std::cref(destination_.take));
}

void OrderedQueue::wait_for_turn(std::uint64_t input) {
  Lock lock(mutex_);
  something_went_.wait(lock, [&] { return stopped_ || current_ >= input; });
}

std::string OrderedQueue::spare(unsigned job) {
  {
    const std::scoped_lock lock(mutex_);
    std::vector<std::string>& spare = spare_[job];
    if (!spare.empty()) {
      std::string text = std::move(spare.back());
      spare.pop_back();
      return text;
    }
  }
  // To grow by and by would leave holes everywhere.
  std::string text;
  text.reserve(size_of_spare);
  return text;
}

/// Texts go back to the job that wrote them: what one processor has written is far from the others.
void OrderedQueue::keep_memory(Waiting& taken) {
  std::vector<std::string>& spare = spare_[taken.job];
  for (Parcel& parcel : taken.parcels) {
    auto* const bytes = std::get_if<OutputBytes>(&parcel);
    if (spare.size() >= spare_of_job) return;
    if (bytes == nullptr) continue;
    // One of a short text would have to grow by and by.
    const std::size_t capacity = bytes->bytes.capacity();
    if (capacity < size_of_spare || capacity > largest_spare) continue;
    spare.push_back(std::move(bytes->bytes));
  }
}

/// Goes on with what has waited if it was the turn of what is closed now, unless somebody is at it.
void OrderedQueue::go_on(Lock& lock, std::uint64_t closed) {
  if (closed == current_ && !taking_ && !stopped_) hand_over(lock, [] { return true; });
}

void OrderedQueue::close(std::uint64_t input, const Result& result) {
  Lock lock(mutex_);
  if (is_unwanted(input)) return;
  Lane& lane = lanes_[input];
  lane.closed = true;
  lane.result = result;
  go_on(lock, input);
}

void OrderedQueue::drop(std::uint64_t input) {
  Lock lock(mutex_);
  if (stopped_ || input < current_) return;
  Lane& lane = lanes_[input];
  for (const Waiting& waiting : lane.waiting) waiting_[waiting.job] -= waiting.size;
  lane.waiting.clear();
  lane.closed = lane.dropped = true;
  lane.result = {};
  something_went_.notify_all();
  go_on(lock, input);
}

void OrderedQueue::end(std::uint64_t inputs) {
  Lock lock(mutex_);
  inputs_ = inputs;
  if (is_over() && !taking_) all_taken_.notify_one();
}

void OrderedQueue::fail(std::exception_ptr fault) {
  const Lock lock(mutex_);
  if (!fault_) fault_ = std::move(fault);
  all_taken_.notify_one();
}

void OrderedQueue::wait() {
  Lock lock(mutex_);
  all_taken_.wait(lock, [this] { return fault_ || (is_over() && !taking_); });
  if (fault_) std::rethrow_exception(fault_);
}

/// What is to be handed over next; ends the turn of each input of which all has been.
std::optional<OrderedQueue::Waiting> OrderedQueue::next_waiting() {
  for (auto lane = lanes_.find(current_); lane != lanes_.end(); lane = lanes_.find(current_)) {
    auto& all = lane->second.waiting;
    if (!all.empty()) {
      Waiting next = std::move(all.front());
      all.pop_front();
      std::size_t& waits = waiting_[next.job];
      const bool was_full = waits >= most_;
      waits -= next.size;
      if (was_full) something_went_.notify_all();
      return next;
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
