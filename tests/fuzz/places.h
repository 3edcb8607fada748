#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/encoding.h"
#include "text/position.h"
#include "text/spliced_text.h"

namespace jixiao::fuzz {

/// An input looked at on its own, with ICU and nothing of the program: where its lines begin, and what its
/// bytes say.
class Places {
 public:
  /// The bytes must outlive this.
  Places(std::string_view bytes, text::Encoding encoding);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// A last line without an end counts; a byte order mark alone is none.
  [[nodiscard]] std::uint64_t lines() const;
  /// The characters of a range in UTF-8; nothing when it does not hold whole characters.
  [[nodiscard]] std::optional<std::string> decode(std::uint64_t begin, std::uint64_t end) const;
  /// Asserts that byte, line and column of a place agree.
  void confirm(const text::Position& at, std::string_view what) const;
  /// Asserts it of both ends of a range.
  void confirm(const text::Position& begin, const text::Position& end, std::string_view what) const;

 private:
  std::string_view bytes_;
  text::Encoding encoding_;
  std::size_t mark_ = 0;               ///< bytes of the byte order mark
  std::vector<std::uint64_t> starts_;  ///< of the lines
};

/// Which bytes of an input leaves have claimed.
class Claims {
 public:
  explicit Claims(const Places& places) : places_(places), taken_(places.bytes().size()) {}

  /// Asserts that a leaf's bytes lie in the input, belong to no other leaf, and are the leaf when they are
  /// decoded and put together.
  void claim(const text::SplicedText& text, text::Leaf leaf, std::string_view name);
  [[nodiscard]] std::uint64_t bytes() const { return claimed_; }

 private:
  const Places& places_;
  std::vector<bool> taken_;
  std::uint64_t claimed_ = 0;
  std::vector<text::ByteSpan> spans_;
};

}  // namespace jixiao::fuzz
