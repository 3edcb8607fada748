#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "check/project_words.h"
#include "check/report.h"
#include "check/text_scanner.h"
#include "model/table.h"

namespace jixiao::check {

/// A text that the review reads: a name, an objective, a target.
struct ReviewText {
  const text::SplicedText& row;
  text::Leaf leaf;
  std::string_view field;  ///< a key of the interface
  [[nodiscard]] std::string_view text() const { return row[leaf]; }
  /// A part of it, given by offsets in it.
  [[nodiscard]] text::Leaf part(std::size_t begin, std::size_t end) const {
    return {leaf.begin + static_cast<std::uint32_t>(begin), leaf.begin + static_cast<std::uint32_t>(end)};
  }
};

/// A word of a vocabulary in such a text.
struct FoundWord {
  std::size_t offset;
  grammar::Vocabulary::Hit hit;
  [[nodiscard]] std::size_t end() const { return offset + hit.length; }
};

/// Looks through texts for slips, leftovers and marks that nobody meant to publish, each text in one pass.
/// The rules that do not run cost nothing.
class TextReview {
 public:
  /// The words must outlive it.
  TextReview(const ProjectWords& words, const Selection& selection);

  /// Whether another one of the same words looks for the same.
  [[nodiscard]] bool looks_like(const TextReview& other) const {
    return wanted_ == other.wanted_ && repeated_ == other.repeated_;
  }

  /// The name of a project or an indicator.
  void name(const ReviewText& text, Report& report) const;
  /// A target.
  void target(const ReviewText& text, Report& report) const;
  /// What there is to say of an objective.
  struct Said {
    bool any = false;                  ///< whatever the project is
    std::optional<FoundWord> promise;  ///< to be asked of each project that it is one of
  };
  /// The objective of a project.
  Said objective(const ReviewText& text, const model::Project& project, Report& report) const;
  /// One that is known to say nothing but a promise.
  void promise(const ReviewText& text, const FoundWord& found, const model::Project& project,
               Report& report) const;
  /// The title of a table, a department, a spending unit.
  void heading(const ReviewText& text, Report& report) const;

 private:
  /// What a scan leaves to be looked at.
  struct Found {
    bool has_sign = false;             ///< that something was to be filled in
    std::optional<FoundWord> promise;  ///< the first one, if promises are wanted
  };
  [[nodiscard]] Found scan(const ReviewText& text, unsigned wanted, Report& report) const;
  void look(const ReviewText& text, unsigned wanted, Report& report) const;

  const ProjectWords& words_;
  unsigned wanted_ = 0;  ///< a bit for each vocabulary whose rule runs
  bool repeated_ = false;
  TextScanner scanner_;
};

namespace apply {

// Of a word that was found in a text.
void likely_slip(const ReviewText& text, const FoundWord& found, Report& report);
void particle_twice(const ReviewText& text, const FoundWord& found, Report& report);
void internal_note(const ReviewText& text, const FoundWord& found, const ProjectWords& words, Report& report);
void draft_as_basis(const ReviewText& text, const FoundWord& found, const ProjectWords& words,
                    Report& report);
/// Whether a word promises something that can be measured.
bool is_promise(const FoundWord& found);
void objective_unmeasured(const ReviewText& text, const FoundWord& found, const model::Project& project,
                          const ProjectWords& words, Report& report);
// Of a text as a whole.
void placeholder(const ReviewText& text, const ProjectWords& words, Report& report);
void repeated_word(const ReviewText& text, const ProjectWords& words, Report& report);

}  // namespace apply
}  // namespace jixiao::check
