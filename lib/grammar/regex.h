#pragma once
#include <re2/re2.h>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>

#include "grammar/structure.h"

namespace jixiao::grammar {

/// A regular expression that RE2 compiles when it is first needed, once for all threads.
class Regex {
 public:
  /// The expression must outlive it.
  explicit Regex(std::string_view expression) : expression_(expression) {}

  const re2::RE2& get() const {
    if (const re2::RE2* ready = ready_.load(std::memory_order_acquire)) return *ready;
    const std::lock_guard lock(mutex_);
    if (!owned_) {
      // To find out which characters a name may have, RE2 takes ten times as long as for a whole expression.
      const auto structure = structure_of(expression_);
      owned_ = std::make_unique<const re2::RE2>(piece(structure ? structure->unnamed : expression_),
                                                re2::RE2::Quiet);
      ready_.store(owned_.get(), std::memory_order_release);
    }
    return *owned_;
  }

  [[nodiscard]] bool is_compiled() const { return ready_.load(std::memory_order_acquire) != nullptr; }

  /// Whether it matches, at or behind `from` or anchored; with what its first groups give, as many as there
  /// is room for.
  bool match(std::string_view text, std::size_t from, re2::RE2::Anchor anchor,
             std::span<re2::StringPiece> found = {}) const {
    return get().Match(piece(text), from, text.size(), anchor, found.data(), static_cast<int>(found.size()));
  }

 private:
  static re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

  std::string_view expression_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const re2::RE2> owned_;
  mutable std::atomic<const re2::RE2*> ready_ = nullptr;
};

}  // namespace jixiao::grammar
