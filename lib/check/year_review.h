#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "check/project_words.h"
#include "check/report.h"
#include "check/rule.h"

namespace jixiao::check {

/// The years that a name says.
struct Years {
  int first = 0, last = 0;
  std::size_t begin = 0, end = 0;  ///< bytes of the name from the first to the last of them
};

/// All years in the name of a project together; nothing when it says none.
std::optional<Years> years_in(std::string_view name, const ProjectWords& words);

/// Holds the years in names of projects against the budget year. Silent while that is not known, but for
/// `year-missing`, which looks at what is printed only.
class YearReview {
 public:
  /// The words must outlive it.
  YearReview(const ProjectWords& words, const Selection& selection);

  void open_table(const model::TableHead& head, Report& report);
  void project(const model::Project& project, Report& report);
  void entry(const EntryView& view, Report& report) const;

 private:
  void past(const model::Project& project, const Years& years, Report& report) const;

  const ProjectWords& words_;
  std::optional<int> configured_;
  bool runs_;                ///< one of the rules that need the year
  std::optional<int> year_;  ///< of the open table
  std::string spanned_;      ///< the years of the open project, if they are several and this is one of them
};

}  // namespace jixiao::check
