#pragma once
#include <atomic>
#include <mutex>

namespace jixiao::grammar {

/// A value that is made when it is first asked for, once for all threads.
template <class Value>
class Once {
 public:
  template <class Make>
  const Value& get(const Make& make) const {
    return is_made_.load(std::memory_order_acquire) ? value_ : made(make);
  }

 private:
  /// Apart from what is asked each time, so that this costs no call.
  template <class Make>
  [[gnu::noinline]] const Value& made(const Make& make) const {
    const std::lock_guard lock(mutex_);
    if (!is_made_.load(std::memory_order_relaxed)) {
      value_ = make();
      is_made_.store(true, std::memory_order_release);
    }
    return value_;
  }

  mutable std::mutex mutex_;
  mutable std::atomic<bool> is_made_ = false;
  mutable Value value_{};
};

}  // namespace jixiao::grammar
