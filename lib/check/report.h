#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// What the fingerprints of the latest row's findings have in common, hashed once a rule.
class BegunHashes {
 public:
  [[nodiscard]] finding::Hasher of(const finding::Finding& finding);

 private:
  std::string department_, spending_unit_, project_;
  std::vector<std::pair<const finding::Kind*, finding::Hasher>> by_kind_;  ///< few
};

/// Takes the findings of one moment (a row, an entry, a sum) and gives them out in the order of their
/// positions.
class Report {
 public:
  explicit Report(const Selection& selection, Fingerprints fingerprints = Fingerprints::different)
      : selection_(selection), fingerprints_(fingerprints) {}
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  /// What the findings that follow are about, but for the entry.
  finding::Subject subject;
  /// The entry of a project that they are about; the text must stay until the next one is told.
  void about_entry(std::uint32_t list, std::uint32_t number, std::string_view indicator) {
    entry_ = Entry{list, number, indicator};
  }
  /// They are about no entry.
  void about_no_entry() { entry_.reset(); }

  [[nodiscard]] bool wants(RuleId id) const { return selection_.runs(id); }
  /// Whether findings of this weight are counted and nothing else: a rule may spare itself the words, and
  /// `add` gives out a draft that nobody will see.
  [[nodiscard]] bool only_counts(finding::Severity severity) const {
    return severity == finding::Severity::info && selection_.counts_infos();
  }
  /// What a rule weighs unless it says otherwise itself.
  [[nodiscard]] finding::Severity severity(RuleId id) const { return selection_.severity(id); }
  /// What it weighs that a project lacks a category of indicators (config::categories); none: it may.
  [[nodiscard]] config::Level required(std::size_t category) const { return selection_.required(category); }
  /// What is made of differences that rounding can explain.
  [[nodiscard]] config::Rounding rounding() const { return selection_.rounding(); }
  /// A new finding at a place, with the excerpt as its key. Valid until the next one is added.
  Draft& add(RuleId id, const text::SplicedText& text, text::Leaf leaf) {
    return add(id, severity(id), text, leaf);
  }
  Draft& add(RuleId id, Place place);
  /// The same where a finding weighs what its project asks for.
  Draft& add(RuleId id, finding::Severity severity, const text::SplicedText& text, text::Leaf leaf);
  /// A finding that is only counted.
  void count(RuleId id, finding::Severity severity) {
    counted_.push_back({&rule(id).kind, severity});
    ++added_;
  }

  /// How far the input has been read: behind a form feed what stands before the first one is on page 1.
  void note_page(std::uint32_t page) { pages_are_counted_ = pages_are_counted_ || page > 0; }

  /// From here on (or no longer) findings show no number that may be a person's: their text has some.
  void hide_personal_numbers(bool hides) { hides_personal_numbers_ = hides; }

  /// How many findings were added so far.
  [[nodiscard]] std::uint64_t added() const { return added_; }

  /// The next finding in order; null when all have been given out. Valid until the next call of `add`.
  const finding::Finding* next();

 private:
  struct Entry {
    std::uint32_t list = 0, number = 0;
    std::string_view indicator;
  };
  struct Counted {
    const finding::Kind* kind;
    finding::Severity severity;
  };

  [[nodiscard]] std::optional<std::uint64_t> page_of(const text::Position& place) const;
  Draft& draft_of(RuleId id, finding::Severity severity);
  Draft& unseen_draft(RuleId id, finding::Severity severity);
  [[nodiscard]] finding::Hash hash_of(const Draft& draft);
  void put(Draft& draft, Place place) const;
  void finish();

  const Selection& selection_;
  std::optional<Entry> entry_;
  std::vector<Draft> drafts_;
  std::size_t given_ = 0;
  std::vector<Counted> counted_;      ///< given out behind the drafts
  finding::Finding counted_finding_;  ///< what is given out of them
  Draft unseen_;                      ///< of a finding that is only counted
  std::uint64_t added_ = 0;
  bool finished_ = false;
  bool pages_are_counted_ = false;
  bool hides_personal_numbers_ = false;
  Fingerprints fingerprints_;
  BegunHashes begun_;
  finding::Ordinals ordinals_;
};

}  // namespace jixiao::check
