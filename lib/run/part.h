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
  std::shared_ptr<const char[]> buffer;
  std::size_t size = 0;
  text::Position begin;               ///< of its first byte
  std::uint64_t end = 0;              ///< byte behind its last
  std::optional<std::uint64_t> head;  ///< the byte of the title; none: nobody begins here
  bool is_last = false;
  bool ends_in_error = false;  ///< the input could not be read any further

  [[nodiscard]] std::string_view bytes() const { return {buffer.get(), size}; }
};

/// Cuts an input into parts, as they are asked for, and keeps them as long as somebody may need them.
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
  /// Of the first bytes of the input, whatever parts are made of them.
  [[nodiscard]] FileSource& source() const { return source_; }

 private:
  void cut_next();
  bool fill(std::size_t size);
  [[nodiscard]] std::string_view rest() const { return {rest_.get(), rest_size_}; }
  [[nodiscard]] std::size_t room() const;
  std::shared_ptr<char[]> new_buffer();
  [[nodiscard]] std::optional<std::size_t> find_cut(std::size_t from, std::uint64_t& head_offset) const;
  [[nodiscard]] bool looks_like_title(std::string_view line) const;

  struct Title {
    grammar::Pattern pattern;
    grammar::CharacterSet first;  ///< of what it matches
  };

  FileSource& source_;
  std::vector<Title> titles_;
  const std::size_t part_size_;
  Meter* meter_;
  std::mutex mutex_;  ///< of all that follows
  std::deque<std::shared_ptr<const Part>> parts_;
  std::uint64_t first_ = 0;  ///< number of the first that is kept
  /// Those of all parts, to be used again when nobody holds them any more: new memory costs as much as
  /// reading.
  std::vector<std::shared_ptr<char[]>> buffers_;
  std::shared_ptr<char[]> rest_;  ///< read, and not in a part yet
  std::size_t rest_size_ = 0;
  text::Position begin_;  ///< of `rest_`
  std::optional<std::uint64_t> head_{0};
  bool ended_ = false, failed_ = false, all_cut_ = false, may_cut_ = true;
};

}  // namespace jixiao::run
