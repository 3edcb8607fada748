#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "text/encoding.h"

namespace jixiao::text {

/// How many bytes of the input stand before any character of a text that was converted, without a walk to it.
/// Nearly all texts are made of characters whose length in the input follows from their length in UTF-8: in
/// GB18030 one of three bytes had two and any other as many as it has, in UTF-16 each had two. Then the bytes
/// of the input are the bytes of the text without its first bytes of three, or twice its first bytes. Reused:
/// keeps its memory.
class SourceOffsets {
 public:
  /// Adds up how many bytes of input several parts of the text took. The offsets must outlive it.
  class Sum {
   public:
    explicit Sum(const SourceOffsets& offsets) : offsets_(offsets) {}
    void add(std::size_t begin, std::size_t end) {
      bytes_ += end - begin;
      marks_ += offsets_.marks_before(end) - offsets_.marks_before(begin);
    }
    [[nodiscard]] std::uint64_t bytes() const {
      return offsets_.bytes_of_byte_ * bytes_ + offsets_.bytes_of_mark_ * marks_;
    }

   private:
    const SourceOffsets& offsets_;
    std::uint64_t bytes_ = 0, marks_ = 0;
  };

  /// Learns a text (valid UTF-8) that took so many bytes of an input in this encoding, which is not UTF-8.
  /// False if it has other characters as well; then nothing may be asked.
  bool learn(Encoding encoding, std::string_view text, std::uint64_t source_bytes);
  /// The same without vector instructions, for machines that have none and for the test that both agree.
  bool learn_plain(Encoding encoding, std::string_view text, std::uint64_t source_bytes);

  void swap(SourceOffsets& other) noexcept {
    words_.swap(other.words_);
    std::swap(bytes_of_byte_, other.bytes_of_byte_);
    std::swap(bytes_of_mark_, other.bytes_of_mark_);
    std::swap(can_count_, other.can_count_);
  }

  /// How many bytes of input stand before a character of the text, or before its end.
  [[nodiscard]] std::uint64_t before(std::size_t offset) const { return between(0, offset); }
  /// How many bytes of input two places are apart.
  [[nodiscard]] std::uint64_t between(std::size_t begin, std::size_t end) const {
    Sum sum(*this);
    sum.add(begin, end);
    return sum.bytes();
  }

 private:
  static constexpr std::size_t bits_of_word = 64;
  /// Which of 64 bytes count, the first one lowest, and how many do before them.
  struct Word {
    std::uint64_t bits = 0, before = 0;
  };

  [[nodiscard]] std::uint64_t marks_before(std::size_t offset) const {
    const Word& word = words_[offset / bits_of_word];
    return word.before + count(word.bits & ((std::uint64_t{1} << (offset % bits_of_word)) - 1));
  }
  /// How many bits are set.
  [[nodiscard]] std::uint64_t count(std::uint64_t bits) const {
#if defined(__x86_64__) && defined(__GNUC__)
    if (can_count_) {
      // What the compiler would call in its place is for machines of which nothing is known.
      __asm__("popcntq %1, %0" : "=r"(bits) : "r"(bits) : "cc");
      return bits;
    }
#endif
    bits -= (bits >> 1) & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + ((bits >> 2) & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return (bits * 0x0101010101010101) >> 56;
  }
  void begin(Encoding encoding, std::size_t size);
  void mark(Encoding encoding, std::string_view text);
  void mark_avx2(Encoding encoding, std::string_view text);

  std::vector<Word> words_;
  std::uint64_t bytes_of_byte_ = 1, bytes_of_mark_ = 0;  ///< of input; the second may be less than nothing
  bool can_count_ = false;                               ///< the machine can count bits
};

}  // namespace jixiao::text
