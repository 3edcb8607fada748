#include "grammar/suggest.h"

#include <algorithm>
#include <vector>

namespace jixiao::grammar {
namespace {

/// How many slips (a character left out, put in, changed, or two swapped) lie between two names.
std::size_t slips(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before, previous(right.size() + 1), current(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t changed = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, changed});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    before = previous;
    previous = current;
  }
  return previous[right.size()];
}

template <class Names>
std::string nearest_of(std::string_view name, const Names& known) {
  // Nearly every short name is near; long ones are no slip, and dear to compare.
  constexpr std::size_t shortest_name = 3;
  constexpr std::size_t longest_name = 60;
  if (name.size() < shortest_name || name.size() > longest_name) return {};
  std::string best;
  std::size_t fewest = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const auto& candidate : known) {
    const std::size_t distance = slips(name, candidate);
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace

std::string nearest(std::string_view name, std::span<const std::string_view> known) {
  return nearest_of(name, known);
}
std::string nearest(std::string_view name, std::span<const std::string> known) {
  return nearest_of(name, known);
}

}  // namespace jixiao::grammar
