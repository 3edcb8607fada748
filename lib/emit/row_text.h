#pragma once
#include <cassert>
#include <string_view>

#include "text/json.h"
#include "text/spliced_text.h"

namespace jixiao::emit {

/// The text of a row on its way into JSON. Whether anything in it must be escaped is looked up once for all
/// leaves.
class RowText {
 public:
  explicit RowText(const text::SplicedText& text)
      : text_(text), plain_(!text::needs_json_escape(text.text())) {}

  [[nodiscard]] std::string_view operator[](text::Leaf leaf) const { return text_[leaf]; }
  /// The text of a leaf that is not absent.
  [[nodiscard]] std::string_view present(text::Leaf leaf) const {
    assert(leaf.begin <= leaf.end && leaf.end <= text_.size());
    return {text_.text().data() + leaf.begin, leaf.size()};
  }
  [[nodiscard]] const text::SplicedText& spliced() const { return text_; }
  /// Whether nothing in it must be escaped.
  [[nodiscard]] bool is_plain() const { return plain_; }
  void write(text::JsonPen& pen, text::Leaf leaf) const {
    plain_ ? pen.plain_string(text_[leaf]) : pen.string(text_[leaf]);
  }
  /// The leaf, or null when it is absent or empty.
  void write_or_null(text::JsonPen& pen, text::Leaf leaf) const {
    leaf.empty() ? pen.raw("null") : write(pen, leaf);  // an absent leaf is empty, too
  }

 private:
  const text::SplicedText& text_;
  bool plain_;
};

}  // namespace jixiao::emit
