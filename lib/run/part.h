#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "run/file_source.h"
#include "run/meter.h"

namespace jixiao::run {

/// A stretch of an input. It begins at a line that looks like the title of a table, where a job may begin to
/// read, or where no such line was near: then only who reads the stretch before it goes on here.
struct Part {
  std::uint64_t number = 0;
  text::Position begin;               ///< of its first byte
  std::uint64_t end = 0;              ///< byte behind its last
  std::optional<std::uint64_t> head;  ///< the byte of the title; none: nobody begins here
  std::uint64_t titles = 0;           ///< lines before it that look like titles: so many tables, if all are
  bool is_last = false;
  bool ends_in_error = false;  ///< the input could not be read any further
};

/// Cuts an input into parts, as they are asked for, and counts the lines before each. It looks at all bytes
/// and keeps none: whoever reads a part reads them from the file, which has them at hand. To keep them takes
/// as long as to read them again, as so many do not stay near.
class Cutter {
 public:
  /// `source` has begun, is in UTF-8 and must outlive the cutter, as `grammar` and `meter` (null: none) must.
  Cutter(FileSource& source, const grammar::Grammar& grammar, std::size_t part_size, Meter* meter);

  /// The part of that number; null behind the last one, and for one that is not kept any more. Several may
  /// ask.
  std::shared_ptr<const Part> part(std::uint64_t number);
  /// Whether there is no part of that number because the input ends before it.
  bool ends_before(std::uint64_t number);
  /// Says that nobody asks any more for parts before this one, or for this one.
  void forget_before(std::uint64_t number);
  void forget(std::uint64_t number);
  [[nodiscard]] FileSource& source() const { return source_; }

 private:
  void cut_next();
  void fill();
  void pass(std::size_t size);
  [[nodiscard]] std::size_t whole_lines() const;
  [[nodiscard]] std::string_view held() const { return {memory_.data() + passed_, held_size_}; }
  [[nodiscard]] std::optional<std::size_t> find_cut(std::size_t from, std::uint64_t& head_offset) const;
  [[nodiscard]] bool looks_like_title(std::string_view line) const;
  [[nodiscard]] std::uint64_t count_titles(std::string_view bytes) const;

  struct Title {
    grammar::Pattern pattern;
    grammar::CharacterSet first;  ///< of what it matches
  };
  class TitleLines;

  FileSource& source_;
  std::vector<Title> titles_;
  std::vector<std::string> title_texts_;  ///< one of them stands in every title; none: not known
  const std::size_t part_size_;
  Meter* meter_;
  std::mutex mutex_;  ///< of all that follows
  std::deque<std::shared_ptr<const Part>> parts_;
  std::uint64_t first_ = 0;  ///< number of the first that is kept
  std::vector<char> memory_;
  std::size_t passed_ = 0;     ///< of what is there
  std::size_t held_size_ = 0;  ///< read and not passed yet, behind it
  text::Position place_;       ///< of its first byte
  bool inside_line_ = false;   ///< it begins in the middle of a long line
  std::uint64_t titles_before_ = 0;
  std::optional<std::uint64_t> head_{0};
  bool ended_ = false, failed_ = false, all_cut_ = false;
};

}  // namespace jixiao::run
