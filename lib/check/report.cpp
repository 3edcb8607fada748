#include "check/report.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "finding/snippet.h"

namespace jixiao::check {
namespace {

std::string fingerprint(const Draft& draft, finding::Ordinals& ordinals) {
  const finding::Finding& finding = draft.finding;
  finding::Hasher hasher;
  hasher.add(finding.kind->id);
  hasher.add(finding.subject.department);
  if (!draft.of_table) {
    hasher.add(finding.subject.spending_unit);
    hasher.add(finding.subject.project);
    hasher.add(finding.subject.indicator);
    hasher.add(draft.key);
  }
  const std::uint64_t ordinal = ordinals.next(hasher.value());
  if (ordinal > 0) hasher.add(ordinal);
  return hexadecimal(hasher.value());
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

Draft& Report::add(RuleId id, const text::SplicedText& text, text::Leaf leaf) {
  return add(id, place_of(text, leaf));
}

Draft& Report::add(RuleId id, Place place) {
  if (given_ == drafts_.size()) {
    drafts_.clear();
    given_ = 0;
  }
  finished_ = false;
  Draft& draft = drafts_.emplace_back();
  draft.finding.kind = &rule(id).kind;
  draft.finding.severity = selection_.severity(id);
  draft.finding.begin = place.begin;
  draft.finding.page = page_of(place.begin);
  draft.finding.end = place.end;
  draft.finding.subject = subject;
  draft.finding.excerpt = std::move(place.excerpt);
  draft.finding.snippet = std::move(place.snippet);
  draft.key = draft.finding.excerpt;
  return draft;
}

/// The page of a place; none before the first form feed, because a stream does not know whether one will
/// come.
std::optional<std::uint64_t> Report::page_of(const text::Position& place) const {
  if (place.page > 0) return place.page;
  return pages_are_counted_ ? std::optional<std::uint64_t>(1) : std::nullopt;
}

void Report::finish() {
  const auto begin = drafts_.begin() + static_cast<std::ptrdiff_t>(given_);
  std::stable_sort(begin, drafts_.end(), [](const Draft& left, const Draft& right) {
    return left.finding.begin.byte < right.finding.begin.byte;
  });
  std::for_each(begin, drafts_.end(),
                [this](Draft& draft) { draft.finding.fingerprint = fingerprint(draft, ordinals_); });
  finished_ = true;
}

const finding::Finding* Report::next() {
  if (given_ == drafts_.size()) return nullptr;
  if (!finished_) finish();
  return &drafts_[given_++].finding;
}

}  // namespace jixiao::check
