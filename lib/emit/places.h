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
    if (begin_ == end_) [[unlikely]]
      return 1;
    const text::Splice* at = at_->begin > offset ? begin_ : at_;
    while (at + 1 < end_ && at[1].begin <= offset) ++at;
    at_ = at;
    return at->at.line;
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
