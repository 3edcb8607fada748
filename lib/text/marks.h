#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::text {

/// Where a mark stands in a text.
struct Mark {
  std::uint32_t at = 0;     ///< offset of its first byte
  std::uint32_t which = 0;  ///< index in the list of marks
  std::uint32_t size = 0;   ///< bytes
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
  void find(std::string_view text, std::size_t from, std::size_t until, std::vector<Mark>& out) const;
  /// The same without vector instructions, for machines that have none and for the test that both agree.
  void find_plain(std::string_view text, std::size_t from, std::size_t until, std::vector<Mark>& out) const;

 private:
  /// Half-byte tables for vectors: bit i of `low[n] & high[m]` says that mark i has the byte 0xmn there.
  struct ByteTable {
    std::array<std::uint8_t, 16> low{}, high{};
    void add(std::size_t mark, char byte);
  };

  void look(std::string_view text, std::size_t from, std::size_t until, std::vector<Mark>& out) const;
  void take(std::string_view text, std::size_t at, std::size_t until, unsigned some,
            std::vector<Mark>& out) const;
  std::size_t find_avx2(std::string_view text, std::size_t from, std::size_t until,
                        std::vector<Mark>& out) const;

  std::vector<std::string> marks_;
  std::array<std::uint32_t, 256> begins_{};  ///< by byte: the marks that begin with it, as bits
  bool fit_vectors_ = false;                 ///< they are few and short
  /// A short mark as a number, and which bits of four bytes of text belong to it.
  struct Word {
    std::uint32_t bytes = 0, bits = 0, size = 0;
  };
  std::vector<Word> words_;  ///< of the marks, if they are short
  ByteTable first_, third_;  ///< the third byte of the marks of three bytes
  std::uint8_t others_ = 0;  ///< marks that have not three bytes, as bits
};

}  // namespace jixiao::text
