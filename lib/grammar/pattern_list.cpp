#include "grammar/pattern_list.h"

#include "text/utf8.h"

namespace jixiao::grammar {

PatternList::PatternList(const std::vector<Pattern>& patterns)
    : first_(std::vector<CharacterSet::Range>{}), last_(std::vector<CharacterSet::Range>{}) {
  for (const Pattern& pattern : patterns) {
    if (pattern.empty()) continue;  // the grammar has a problem and reads nothing
    const Outline& outline = pattern.outline();
    first_.unite(outline.first);
    last_.unite(outline.last);
    digits_alike_ = digits_alike_ && outline.digits_alike;
    patterns_.push_back({pattern, &outline});
  }
}

/// What costs least is asked first: of most texts their ends tell that no pattern matches.
std::size_t PatternList::search(std::string_view text) const {
  char32_t begin = 0, end = 0;
  if (!text.empty()) {
    std::size_t front = 0, back = text.size();
    begin = text::next_character(text, front);
    end = text::previous_character(text, back);
  }
  for (std::size_t index = 0; index < patterns_.size(); ++index) {
    const Pattern& pattern = patterns_[index].pattern;
    const Outline& outline = *patterns_[index].outline;
    const bool ends_fit =
        text.empty() ? outline.first.has_all() : outline.first.has(begin) && outline.last.has(end);
    if (ends_fit && outline.needed.any_in(text) && outline.inside.has_all_of(text) && pattern.matches(text))
      return index;
  }
  return none;
}

}  // namespace jixiao::grammar
