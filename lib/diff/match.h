#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::diff {

/// A thing of the old side and the one of the new side that it became.
struct Match {
  std::size_t old_index;
  std::size_t new_index;
  unsigned similarity;  ///< percent when they were put together by likeness; 0: by equal names
};

/// How alike two names are, in percent: by the pairs of neighbouring characters that they share.
unsigned similarity(std::string_view left, std::string_view right);

/// From here on two names are proposed to be one.
inline constexpr unsigned alike = 60;

/// Puts names of both sides together, in the order of the new side: equal ones first (the first of several
/// with the first), then by `likeness` of what is left (percent, by index), best first. So many are left on
/// both sides (more than a hundred thousand pairs) that likeness would take too long: then equal names are
/// all.
std::vector<Match> match(const std::vector<std::string_view>& old_names,
                         const std::vector<std::string_view>& new_names,
                         const std::function<unsigned(std::size_t, std::size_t)>& likeness);

}  // namespace jixiao::diff
