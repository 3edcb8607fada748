#pragma once
#include <cstddef>
#include <cstdint>
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
  explicit Report(const Selection& selection) : selection_(selection) {}
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  /// What the findings that follow are about.
  finding::Subject subject;

  [[nodiscard]] bool wants(RuleId id) const { return selection_.runs(id); }
  /// What a rule weighs unless it says otherwise itself.
  [[nodiscard]] finding::Severity severity(RuleId id) const { return selection_.severity(id); }
  /// A new finding at a place, with the excerpt as its key. Valid until the next one is added.
  Draft& add(RuleId id, const text::SplicedText& text, text::Leaf leaf);
  Draft& add(RuleId id, const Place& place);

  /// The next finding in order; null when all have been given out. Valid until the next call of `add`.
  const finding::Finding* next();

 private:
  void finish();

  const Selection& selection_;
  std::vector<Draft> drafts_;
  std::size_t given_ = 0;
  bool finished_ = false;
  finding::Ordinals ordinals_;
};

}  // namespace jixiao::check
