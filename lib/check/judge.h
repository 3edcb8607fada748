#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "check/entry_rules.h"
#include "check/judge_words.h"
#include "check/ledger.h"
#include "check/names.h"
#include "check/numbering.h"
#include "check/project_review.h"
#include "check/recent.h"
#include "check/report.h"
#include "check/rule.h"
#include "check/rules/all.h"
#include "check/selection.h"
#include "check/single_row.h"
#include "check/target_words.h"
#include "check/traits.h"
#include "model/event.h"

namespace jixiao::check {

/// Judges one event at a time: gives it back with the findings about it, one by one. Keeps the open sums,
/// the head of the table and the names of the open unit's latest rows, nothing else.
class Judge {
 public:
  /// All must outlive the judge; the words are those of the grammar.
  Judge(const grammar::Grammar& grammar, const JudgeWords& words, const Selection& selection,
        Fingerprints fingerprints = Fingerprints::different);
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
  /// Takes over what another one of the same grammar has learned of names and texts, unless other rules run
  /// here: that nothing was found in a name is part of it.
  void learn_from(Judge& before) {
    if (!review_.looks_like(before.review_)) return;
    entry_names_ = std::move(before.entry_names_);
    review_.learn_from(before.review_);
  }

  /// Takes an event, which must stay valid until `next` has given it back and returned null.
  void take(const model::Event& event);
  /// All that the rules of structure want to know of a row, when no others run and it is not taken.
  void look_at_names(const model::Event& event);
  /// What is to be passed on because of that event: findings of what it completes, itself, findings about it.
  /// Null when all has been given.
  const model::Event* next();

 private:
  enum class Stage : std::uint8_t { before, event, after, done };

  void before_event();
  void after_event();
  void open_table(const model::TableHead& head);
  void close_spending_unit();
  void close_table(const model::TableEnd& end);
  void look_at_head(const model::TableHead& head);
  RowSum look_at_row(const RowView& row);
  void look_at_project(const model::Project& project);
  void look_for_same_name(const RowView& row);
  void look_for_doubled(const text::SplicedText& text, text::Leaf leaf);
  bool look_at_next_entry();
  void take_damage(const model::Damage& damage);
  void set_subject(std::string_view spending_unit, std::string_view project);
  [[nodiscard]] RowView view_of(RowView::Kind kind, const model::Row& row) const;

  const grammar::Grammar& grammar_;
  const JudgeWords& words_;
  RunningEntryChecks entry_checks_;
  Report report_;
  Table table_;
  Ledger ledger_;
  SingleRow single_row_;
  RecentNames project_names_;  ///< of the open unit
  Numbering numbering_;
  EntryNames entry_names_;
  EntryTypes entry_types_;
  LevelPairs levels_;
  KnownTargets known_targets_;
  apply::Doubled doubled_;
  ProjectReview review_;
  bool columns_were_assumed_ = false;

  const model::Event* event_ = nullptr;
  Stage stage_ = Stage::done;
  const model::Project* project_ = nullptr;  ///< the event, while its entries are judged one by one
  std::size_t entry_ = 0;                    ///< the one that is next
  model::Event finding_event_;
};

}  // namespace jixiao::check
