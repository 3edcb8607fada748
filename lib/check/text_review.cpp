#include "check/text_review.h"

namespace jixiao::check {
namespace {

/// The vocabularies in the order in which the scanner has them, as bits.
enum Bit : unsigned { slip = 1, particle = 2, sign = 4, office = 8, draft = 16, promise_word = 32 };
/// Those that only objectives are looked through for.
constexpr unsigned of_objectives = office | draft | promise_word;

unsigned wanted_by(const Selection& selection) {
  constexpr std::pair<RuleId, unsigned> rules[] = {
      {RuleId::likely_slip, slip},     {RuleId::repeated_word, particle},
      {RuleId::placeholder, sign},     {RuleId::internal_note, office},
      {RuleId::draft_as_basis, draft}, {RuleId::objective_unmeasured, promise_word}};
  unsigned wanted = 0;
  for (const auto& [rule, bit] : rules) wanted |= selection.runs(rule) ? bit : 0U;
  return wanted;
}

TextScanner scanner_of(const ProjectWords& words, unsigned wanted) {
  if (wanted == 0) return TextScanner({});
  return TextScanner({&words.slip, &words.particle_twice, &words.placeholder_sign, &words.office_end,
                      &words.draft, &words.promise});
}

}  // namespace

TextReview::TextReview(const ProjectWords& words, const Selection& selection)
    : words_(words),
      wanted_(wanted_by(selection)),
      repeated_(selection.runs(RuleId::repeated_word)),
      scanner_(scanner_of(words, wanted_)) {}

void TextReview::name(const ReviewText& text, Report& report) const {
  look(text, wanted_ & ~of_objectives, report);
  if (repeated_) apply::repeated_word(text, words_, report);
}

void TextReview::target(const ReviewText& text, Report& report) const {
  look(text, wanted_ & ~of_objectives, report);
}

TextReview::Said TextReview::objective(const ReviewText& text, const model::Project& project,
                                       Report& report) const {
  const std::uint64_t before = report.added();
  const Found found = scan(text, wanted_, report);
  std::uint64_t of_text = report.added() - before;
  if (found.promise) promise(text, *found.promise, project, report);
  const std::uint64_t between = report.added();
  if (found.has_sign) apply::placeholder(text, words_, report);
  of_text += report.added() - between;
  return {of_text > 0, found.promise};
}

void TextReview::promise(const ReviewText& text, const FoundWord& found, const model::Project& project,
                         Report& report) const {
  apply::objective_unmeasured(text, found, project, words_, report);
}

void TextReview::heading(const ReviewText& text, Report& report) const {
  look(text, wanted_ & sign, report);
}

void TextReview::look(const ReviewText& text, unsigned wanted, Report& report) const {
  if (scan(text, wanted, report).has_sign) apply::placeholder(text, words_, report);
}

TextReview::Found TextReview::scan(const ReviewText& text, unsigned wanted, Report& report) const {
  Found all;
  if (wanted == 0 || text.leaf.absent()) return all;
  scanner_.scan(text.text(), wanted, [&](std::size_t index, std::size_t offset, const auto& hit) {
    const FoundWord found{offset, hit};
    switch (1U << index) {
      case slip:
        return apply::likely_slip(text, found, report);
      case particle:
        return apply::particle_twice(text, found, report);
      case office:
        return apply::internal_note(text, found, words_, report);
      case draft:
        return apply::draft_as_basis(text, found, words_, report);
      case promise_word:
        if (!all.promise && apply::is_promise(found)) all.promise = found;
        return;
      default:
        all.has_sign = true;
    }
  });
  return all;
}

}  // namespace jixiao::check
