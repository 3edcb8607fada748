#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "check/project_words.h"
#include "check/report.h"
#include "model/event.h"
#include "model/table.h"
#include "text/personal_number.h"

/// Numbers of persons in what is about to be published. Once one was found in a table, no finding of that
/// table shows any: see Report::hide_personal_numbers.
namespace jixiao::check {

class PersonalReview {
 public:
  /// The words must outlive it.
  PersonalReview(const ProjectWords& words, const Selection& selection)
      : words_(words), runs_(selection.runs(RuleId::personal_data)) {}

  void open_table(Report& report) const {
    if (runs_) report.hide_personal_numbers(false);
  }
  /// A head or a row as a whole; what lies in `amounts` is left alone.
  void text(const text::SplicedText& text, text::Leaf amounts, Report& report) const;
  /// A project's row, entry by entry.
  void project(const model::Project& project, Report& report);
  /// Text that could not be read.
  void damage(const model::Damage& damage, Report& report) const;

 private:
  [[nodiscard]] bool is_personal(std::string_view text, const text::PersonalNumber& number) const;
  [[nodiscard]] std::optional<text::PersonalNumber> next(std::string_view text, std::size_t from) const;
  void add(const text::PersonalNumber& number, Place place, std::string_view field, Report& report) const;

  static constexpr std::size_t most_in_row = 256;

  const ProjectWords& words_;
  bool runs_;
  std::vector<std::uint64_t> in_row_;  ///< of the latest project: bytes of the input where numbers begin
};

}  // namespace jixiao::check
