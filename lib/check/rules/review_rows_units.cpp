#include <algorithm>
#include <cstring>

#include "check/names.h"
#include "check/row_review.h"

namespace jixiao::check {
namespace {

/// Shorter names of units (机关) are words of any project.
constexpr std::size_t shortest_unit = 12;
/// As many sizes of names are told apart; a table with more has names of every size.
constexpr std::size_t most_sizes = 64;

/// A number below 4096 for how a name begins: its first two characters, mostly. It has `shortest_unit` bytes.
std::size_t place_of_beginning(const char* name) {
  std::uint32_t four;
  std::uint16_t two;
  std::memcpy(&four, name, sizeof four);
  std::memcpy(&two, name + sizeof four, sizeof two);
  return (four | std::uint64_t{two} << 32) * 0x9E3779B97F4A7C15U >> 52;
}

}  // namespace

void UnitReview::open_table() {
  if (!runs_) return;
  units_.clear();
  sizes_.clear();
  beginnings_.reset();
  for (std::size_t index = 0; index < waited_; ++index) waiting_[index].hashes = {};
  waited_ = oldest_ = 0;
  waited_for_.reset();
}

/// A unit's name without what its projects leave out: a code in front, （本级） behind.
std::string_view UnitReview::core_of(std::string_view unit) const {
  while (!unit.empty() && (text::is_ascii_digit(unit.front()) || unit.front() == '-')) unit.remove_prefix(1);
  if (const auto tail = words_.unit_tail.at_end(unit); tail && tail->length < unit.size())
    unit.remove_suffix(tail->length);
  return unit;
}

void UnitReview::open_unit(const model::SpendingUnit& unit, Report& report) {
  if (!runs_) return;
  const model::Row& row = unit.row;
  const std::string_view name = core_of(row.text[row.name]);
  if (name.size() < shortest_unit) return;
  const std::uint64_t hash = hash_of_name(name);
  const text::Position at = row.text.position(row.name.begin);
  if (units_.add(hash, at) != nullptr) return;
  beginnings_.set(place_of_beginning(name.data()));
  const auto size = static_cast<std::uint32_t>(name.size());
  if (std::find(sizes_.begin(), sizes_.end(), size) == sizes_.end() && sizes_.size() < most_sizes) {
    sizes_.push_back(size);
    std::sort(sizes_.begin(), sizes_.end(), std::greater<>());
  }
  if (!waited_for_[hash % waited_for_.size()]) return;
  for (std::size_t index = 0; index < waited_; ++index) {
    Waiting& waiting = waiting_[index];
    if (std::find(waiting.hashes.begin(), waiting.hashes.end(), hash) == waiting.hashes.end()) continue;
    waiting.hashes = {};
    const finding::Subject kept = report.subject;
    report.subject.spending_unit = waiting.unit;
    report.subject.project = waiting.project;
    Draft& draft = report.add(RuleId::project_of_other_unit, waiting.place);
    draft.finding.subject.field = "name";
    draft.say("other", std::string(name));
    draft.finding.related.push_back({"unit_here", {}, at});
    report.subject = kept;
  }
}

void UnitReview::project(const model::Project& project, Report& report) {
  if (!runs_ || !project.has_spending_unit) return;
  const std::string_view own = core_of(project.spending_unit);
  if (!look_for_known(project, own, report)) wait(project, own, report);
}

/// The longest name of a unit at each place of the project's name; what begins with its own unit's is its
/// own.
bool UnitReview::look_for_known(const model::Project& project, std::string_view own, Report& report) {
  const std::string_view name = project.row.text[project.row.name];
  if (sizes_.empty()) return false;
  for (std::size_t at = 0; at + sizes_.back() <= name.size(); text::next_character(name, at)) {
    // The name of its own unit is among those that are known.
    if (!beginnings_[place_of_beginning(name.data() + at)]) continue;
    if (own.size() >= shortest_unit && name.substr(at).starts_with(own)) return true;
    for (const std::uint32_t size : sizes_) {
      if (at + size > name.size() || (at + size < name.size() && text::is_continuation(name[at + size])))
        continue;
      const std::string_view other = name.substr(at, size);
      const text::Position* const unit = units_.find(hash_of_name(other));
      if (unit == nullptr) continue;
      Draft& draft = report.add(RuleId::project_of_other_unit, project.row.text, project.row.name);
      draft.finding.subject.field = "name";
      draft.say("other", std::string(other));
      draft.finding.related.push_back({"unit_here", {}, *unit});
      return true;
    }
  }
  return false;
}

/// Remembers a project whose name begins like that of a unit: such a one may come.
void UnitReview::wait(const model::Project& project, std::string_view own, const Report& report) {
  const text::SplicedText& text = project.row.text;
  const std::string_view name = text[project.row.name];
  if (!own.empty() && name.starts_with(own)) return;
  std::array<std::uint64_t, 3> hashes{};
  std::size_t found = 0;
  ends_.scan(name, 1, [&](std::size_t, std::size_t at, const grammar::Vocabulary::Hit& end) {
    const std::size_t size = at + end.length;
    if (size >= shortest_unit && size < name.size() && found < hashes.size())
      hashes[found++] = hash_of_name(name.substr(0, size));
  });
  if (found == 0) return;
  if (oldest_ == waiting_.size()) waiting_.emplace_back();
  Waiting& waiting = waiting_[oldest_];
  oldest_ = (oldest_ + 1) % most_waiting;
  waited_ = std::min(waited_ + 1, most_waiting);
  waiting.hashes = hashes;
  for (std::size_t index = 0; index < found; ++index) waited_for_.set(hashes[index] % waited_for_.size());
  if (report.only_counts(report.severity(RuleId::project_of_other_unit))) return;
  set_place(waiting.place, text, project.row.name);
  waiting.unit = project.spending_unit;
  waiting.project = name;
}

}  // namespace jixiao::check
