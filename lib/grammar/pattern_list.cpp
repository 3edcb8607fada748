#include "grammar/pattern_list.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace jixiao::grammar {

PatternList::PatternList(const std::vector<Pattern>& patterns) {
  std::vector<const CharacterSet*> first, last, closed_first, closed_last;
  for (const Pattern& pattern : patterns) {
    if (pattern.empty()) continue;  // the grammar has a problem and reads nothing
    const Outline& outline = pattern.outline();
    first.push_back(&outline.first);
    last.push_back(&outline.last);
    digits_alike_ = digits_alike_ && outline.digits_alike;
    // No pattern asks for this one, but what leaves out little has it.
    constexpr char32_t no_character = U'\uE000';
    const bool ends_anyhow = outline.last.has(no_character);
    const bool is_open = ends_anyhow && outline.first.has(no_character);
    if (!ends_anyhow) closed_last.push_back(&outline.last);
    if (ends_anyhow && !is_open) closed_first.push_back(&outline.first);
    patterns_.push_back({pattern, &outline, is_open});
  }
  first_ = CharacterSet::united(first);
  last_ = CharacterSet::united(last);
  closed_first_ = CharacterSet::united(closed_first);
  closed_last_ = CharacterSet::united(closed_last);
  prepare_open();
}

/// Of patterns that may begin and end with anything only the texts that they need tell that they don't match:
/// these are looked for all at once.
void PatternList::prepare_open() {
  constexpr std::size_t longest = 3, most = 8;  // of what is found in one pass
  std::vector<std::string> begins;
  for (const Guarded& each : patterns_) {
    if (!each.is_open) continue;
    const std::vector<std::string>& texts = each.outline->needed.texts();
    if (texts.empty()) return;
    for (const std::string& text : texts) {
      const std::string begin = text.substr(0, longest);
      if (std::find(begins.begin(), begins.end(), begin) == begins.end()) begins.push_back(begin);
    }
  }
  if (!begins.empty() && begins.size() <= most) open_marks_ = std::make_shared<const text::Marks>(begins);
}

/// What costs least is asked first: of most texts their ends tell that no pattern matches.
std::size_t PatternList::search(std::string_view text) const {
  char32_t begin = 0, end = 0;
  if (!text.empty()) {
    std::size_t front = 0, back = text.size();
    begin = text::next_character(text, front);
    end = text::previous_character(text, back);
  }
  const bool may_be_open = open_marks_ == nullptr || open_marks_->any_in(text);
  if (!may_be_open && !closed_last_.has(end) && !closed_first_.has(begin)) return none;
  for (std::size_t index = 0; index < patterns_.size(); ++index) {
    if (patterns_[index].is_open && !may_be_open) continue;
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
