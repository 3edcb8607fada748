// What is worked out of an expression instead of asking RE2: no text that RE2 matches is ruled out. The first
// line is the expression, the rest the text.
#include <algorithm>
#include <string>
#include <vector>

#include "grammar/pattern_list.h"
#include "input.h"
#include "law.h"
#include "targets.h"
#include "text/utf8.h"

namespace jixiao::fuzz {
namespace {

constexpr std::size_t longest_expression = 3000;

/// What must hold of a text that the pattern matches; `behind` is the text from where the match begins.
void confirm_match(const grammar::Pattern& pattern, std::string_view match, std::string_view behind) {
  const grammar::Outline outline = pattern.outline();
  law(outline.first.has_first_of(match), "a match begins with what it may begin with", match);
  law(outline.first.has_first_of(behind), "a text begins with what its match may begin with", behind);
  law(outline.inside.has_all_of(match), "in a match stands what may stand in it", match);
  law(outline.inside.suffix_of(match, 0) == 0, "a match is the end of what may stand in it", match);
  law(!outline.rules_out_start_with_digits(behind), "a match begins as it may with other digits", behind);
  law(outline.needed.any_in(match), "in a match stands what it needs", match);
  law(match.size() <= pattern.longest_match().value_or(match.size()), "no match is too long", match);
  const std::vector<std::string> required = pattern.required_texts();
  const auto stands = [match](const std::string& text) { return match.find(text) != std::string_view::npos; };
  law(required.empty() || std::any_of(required.begin(), required.end(), stands),
      "in a match stands what RE2 requires", match);
}

}  // namespace

void pattern(std::string_view data) {
  Input input(data);
  const std::string_view all = input.text();
  if (text::valid_utf8_prefix_plain(all) != all.size() || all.find('\0') != std::string_view::npos) return;
  const std::size_t line = std::min(all.find('\n'), all.size());
  if (line > longest_expression) return;
  const grammar::Pattern pattern("fuzzed", std::string(all.substr(0, line)));
  if (!pattern.fault().empty()) return;
  const std::string_view text = all.substr(std::min(line + 1, all.size()));

  const bool matches = pattern.matches(text);
  law(matches == grammar::PatternList({pattern}).any_matches(text), "a list of one says what the one says",
      text);
  if (matches) confirm_match(pattern, text, text);
  std::size_t begin = 0, end = 0;
  if (pattern.find(text, 0, begin, end))
    confirm_match(pattern, text.substr(begin, end - begin), text.substr(begin));
  if (!pattern.outline().digits_alike) return;
  std::string other(text);
  const auto digit = static_cast<char>('0' + input.choose(10));
  std::replace_if(other.begin(), other.end(), text::is_ascii_digit, digit);
  law(matches == pattern.matches(other), "digits make no difference", text);
}

}  // namespace jixiao::fuzz
