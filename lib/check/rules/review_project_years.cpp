#include <algorithm>
#include <vector>

#include "check/units.h"
#include "check/year_review.h"
#include "text/utf8.h"

namespace jixiao::check {
namespace {

/// A number in ASCII or full-width digits (U+FF10 to U+FF19).
int number_of(std::string_view digits) {
  int number = 0;
  for (std::size_t at = 0; at < digits.size();) {
    const char32_t digit = text::next_character(digits, at);
    number = number * 10 + static_cast<int>(digit < 0x80 ? digit - '0' : digit - 0xFF10);
  }
  return number;
}

/// Whether a name has four digits in a row; full-width ones begin with EF.
bool may_have_year(std::string_view name) {
  std::size_t digits = 0;
  for (const char byte : name) {
    if (byte == '\xEF') return true;
    digits = text::is_ascii_digit(byte) ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

bool is_one_of_a_kind(const model::Reading& reading) {
  return reading.op == model::Op::equal && reading.value && compare(*reading.value, {1, 0}) <= 0;
}

/// Whether a number adds up over the years, as far as name and unit tell: what is done, not what there is.
bool adds_up(const EntryView& view, const ProjectWords& words) {
  const model::Reading* const annual = view.entry.annual.reading;
  const model::Reading* const period = view.entry.period.reading;
  if (annual == nullptr || period == nullptr || !annual->value || !annual->has_unit) return false;
  if (annual->op == model::Op::less || annual->op == model::Op::less_equal || !annual->per.empty())
    return false;
  if (is_one_of_a_kind(*annual)) return false;
  const std::string_view text = view.text(view.entry.annual.text), name = view.text(view.entry.name);
  if (kind_of(*annual, text, name, view.words) != ValueKind::count) return false;
  if (view.words.rate.at_end(view.names.core(view.index)) || words.yearly.inside(name) ||
      words.yearly.inside(text))
    return false;
  const auto grows = words.growth.look(name);
  return !grows || grows->word->canonical == "flow";
}

bool same_target(const EntryView& view) {
  const model::Reading& period = *view.entry.period.reading;
  const model::Reading& annual = *view.entry.annual.reading;
  if (&period == &annual) return true;
  return period.op == annual.op && period.value && *period.value == *annual.value &&
         same_unit(period.unit, annual.unit, view.words);
}

}  // namespace

std::optional<Years> years_in(std::string_view name, const ProjectWords& words) {
  if (!may_have_year(name)) return std::nullopt;
  const grammar::Pattern& pattern = words.name_year;
  const auto first_group = static_cast<std::size_t>(pattern.group("first"));
  const auto last_group = static_cast<std::size_t>(pattern.group("last"));
  const auto only_group = static_cast<std::size_t>(pattern.group("only"));
  std::optional<Years> years;
  std::vector<std::string_view> groups;
  for (std::size_t from = 0; from < name.size() && pattern.find(name, from, groups);) {
    const std::string_view first =
        groups[first_group].data() != nullptr ? groups[first_group] : groups[only_group];
    const std::string_view last = groups[last_group].data() != nullptr ? groups[last_group] : first;
    const int begin = number_of(first);
    int end = number_of(last);
    if (end < 100) end += begin / 100 * 100;
    const auto at = static_cast<std::size_t>(first.data() - name.data());
    if (!years) years = Years{begin, end, at, at};
    years->first = std::min({years->first, begin, end});
    years->last = std::max({years->last, begin, end});
    years->end = static_cast<std::size_t>(last.data() - name.data()) + last.size();
    from = years->end;
  }
  return years;
}

YearReview::YearReview(const ProjectWords& words, const Selection& selection)
    : words_(words),
      configured_(selection.year()),
      runs_(selection.runs(RuleId::project_year_past) || selection.runs(RuleId::period_equals_annual)) {}

void YearReview::open_table(const model::TableHead& head, Report& report) {
  year_ = head.year ? head.year : configured_;
  if (head.year || !report.wants(RuleId::year_missing)) return;
  Place place = place_of(head.text, head.title);
  if (head.title.absent()) {
    place.begin = place.end = head.at;
    place.excerpt.clear();
  }
  report.add(RuleId::year_missing, std::move(place)).finding.subject.field = "year";
}

void YearReview::project(const model::Project& project, Report& report) {
  spanned_.clear();
  if (!runs_ || !year_) return;
  const std::string_view name = project.row.text[project.row.name];
  const auto years = years_in(name, words_);
  if (!years) return;
  if (years->first < years->last && years->first <= *year_ && *year_ <= years->last)
    spanned_ = name.substr(years->begin, years->end - years->begin);
  if (years->last < *year_ && report.wants(RuleId::project_year_past)) past(project, *years, report);
}

void YearReview::past(const model::Project& project, const Years& years, Report& report) const {
  const std::string_view name = project.row.text[project.row.name];
  if (words_.past_reason.inside(name)) return;
  Draft& draft = report.add(RuleId::project_year_past, project.row.text, project.row.name);
  draft.finding.subject.field = "name";
  draft.say("years", std::string(name.substr(years.begin, years.end - years.begin)));
  draft.say("year", std::to_string(*year_));
}

void YearReview::entry(const EntryView& view, Report& report) const {
  if (spanned_.empty() || !report.wants(RuleId::period_equals_annual)) return;
  if (!adds_up(view, words_) || !same_target(view)) return;
  const text::SplicedText& text = view.project.row.text;
  Draft& draft = report.add(RuleId::period_equals_annual, text, view.entry.annual.text);
  draft.finding.subject.field = "annual_target";
  draft.say("years", spanned_);
  draft.say("text", std::string(view.text(view.entry.annual.text)));
  draft.finding.related.push_back({"period",
                                   {{"text", std::string(view.text(view.entry.period.text))}},
                                   text.position(view.entry.period.text.begin)});
}

}  // namespace jixiao::check
