#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/name_facts.h"
#include "check/name_words.h"

namespace jixiao::check {

/// What is known of names, each in one cache line with the name: a table has thousands of them, in no order.
class NameTable {
 public:
  /// No longer name is remembered.
  static constexpr std::size_t longest = 192;

  /// Makes room for so many more names. What was given out before is not valid any more.
  void make_room(std::size_t more) {
    if (2 * (size_ + more) > lines_.size()) grow(size_ + more);
  }
  /// What is known of a name: nothing yet, when it is new. There must be room for it. `hash` is that of
  /// hash_of_name; names that only the width of their forms tells apart share it.
  NameFacts& of(std::string_view name, std::uint64_t hash) {
    const bool fits = NameWords::fits(name);
    const NameWords words = fits ? NameWords(name) : NameWords();
    const std::uint32_t key = key_of(name, hash);
    const auto is_it = [&](const Line& line) {
      return line.key == key && (fits ? line.words == words : others_[line.words.number()] == name);
    };
    Line* line = &lines_[hash & (lines_.size() - 1)];
    while (line->key != 0 && !is_it(*line)) line = next(line);
    if (line->key == 0) add(*line, name, hash);
    return line->facts;
  }

  /// Says that a name with this hash will be asked for soon.
  void expect(std::uint64_t hash) const { __builtin_prefetch(&lines_[hash & (lines_.size() - 1)], 1); }

  [[nodiscard]] std::size_t size() const { return size_; }
  void clear() { *this = {}; }

 private:
  struct alignas(64) Line {
    NameWords words;         ///< of the name, or its number among the others
    std::uint32_t key = 0;   ///< of the name; 0: none stands here
    std::uint32_t home = 0;  ///< the lower half of its hash
    NameFacts facts;
  };
  static_assert(sizeof(Line) == 64);

  /// The size of a name and the part of its hash that does not say where it stands.
  static std::uint32_t key_of(std::string_view name, std::uint64_t hash) {
    static_assert(longest < 255);
    return static_cast<std::uint32_t>(hash >> 40U << 8U) | static_cast<std::uint32_t>(name.size() + 1);
  }
  Line* next(Line* line) { return ++line == lines_.data() + lines_.size() ? lines_.data() : line; }
  void add(Line& line, std::string_view name, std::uint64_t hash) {
    const bool fits = NameWords::fits(name);
    line.words = fits ? NameWords(name) : NameWords(others_.size());
    if (!fits) others_.emplace_back(name);
    line.key = key_of(name, hash);
    line.home = static_cast<std::uint32_t>(hash);
    ++size_;
  }
  void grow(std::size_t names) {
    std::size_t count = 64;
    while (count < 2 * names) count *= 2;
    for (Line& old : std::exchange(lines_, std::vector<Line>(count))) {
      if (old.key == 0) continue;
      Line* line = &lines_[old.home & (count - 1)];
      while (line->key != 0) line = next(line);
      *line = std::move(old);
    }
  }

  std::vector<Line> lines_;          ///< open addressing; their number is a power of two
  std::vector<std::string> others_;  ///< names that do not fit
  std::size_t size_ = 0;
};

}  // namespace jixiao::check
