#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/table.h"

namespace jixiao::check {

/// What is wrong with the number of an entry, in the light of its whole list.
struct NumberVerdict {
  enum class Fault : std::uint8_t { none, gap, duplicate, order };
  Fault fault = Fault::none;
  bool restarts = false;  ///< it opens list 2, 3, …
  std::uint32_t previous =
      0;  ///< gap: the largest number before it, 0: none; order: the number right before it
  std::uint32_t detail = 0;  ///< duplicate: the entry that had the number first; gap: see `missing`
};

/// Judges the numbers of a project's entries. Reused: `read` keeps the memory.
///
/// Within a list a number that stood before is a duplicate, one that is smaller than the number right before
/// it is out of order, and one that leaves numbers out which occur nowhere in the list makes a gap. An entry
/// whose neighbours leave room for exactly the number that it lacks (1 2 7 4) is the only one to blame: the
/// next is judged as if it were right. Nothing is said of an entry next to a damaged one, and where numbers
/// fall behind a damage, counting begins afresh, because the damage may have opened a new list.
class Numbering {
 public:
  void read(const std::vector<model::Indicator>& entries);
  [[nodiscard]] const NumberVerdict& operator[](std::size_t entry) const { return verdicts_[entry]; }
  /// The numbers that a gap leaves out, as items of a list: "3", "5-7".
  [[nodiscard]] const std::string& missing(const NumberVerdict& gap) const { return missing_[gap.detail]; }

 private:
  /// One occurrence of a number in the run of entries that is judged together.
  struct Seen {
    std::uint32_t number;
    std::uint32_t entry;
  };
  /// A run with what has been learnt of it so far.
  struct Run {
    std::span<const model::Indicator> entries;
    std::uint32_t first = 0;    ///< index of its first entry in the project
    std::uint32_t largest = 0;  ///< of the numbers so far
    std::uint32_t before = 0;   ///< the number right before, as it should be
  };

  bool read_plain(const std::vector<model::Indicator>& entries);
  void judge(Run run, bool after_damage);
  void judge_entry(const Run& run, std::uint32_t index);
  [[nodiscard]] bool lacks_only_its_own_number(const Run& run, std::uint32_t index) const;
  [[nodiscard]] bool present(std::uint32_t number) const;
  [[nodiscard]] const Seen* earlier(std::uint32_t number, std::uint32_t entry) const;
  [[nodiscard]] std::string left_out(std::uint32_t above, std::uint32_t below) const;

  std::vector<NumberVerdict> verdicts_;
  std::vector<std::string> missing_;
  std::vector<Seen> seen_;      ///< of one run, sorted by number; equal ones as they stand
  std::vector<bool> misprint_;  ///< of one run: entries that stand for another number
};

}  // namespace jixiao::check
