#include "diff/match.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <tuple>

#include "text/utf8.h"

namespace jixiao::diff {
namespace {

constexpr std::size_t most_pairs = 100'000;

/// The neighbouring characters of a name, sorted.
std::vector<std::uint64_t> pairs_of(std::string_view name) {
  std::vector<std::uint64_t> pairs;
  char32_t before = 0;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t character = text::next_character(name, at);
    if (before != 0) pairs.push_back(std::uint64_t{before} << 32U | character);
    before = character;
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

/// What has found no partner yet.
std::vector<std::size_t> left_over(const std::vector<bool>& taken) {
  std::vector<std::size_t> left;
  for (std::size_t index = 0; index < taken.size(); ++index) {
    if (!taken[index]) left.push_back(index);
  }
  return left;
}

class Matcher {
 public:
  Matcher(std::size_t old_count, std::size_t new_count) : old_taken_(old_count), new_taken_(new_count) {}

  void by_name(const std::vector<std::string_view>& old_names,
               const std::vector<std::string_view>& new_names) {
    std::map<std::string_view, std::vector<std::size_t>> by_name;
    for (std::size_t index = old_names.size(); index-- > 0;) by_name[old_names[index]].push_back(index);
    for (std::size_t index = 0; index < new_names.size(); ++index) {
      const auto found = by_name.find(new_names[index]);
      if (found == by_name.end() || found->second.empty()) continue;
      put(found->second.back(), index, 0);
      found->second.pop_back();
    }
  }

  void by_likeness(const std::function<unsigned(std::size_t, std::size_t)>& likeness) {
    const std::vector<std::size_t> old_left = left_over(old_taken_), new_left = left_over(new_taken_);
    if (old_left.empty() || new_left.size() > most_pairs / old_left.size()) return;
    std::vector<Match> candidates;
    for (const std::size_t old_index : old_left) {
      for (const std::size_t new_index : new_left) {
        const unsigned percent = likeness(old_index, new_index);
        if (percent >= alike) candidates.push_back({old_index, new_index, percent});
      }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Match& left, const Match& right) {
      return std::tuple(right.similarity, left.new_index, left.old_index) <
             std::tuple(left.similarity, right.new_index, right.old_index);
    });
    for (const Match& candidate : candidates) {
      if (!old_taken_[candidate.old_index] && !new_taken_[candidate.new_index]) {
        put(candidate.old_index, candidate.new_index, candidate.similarity);
      }
    }
  }

  std::vector<Match> matches() {
    std::sort(matches_.begin(), matches_.end(),
              [](const Match& left, const Match& right) { return left.new_index < right.new_index; });
    return std::move(matches_);
  }

 private:
  void put(std::size_t old_index, std::size_t new_index, unsigned percent) {
    old_taken_[old_index] = new_taken_[new_index] = true;
    matches_.push_back({old_index, new_index, percent});
  }

  std::vector<bool> old_taken_, new_taken_;
  std::vector<Match> matches_;
};

}  // namespace

unsigned similarity(std::string_view left, std::string_view right) {
  if (left == right) return 100;
  const std::vector<std::uint64_t> left_pairs = pairs_of(left), right_pairs = pairs_of(right);
  if (left_pairs.empty() || right_pairs.empty()) return 0;
  std::vector<std::uint64_t> common;
  std::set_intersection(left_pairs.begin(), left_pairs.end(), right_pairs.begin(), right_pairs.end(),
                        std::back_inserter(common));
  // Unequal names are never wholly alike, whatever order their pairs have.
  const std::size_t percent = 200 * common.size() / (left_pairs.size() + right_pairs.size());
  return static_cast<unsigned>(std::min<std::size_t>(percent, 99));
}

std::vector<Match> match(const std::vector<std::string_view>& old_names,
                         const std::vector<std::string_view>& new_names,
                         const std::function<unsigned(std::size_t, std::size_t)>& likeness) {
  Matcher matcher(old_names.size(), new_names.size());
  matcher.by_name(old_names, new_names);
  matcher.by_likeness(likeness);
  return matcher.matches();
}

}  // namespace jixiao::diff
