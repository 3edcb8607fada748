#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "check/project_words.h"
#include "check/recent.h"
#include "check/report.h"
#include "check/rule.h"
#include "check/short_text.h"
#include "check/text_scanner.h"
#include "text/marks.h"

/// Rules that compare rows. Each remembers a few fixed bytes of the latest 65,536 names and says, once a
/// table, when there were more (`comparison-limited`).
namespace jixiao::check {

/// The indicators of one name in the projects of a spending unit, or of a table.
class IndicatorReview {
 public:
  /// The words must outlive it.
  IndicatorReview(const ProjectWords& words, const Selection& selection);

  void open_table();
  void open_unit();
  void open_project() { ++project_; }
  void entry(const EntryView& view, Report& report);
  [[nodiscard]] bool passed_window() const { return types_.passed() || results_.passed(); }

 private:
  /// The types that indicators of one name are filed under.
  struct Types {
    std::string_view first;  ///< id, of the catalogue
    text::Position at;       ///< where that was
    std::uint32_t seen = 0;  ///< a bit for each type of the catalogue
  };
  /// What an indicator of a name is to reach, and how many projects promise it.
  struct Result {
    std::uint64_t target = 0;  ///< hash
    std::uint64_t project = 0;
    std::uint32_t projects = 0;
    ShortText<47> text;
    text::Position at;
  };

  void compare_types(const EntryView& view, std::string_view name, std::uint64_t hash, Report& report);
  void compare_results(const EntryView& view, std::string_view name, std::uint64_t hash, Report& report);

  const ProjectWords& words_;
  bool looks_at_types_, looks_at_results_, whole_table_;
  Recent<Types> types_;     ///< of the open unit or table
  Recent<Result> results_;  ///< of the open unit, of specific names only
  std::uint64_t project_ = 0;
};

/// The objectives of a table's projects, word for word; paragraphs within one.
class ObjectiveReview {
 public:
  /// The words must outlive it.
  ObjectiveReview(const ProjectWords& words, const Selection& selection);

  void open_table() { seen_.clear(); }
  /// An objective with its hash (text::hash_text). `repeats_nothing`: known of its text before, or set when
  /// that is found out.
  void project(const model::Project& project, std::uint64_t hash, bool& repeats_nothing, Report& report);
  [[nodiscard]] bool runs() const { return runs_; }
  [[nodiscard]] bool passed_window() const { return seen_.passed(); }

 private:
  struct Seen {
    text::Position at;
    ShortText<90> project;
  };
  struct Sentence {
    std::uint64_t hash;
    text::Leaf leaf;
  };

  bool repeats_sentence(const model::Project& project, Report& report);
  [[nodiscard]] bool may_repeat(std::string_view text, std::uint32_t begin) const;
  void say_repeated(const model::Project& project, Report& report);

  const ProjectWords& words_;
  bool runs_;
  Recent<Seen> seen_;
  text::Marks ends_;        ///< of sentences
  text::FoundMarks found_;  ///< of one objective; reused, as the next
  std::vector<Sentence> sentences_;
};

/// Spending units named in the projects of others, whichever of the two comes first.
class UnitReview {
 public:
  /// The words must outlive it.
  UnitReview(const ProjectWords& words, const Selection& selection)
      : words_(words),
        runs_(selection.runs(RuleId::project_of_other_unit)),
        ends_(runs_ ? TextScanner({&words.unit_end}) : TextScanner({})) {}

  void open_table();
  void open_unit(const model::SpendingUnit& unit, Report& report);
  void project(const model::Project& project, Report& report);
  [[nodiscard]] bool passed_window() const { return units_.passed(); }

 private:
  /// A project that begins with what may be the name of a unit that is yet to come.
  struct Waiting {
    std::array<std::uint64_t, 3> hashes{};  ///< of what may be that name; 0: none
    Place place;                            ///< the project's name
    std::string unit, project;
  };
  static constexpr std::size_t most_waiting = 512;

  [[nodiscard]] std::string_view core_of(std::string_view unit) const;
  bool look_for_known(const model::Project& project, std::string_view own, Report& report);
  void wait(const model::Project& project, std::string_view own, const Report& report);

  const ProjectWords& words_;
  bool runs_;
  TextScanner ends_;  ///< of the names of units
  RecentNames units_;
  std::bitset<4096> beginnings_;      ///< a bit for a hash of the first two characters of each name
  std::vector<std::uint32_t> sizes_;  ///< bytes of their names, each once, the largest first; few
  std::vector<Waiting> waiting_;      ///< a ring once it is full; it keeps its memory from table to table
  std::size_t oldest_ = 0;
  std::size_t waited_ = 0;        ///< how many of them are of the open table
  std::bitset<4096> waited_for_;  ///< a bit for each of their hashes
};

}  // namespace jixiao::check
