#include "check/report.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "finding/snippet.h"
#include "text/personal_number.h"
#include "text/utf8.h"

namespace jixiao::check {
namespace {

/// A source line may hold a part of a number that a line break cut: all longer runs of digits are hidden.
void hide_long_runs(std::string& line) {
  constexpr std::size_t shortest = 5;  // a year has four
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::size_t end = at;
    while (end < line.size() && text::is_ascii_digit(line[end])) ++end;
    if (end - at >= shortest) text::hide_digits(line, at, end);
    at = std::max(at, end);
  }
}

/// Takes the numbers of persons out of all that a finding shows and of all that its fingerprint is made of.
void hide_numbers(Draft& draft) {
  finding::Finding& finding = draft.finding;
  finding::Subject& subject = finding.subject;
  for (std::string* text : {&subject.department, &subject.spending_unit, &subject.project, &subject.indicator,
                            &finding.excerpt, &finding.snippet.line, &draft.key})
    text::hide_personal_numbers(*text);
  hide_long_runs(finding.snippet.line);
  for (finding::Argument& argument : finding.arguments) text::hide_personal_numbers(argument.value);
  for (finding::Related& related : finding.related) {
    for (finding::Argument& argument : related.arguments) text::hide_personal_numbers(argument.value);
  }
}

}  // namespace

void set_place(Place& place, const text::SplicedText& text, text::Leaf leaf) {
  if (leaf.absent()) leaf = {0, 0};
  std::tie(place.begin, place.end) = text.place(leaf);
  place.excerpt = text[leaf];
  place.snippet = finding::snippet_of(text, leaf);
}

Place place_of(const text::SplicedText& text, text::Leaf leaf) {
  Place place;
  set_place(place, text, leaf);
  return place;
}

Draft& Report::add(RuleId id, finding::Severity severity, const text::SplicedText& text, text::Leaf leaf) {
  if (only_counts(severity)) return unseen_draft(id, severity);
  Draft& draft = draft_of(id, severity);
  put(draft, place_of(text, leaf));
  return draft;
}

Draft& Report::add(RuleId id, Place place) {
  const finding::Severity weight = severity(id);
  if (only_counts(weight)) return unseen_draft(id, weight);
  Draft& draft = draft_of(id, weight);
  put(draft, std::move(place));
  return draft;
}

Draft& Report::unseen_draft(RuleId id, finding::Severity severity) {
  count(id, severity);
  unseen_.finding.arguments.clear();
  unseen_.finding.related.clear();
  unseen_.key.clear();
  return unseen_;
}

Draft& Report::draft_of(RuleId id, finding::Severity severity) {
  if (given_ == drafts_.size()) {
    drafts_.clear();
    given_ = 0;
  }
  finished_ = false;
  ++added_;
  Draft& draft = drafts_.emplace_back();
  draft.finding.kind = &rule(id).kind;
  draft.finding.severity = severity;
  draft.finding.subject = subject;
  if (!entry_) return draft;
  draft.finding.subject.list = entry_->list;
  draft.finding.subject.number = entry_->number;
  finding::show_name(entry_->indicator, draft.finding.subject.indicator);
  return draft;
}

void Report::put(Draft& draft, Place place) const {
  draft.finding.begin = place.begin;
  draft.finding.page = page_of(place.begin);
  draft.finding.end = place.end;
  draft.finding.excerpt = std::move(place.excerpt);
  draft.finding.snippet = std::move(place.snippet);
  draft.key = draft.finding.excerpt;
}

/// The page of a place; none before the first form feed, because a stream does not know whether one will
/// come.
std::optional<std::uint64_t> Report::page_of(const text::Position& place) const {
  if (place.page > 0) return place.page;
  return pages_are_counted_ ? std::optional<std::uint64_t>(1) : std::nullopt;
}

finding::Hash Report::hash_of(const Draft& draft) {
  const finding::Finding& finding = draft.finding;
  if (draft.of_table) {
    finding::Hasher hasher;
    hasher.add(finding.kind->id);
    hasher.add(finding.subject.department);
    return hasher.value();
  }
  finding::Hasher hasher = begun_.of(finding);
  hasher.add(finding.subject.indicator);
  hasher.add(draft.key);
  return hasher.value();
}

/// Hashed so far: the rule and the row that a finding is about.
finding::Hasher BegunHashes::of(const finding::Finding& finding) {
  const finding::Subject& subject = finding.subject;
  if (subject.project != project_ || subject.spending_unit != spending_unit_ ||
      subject.department != department_) {
    department_ = subject.department;
    spending_unit_ = subject.spending_unit;
    project_ = subject.project;
    by_kind_.clear();
  }
  for (const auto& [kind, hasher] : by_kind_) {
    if (kind == finding.kind) return hasher;
  }
  finding::Hasher hasher;
  hasher.add(finding.kind->id);
  hasher.add(department_);
  hasher.add(spending_unit_);
  hasher.add(project_);
  by_kind_.emplace_back(finding.kind, hasher);
  return hasher;
}

void Report::finish() {
  const auto begin = drafts_.begin() + static_cast<std::ptrdiff_t>(given_);
  const auto stands_before = [](const Draft& left, const Draft& right) {
    return left.finding.begin.byte < right.finding.begin.byte;
  };
  // Sorting asks for memory even where nothing is to be done, as nearly always.
  if (!std::is_sorted(begin, drafts_.end(), stands_before))
    std::stable_sort(begin, drafts_.end(), stands_before);
  if (hides_personal_numbers_) std::for_each(begin, drafts_.end(), [](Draft& draft) { hide_numbers(draft); });
  finished_ = true;
  if (fingerprints_ == Fingerprints::none) return;
  std::for_each(begin, drafts_.end(), [this](Draft& draft) {
    const finding::Hash hash = hash_of(draft);
    draft.finding.fingerprint =
        fingerprints_ == Fingerprints::equal ? hexadecimal(hash) : tell_apart(hash, ordinals_);
  });
}

const finding::Finding* Report::next() {
  if (given_ < drafts_.size()) {
    if (!finished_) finish();
    return &drafts_[given_++].finding;
  }
  if (counted_.empty()) return nullptr;
  counted_finding_.kind = counted_.back().kind;
  counted_finding_.severity = counted_.back().severity;
  counted_.pop_back();
  return &counted_finding_;
}

}  // namespace jixiao::check
