#include <algorithm>
#include <array>
#include <utility>

#include "check/personal_review.h"

namespace jixiao::check {
namespace {

std::string_view name_of(text::PersonalNumber::Kind kind) {
  constexpr std::string_view names[] = {"identity_number", "mobile_number", "bank_card_number"};
  return names[static_cast<std::size_t>(kind)];
}

bool contains(text::Leaf leaf, std::size_t offset) {
  return !leaf.absent() && leaf.begin <= offset && offset < leaf.end;
}

text::Leaf leaf_of(const text::PersonalNumber& number) {
  return {static_cast<std::uint32_t>(number.begin), static_cast<std::uint32_t>(number.end)};
}

/// The field of an entry that holds an offset.
std::string_view field_of(const model::Indicator& entry, std::size_t offset) {
  if (contains(entry.period.text, offset)) return "period_target";
  if (contains(entry.annual.text, offset)) return "annual_target";
  return "name";
}

}  // namespace

/// What stands around the digits decides where their form does not: a code of a paper is none, an amount is
/// none.
bool PersonalReview::is_personal(std::string_view text, const text::PersonalNumber& number) const {
  std::string_view before = text.substr(0, number.begin);
  while (!before.empty()) {
    // A colon or a blank may stand between what a number is called and the number.
    if (before.back() != ' ' && before.back() != ':' && !before.ends_with("\xEF\xBC\x9A")) break;
    before.remove_suffix(before.back() == ' ' || before.back() == ':' ? 1 : 3);
  }
  const auto called = words_.code_before.at_end(before);
  if (called && called->word->canonical == "code") return false;
  if (called || number.kind == text::PersonalNumber::Kind::identity) return true;
  return !words_.unit_behind.at_start(text.substr(number.end));
}

std::optional<text::PersonalNumber> PersonalReview::next(std::string_view text, std::size_t from) const {
  for (auto number = text::find_personal_number(text, from); number;
       number = text::find_personal_number(text, number->end)) {
    if (is_personal(text, *number)) return number;
  }
  return std::nullopt;
}

void PersonalReview::add(const text::PersonalNumber& number, Place place, std::string_view field,
                         Report& report) const {
  report.hide_personal_numbers(true);
  const std::string_view kind = name_of(number.kind);
  text::hide_digits(place.excerpt, 0, place.excerpt.size());
  text::hide_digits(place.snippet.line, place.snippet.begin,
                    std::min<std::size_t>(place.snippet.end, place.snippet.line.size()));
  Draft& draft = report.add(RuleId::personal_data, std::move(place));
  draft.finding.subject.field = field;
  draft.key = kind;  // a hash of so few digits would be no secret
  draft.say("kind", std::string(kind));
}

void PersonalReview::text(const text::SplicedText& text, text::Leaf amounts, Report& report) const {
  if (!runs_) return;
  const std::string_view all = text.text();
  for (auto number = next(all, 0); number; number = next(all, number->end)) {
    if (!contains(amounts, number->begin)) add(*number, place_of(text, leaf_of(*number)), "name", report);
  }
}

void PersonalReview::project(const model::Project& project, Report& report) {
  if (!runs_) return;
  in_row_.clear();
  const text::SplicedText& text = project.row.text;
  const std::string_view all = text.text();
  for (auto number = next(all, 0); number; number = next(all, number->end)) {
    if (contains(project.row.amounts_text, number->begin)) continue;
    std::string_view field = contains(project.row.name, number->begin)    ? "name"
                             : contains(project.objective, number->begin) ? "objective"
                                                                          : "indicators";
    for (const model::Indicator& entry : project.indicators) {
      if (!contains(entry.whole, number->begin)) continue;
      field = field_of(entry, number->begin);
      report.about_entry(entry.list, entry.number, text[entry.name]);
    }
    if (in_row_.size() < most_in_row)
      in_row_.push_back(text.position(static_cast<std::uint32_t>(number->begin)).byte);
    add(*number, place_of(text, leaf_of(*number)), field, report);
    report.about_no_entry();
  }
}

void PersonalReview::damage(const model::Damage& damage, Report& report) const {
  if (!runs_ || !next(damage.text, 0)) return;
  // What could not be read of a row is quoted, and was looked at in the row.
  const bool is_known = std::any_of(in_row_.begin(), in_row_.end(), [&](std::uint64_t byte) {
    return byte >= damage.begin.byte && byte < damage.end.byte;
  });
  if (is_known) return;
  const finding::Subject kept = std::exchange(report.subject, damage.subject);
  for (auto number = next(damage.text, 0); number; number = next(damage.text, number->end)) {
    Place place{damage.begin, damage.end, damage.text.substr(number->begin, number->end - number->begin),
                damage.snippet};
    place.snippet.end = place.snippet.begin;
    add(*number, std::move(place), {}, report);
  }
  report.subject = kept;
}

}  // namespace jixiao::check
