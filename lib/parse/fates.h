#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/accounting.h"
#include "model/table.h"
#include "parse/entry_reader.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

using model::Fate;

/// Gives every byte of the input its fate, once. A text is taken when nothing more can happen to it: what its
/// leaves say are values, and what lies between pieces is told apart by whether it lies inside a cell.
class Fates {
 public:
  /// A stretch of a text with one fate.
  struct Stretch {
    text::Leaf range;
    Fate fate;
  };

  /// What was read otherwise than it is printed, since the last `forget_oddities`.
  struct Oddities {
    std::uint64_t look_alikes = 0, stray_spaces = 0;  ///< how many places
    text::Position first_look_alike, first_stray_space;
    text::Position first_look_alike_end, first_stray_space_end;
    finding::Snippet first_look_alike_snippet, first_stray_space_snippet;
    char32_t printed = 0;  ///< the first look-alike
    std::string read_as;   ///< and what it was read as
  };

  [[nodiscard]] const model::Accounting& total() const { return total_; }
  [[nodiscard]] const Oddities& oddities() const { return oddities_; }
  void forget_oddities() { oddities_ = {}; }

  /// Remembers what has been given so far; `revoke` makes everything since then unparsed but page furniture.
  void mark();
  void revoke();

  /// Begins a text: what is not said of it otherwise has the fate `other`.
  void begin(Fate other);
  void say(text::Leaf range, Fate fate) {
    if (!range.absent() && !range.empty()) stretches_.push_back({range, fate});
  }
  /// A cell: breaks and blanks inside it are wraps and stray spaces, those between cells separate.
  void say_cell(text::Leaf range);
  /// All leaves of an entry.
  void say_entry(const model::Indicator& entry, std::span<const text::Leaf> labels);
  /// Whether it is enough to say of a text how many bytes its entries have: nobody asks for single bytes.
  [[nodiscard]] bool counts_only(const text::SplicedText& text) const {
    return watched_bytes_.empty() && text.is_verbatim();
  }
  /// Instead of all leaves of some entries, how many bytes they have. Only where `counts_only`, no seam left
  /// a space in them and nothing else is said of them.
  void say_bytes(Fate fate, std::uint64_t bytes) {
    add(fate, bytes);
    counted_ += bytes;
  }
  /// Gives the bytes of a range of the text their fates.
  void take(const text::SplicedText& text, text::Leaf range);

  /// A text all of whose bytes, between the pieces too, have one fate.
  void take_all(const text::SplicedText& text, text::Leaf range, Fate fate);
  /// What lies after the last piece of the input, which has `end` bytes.
  void skip_at_end(const text::Skipped& skipped, std::uint64_t end, bool inside);

  /// Keeps from now on the ranges that hold one of these bytes, which are in ascending order and stay where
  /// they are.
  void watch(std::span<const std::uint64_t> bytes) { watched_bytes_ = bytes; }
  [[nodiscard]] std::span<const model::FateRange> watched() const { return watched_; }

 private:
  void add(Fate fate, std::uint64_t bytes) { total_.bytes[static_cast<std::size_t>(fate)] += bytes; }
  void add_text(Fate fate, std::uint64_t begin, std::uint64_t bytes) {
    add(fate, bytes);
    if (!watched_bytes_.empty()) keep({{begin, begin + bytes}, fate, fate, fate, false});
  }
  void add_skipped(const text::Skipped& skipped, std::uint64_t end, Fate breaks, Fate spaces);
  void take_seams(const text::SplicedText& text, text::Leaf range);
  void keep_seams(const text::SplicedText& text, text::Leaf range);
  [[nodiscard]] bool is_in_order(text::Leaf range) const;
  [[nodiscard]] static std::uint64_t all_bytes(const text::SplicedText& text, text::Leaf range);
  bool take_plain_text(const text::SplicedText& text, text::Leaf range);
  void take_text(const text::SplicedText& text, text::Leaf range);
  void keep(const model::FateRange& range);
  void note(const text::SplicedText& text, const text::Splice& splice, bool in_cell);

  model::Accounting total_, marked_;
  std::size_t watched_marked_ = 0;
  Oddities oddities_;
  Fate other_ = Fate::separators;
  std::vector<Stretch> stretches_;
  std::uint64_t counted_ = 0;  ///< bytes of the text at hand that have their fate without a stretch
  std::vector<text::Leaf> cells_;
  std::span<const std::uint64_t> watched_bytes_;
  std::vector<model::FateRange> watched_;
};

}  // namespace jixiao::parse
