#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/vectors.h"

namespace jixiao::text {

/// Where a mark stands in a text.
struct Mark {
  std::uint32_t at = 0;     ///< offset of its first byte
  std::uint16_t which = 0;  ///< index in the list of marks
  std::uint16_t size = 0;   ///< bytes
};

/// The marks that were found in a text, in order. Reused: keeps its memory.
class FoundMarks {
 public:
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] const Mark& operator[](std::size_t index) const { return room_[index]; }
  [[nodiscard]] const Mark* begin() const { return room_.data(); }
  [[nodiscard]] const Mark* end() const { return room_.data() + count_; }
  /// Adds one behind them.
  void add(Mark mark) {
    *next(1) = mark;
    ++count_;
  }
  void clear() { count_ = 0; }

 private:
  friend class Marks;
  /// Room for so many more.
  Mark* next(std::size_t more) {
    if (room_.size() < count_ + more) room_.resize(2 * room_.size() + more);
    return room_.data() + count_;
  }

  std::vector<Mark> room_;
  std::size_t count_ = 0;
};

/// Finds all of several short marks (；。、) in one pass.
class Marks {
 public:
  Marks() = default;
  /// None is empty, and there are at most `most`.
  static constexpr std::size_t most = 32;
  explicit Marks(std::vector<std::string> marks);

  /// Those that lie in [from, until), in order; of several that begin at one place the first of the list.
  /// They replace what `out` held.
  void find(std::string_view text, std::size_t from, std::size_t until, FoundMarks& out,
            Vectors vectors = vectors_here()) const;
  /// Whether any stands in the text.
  [[nodiscard]] bool any_in(std::string_view text, Vectors vectors = vectors_here()) const;

 private:
  static constexpr std::size_t longest_in_vectors = 3;
  static constexpr std::size_t reach_avx2 = 32 + longest_in_vectors - 1;  ///< so many bytes are looked at
  /// Half-byte tables for vectors: bit i of `low[n] & high[m]` says that mark i may have the byte 0xmn there.
  struct ByteTable {
    std::array<std::uint8_t, 16> low{}, high{};
    void add(std::size_t mark, char byte);
    void add_any(std::size_t mark);
  };

  [[nodiscard]] Mark first_of(unsigned some) const;
  void look(std::string_view text, std::size_t from, std::size_t until, FoundMarks& out) const;
  void take(std::string_view text, std::size_t at, std::size_t until, unsigned some, FoundMarks& out) const;
  std::size_t find_avx2(std::string_view text, std::size_t from, FoundMarks& out) const;
  std::size_t find_avx512(std::string_view text, std::size_t from, FoundMarks& out) const;
  [[nodiscard]] bool any_in_avx2(std::string_view text) const;

  std::vector<std::string> marks_;
  std::array<std::uint32_t, 256> begins_{};          ///< by byte: the marks that begin with it, as bits
  bool fit_vectors_ = false;                         ///< they are few and short
  std::array<ByteTable, longest_in_vectors> bytes_;  ///< of the marks, by place in the mark
  std::array<Mark, 256> kinds_{};                    ///< the first of the marks that are the bits of a byte
  std::array<Mark, 8> singles_{};                    ///< each of the marks, if they fit
};

}  // namespace jixiao::text
