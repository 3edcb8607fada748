#include "check/numbering.h"

#include <algorithm>

#include "finding/words.h"

namespace jixiao::check {
namespace {

bool beside_damage(const model::Indicator& entry) {
  return entry.after_damage || entry.before_damage;
}

}  // namespace

void Numbering::read(const std::vector<model::Indicator>& entries) {
  verdicts_.assign(entries.size(), {});
  missing_.clear();
  if (read_plain(entries)) return;
  std::size_t begin = 0;
  std::uint32_t largest = 0;
  bool after_damage = false;
  for (std::size_t index = 0; index <= entries.size(); ++index) {
    const bool ends = index == entries.size();
    const bool new_list = !ends && index > 0 && entries[index].list != entries[index - 1].list;
    const bool falls_behind_damage =
        !ends && index > begin && entries[index].after_damage && entries[index].number <= largest;
    if (ends || new_list || falls_behind_damage) {
      judge({std::span(entries).subspan(begin, index - begin), static_cast<std::uint32_t>(begin)},
            after_damage);
      begin = index;
      largest = 0;
      after_damage = falls_behind_damage;
    }
    if (ends) break;
    largest = std::max(largest, entries[index].number);
    verdicts_[index].restarts = new_list && !beside_damage(entries[index]);
  }
}

/// Lists that count from 1 with nothing left out and nothing damaged, as nearly all; false when they do not.
bool Numbering::read_plain(const std::vector<model::Indicator>& entries) {
  std::uint32_t list = entries.empty() ? 0 : entries.front().list, number = 0;
  for (const model::Indicator& entry : entries) {
    if (entry.list != list) number = 0;
    list = entry.list;
    if (entry.number != ++number || beside_damage(entry)) return false;
  }
  for (std::size_t index = 1; index < entries.size(); ++index)
    verdicts_[index].restarts = entries[index].list != entries[index - 1].list;
  return true;
}

void Numbering::judge(Run run, bool after_damage) {
  if (run.entries.empty()) return;
  const auto count = static_cast<std::uint32_t>(run.entries.size());
  seen_.clear();
  for (std::uint32_t index = 0; index < count; ++index) seen_.push_back({run.entries[index].number, index});
  const auto less = [](const Seen& left, const Seen& right) { return left.number < right.number; };
  if (!std::is_sorted(seen_.begin(), seen_.end(), less)) std::stable_sort(seen_.begin(), seen_.end(), less);
  misprint_.assign(count, false);
  if (after_damage) run.largest = run.before = run.entries[0].number - std::min(run.entries[0].number, 1U);
  for (std::uint32_t index = 0; index < count; ++index) {
    misprint_[index] = lacks_only_its_own_number(run, index);
    if (!beside_damage(run.entries[index])) judge_entry(run, index);
    run.before = misprint_[index] ? run.before + 1 : run.entries[index].number;
    run.largest = std::max(run.largest, run.before);
  }
}

void Numbering::judge_entry(const Run& run, std::uint32_t index) {
  const std::uint32_t number = run.entries[index].number;
  NumberVerdict& verdict = verdicts_[run.first + index];
  if (const Seen* first = earlier(number, index); first != nullptr) {
    verdict.fault = NumberVerdict::Fault::duplicate;
    verdict.detail = run.first + first->entry;
  } else if (number < run.before) {
    verdict.fault = NumberVerdict::Fault::order;
    verdict.previous = run.entries[index - 1].number;
  } else if (number > run.largest && number - run.largest > 1) {
    std::string numbers = left_out(run.largest, number);
    if (numbers.empty()) return;
    verdict.fault = NumberVerdict::Fault::gap;
    verdict.previous = run.largest;
    verdict.detail = static_cast<std::uint32_t>(missing_.size());
    missing_.push_back(std::move(numbers));
  }
}

bool Numbering::lacks_only_its_own_number(const Run& run, std::uint32_t index) const {
  const std::uint32_t own = run.before + 1;
  if (index + 1 >= run.entries.size() || beside_damage(run.entries[index])) return false;
  return run.entries[index].number != own && run.entries[index + 1].number == own + 1 && !present(own);
}

bool Numbering::present(std::uint32_t number) const {
  return std::binary_search(seen_.begin(), seen_.end(), Seen{number, 0},
                            [](const Seen& left, const Seen& right) { return left.number < right.number; });
}

const Numbering::Seen* Numbering::earlier(std::uint32_t number, std::uint32_t entry) const {
  auto here = std::lower_bound(seen_.begin(), seen_.end(), number,
                               [](const Seen& seen, std::uint32_t wanted) { return seen.number < wanted; });
  for (; here != seen_.end() && here->number == number && here->entry < entry; ++here) {
    if (!misprint_[here->entry]) return &*here;
  }
  return nullptr;
}

std::string Numbering::left_out(std::uint32_t above, std::uint32_t below) const {
  std::string out;
  std::uint32_t next = above + 1;
  const auto skip_to = [&](std::uint32_t number) {
    if (next >= number) return;
    if (!out.empty()) out += finding::item_separator;
    out += std::to_string(next);
    if (number - next > 1)
      out.append(number - next > 2 ? "-" : std::string(1, finding::item_separator))
          .append(std::to_string(number - 1));
  };
  auto here = std::upper_bound(seen_.begin(), seen_.end(), above,
                               [](std::uint32_t wanted, const Seen& seen) { return wanted < seen.number; });
  for (; here != seen_.end() && here->number < below; ++here) {
    skip_to(here->number);
    next = here->number + 1;
  }
  skip_to(below);
  return out;
}

}  // namespace jixiao::check
