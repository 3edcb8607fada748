#include "grammar/pattern_list.h"

#include <algorithm>

namespace jixiao::grammar {

PatternList::PatternList(const std::vector<Pattern>& patterns)
    : first_(std::vector<CharacterSet::Range>{}), last_(std::vector<CharacterSet::Range>{}) {
  for (const Pattern& pattern : patterns) {
    if (pattern.empty()) continue;  // the grammar has a problem and reads nothing
    const Outline& outline = pattern.outline();
    first_.unite(outline.first);
    last_.unite(outline.last);
    if (patterns_.empty()) {
      needed_ = outline.needed;
    } else {
      needed_.unite(outline.needed);
    }
    digits_alike_ = digits_alike_ && outline.digits_alike;
    patterns_.push_back({pattern, &outline});
  }
}

/// What costs least is asked first: of most texts their ends tell that no pattern matches.
std::size_t PatternList::search(std::string_view text) const {
  bool may_match = false;
  for (std::size_t index = 0; index < patterns_.size(); ++index) {
    const Pattern& pattern = patterns_[index].pattern;
    const Outline& outline = *patterns_[index].outline;
    if (!outline.first.has_first_of(text) || !outline.last.has_last_of(text)) continue;
    if (!may_match && !needed_.any_in(text)) return none;
    may_match = true;
    if (outline.needed.any_in(text) && outline.inside.has_all_of(text) && pattern.matches(text)) return index;
  }
  return none;
}

}  // namespace jixiao::grammar
