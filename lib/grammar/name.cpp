#include "grammar/name.h"

#include "text/utf8.h"

namespace jixiao::grammar {

NameWords::NameWords(const Grammar& grammar)
    : mark(grammar.lexicon.vocabulary("rule_name_mark")),
      closing_bracket(grammar.lexicon.vocabulary("rule_closing_bracket")),
      unit_bracket(grammar.lexicon.pattern("rule.unit_bracket")) {}

std::string_view core_of_name(std::string_view name, const NameWords& words) {
  for (std::string_view core = name;;) {
    if (const auto mark = words.mark.at_end(core)) {
      core.remove_suffix(mark->length);
    } else {
      std::size_t begin = 0, end = 0;
      if (!words.closing_bracket.at_end(core) || !words.unit_bracket.find(core, 0, begin, end)) return core;
      core.remove_suffix(core.size() - begin);
    }
    if (core.empty()) return name;  // nothing but marks: then they are the name
  }
}

std::string with_narrow_forms(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_character(name, at);
    if (character >= 0xFF01 && character <= 0xFF5E) {
      out += static_cast<char>(character - 0xFF01 + '!');
    } else {
      out += name.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace jixiao::grammar
