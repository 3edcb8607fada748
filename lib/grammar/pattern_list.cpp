#include "grammar/pattern_list.h"

#include <algorithm>

namespace jixiao::grammar {

PatternList::PatternList(const std::vector<Pattern>& patterns)
    : first_(std::vector<CharacterSet::Range>{}), inside_(std::vector<CharacterSet::Range>{}) {
  for (const Pattern& pattern : patterns) {
    if (pattern.empty()) continue;  // the grammar has a problem and reads nothing
    const Outline& outline = pattern.outline();
    first_.unite(outline.first);
    inside_.unite(outline.inside);
    if (patterns_.empty()) {
      needed_ = outline.needed;
    } else {
      needed_.unite(outline.needed);
    }
    digits_alike_ = digits_alike_ && outline.digits_alike;
    patterns_.push_back({pattern, outline});
  }
}

std::size_t PatternList::search(std::string_view text) const {
  if (!needed_.any_in(text)) return none;
  const auto found = std::find_if(patterns_.begin(), patterns_.end(), [text](const Guarded& each) {
    const Outline& outline = each.outline;
    return outline.first.has_first_of(text) && outline.needed.any_in(text) &&
           outline.inside.has_all_of(text) && each.pattern.matches(text);
  });
  return found == patterns_.end() ? none : static_cast<std::size_t>(found - patterns_.begin());
}

}  // namespace jixiao::grammar
