#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>

#include "text/position.h"
#include "text/spliced_text.h"

namespace jixiao::emit {

/// Source lines of a text's leaves, asked for in the order of the text: each answer starts where the last one
/// ended.
class LineCursor {
 public:
  explicit LineCursor(const text::SplicedText& text)
      : begin_(text.splices().data()), at_(begin_), end_(begin_ + text.splices().size()) {}

  /// The line in which the character at `offset` stands. A splice never runs across a line end.
  std::uint64_t line(std::uint32_t offset) {
    if (begin_ == end_) return 1;
    if (at_->begin > offset) at_ = begin_;
    while (at_ + 1 < end_ && at_[1].begin <= offset) ++at_;
    return at_->at.line;
  }
  /// The line of a leaf's first character; of `otherwise` when the leaf is absent; nothing when both are.
  std::optional<std::uint64_t> line(text::Leaf leaf, text::Leaf otherwise = {}) {
    if (!leaf.absent()) return line(leaf.begin);
    if (!otherwise.absent()) return line(otherwise.begin);
    return std::nullopt;
  }

 private:
  const text::Splice* begin_;
  const text::Splice* at_;
  const text::Splice* end_;
};

}  // namespace jixiao::emit
