#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/selection.h"
#include "finding/finding.h"
#include "finding/fingerprint.h"
#include "text/spliced_text.h"

namespace jixiao::check {

/// A place with what can only be said of it while its row is at hand.
struct Place {
  text::Position begin, end;
  std::string excerpt;
  finding::Snippet snippet;
};
Place place_of(const text::SplicedText& text, text::Leaf leaf);
/// The same, into one that may hold memory already.
void set_place(Place& place, const text::SplicedText& text, text::Leaf leaf);

/// A finding that is being made.
struct Draft {
  finding::Finding finding;
  std::string key;        ///< what its fingerprint is made of, beside rule, department, unit and project
  bool of_table = false;  ///< its fingerprint is of its rule and its table only
  void say(std::string_view name, std::string value) {
    finding.arguments.push_back({name, std::move(value)});
  }
};

/// Takes the findings of one moment (a row, an entry, a sum) and gives them out in the order of their
/// positions.
class Report {
 public:
  explicit Report(const Selection& selection, bool equal_fingerprints = false)
      : selection_(selection), equal_fingerprints_(equal_fingerprints) {}
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  /// What the findings that follow are about.
  finding::Subject subject;

  [[nodiscard]] bool wants(RuleId id) const { return selection_.runs(id); }
  /// What a rule weighs unless it says otherwise itself.
  [[nodiscard]] finding::Severity severity(RuleId id) const { return selection_.severity(id); }
  /// What it weighs that a project lacks a category of indicators (config::categories); none: it may.
  [[nodiscard]] config::Level required(std::size_t category) const { return selection_.required(category); }
  /// What is made of differences that rounding can explain.
  [[nodiscard]] config::Rounding rounding() const { return selection_.rounding(); }
  /// A new finding at a place, with the excerpt as its key. Valid until the next one is added.
  Draft& add(RuleId id, const text::SplicedText& text, text::Leaf leaf);
  Draft& add(RuleId id, Place place);

  /// How far the input has been read: behind a form feed what stands before the first one is on page 1.
  void note_page(std::uint32_t page) { pages_are_counted_ = pages_are_counted_ || page > 0; }

  /// From here on (or no longer) findings show no number that may be a person's: their text has some.
  void hide_personal_numbers(bool hides) { hides_personal_numbers_ = hides; }

  /// How many findings wait or were given out since the last moment began.
  [[nodiscard]] std::size_t count() const { return drafts_.size(); }

  /// The next finding in order; null when all have been given out. Valid until the next call of `add`.
  const finding::Finding* next();

 private:
  [[nodiscard]] std::optional<std::uint64_t> page_of(const text::Position& place) const;
  void finish();

  const Selection& selection_;
  std::vector<Draft> drafts_;
  std::size_t given_ = 0;
  bool finished_ = false;
  bool pages_are_counted_ = false;
  bool hides_personal_numbers_ = false;
  bool equal_fingerprints_;  ///< see Options
  finding::Ordinals ordinals_;
};

}  // namespace jixiao::check
