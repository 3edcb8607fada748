#include "check/text_review.h"

/// Words in names, objectives and targets that are written wrong, written twice, or promise something.
namespace jixiao::check::apply {
namespace {

Draft& add(RuleId id, const ReviewText& text, std::size_t begin, std::size_t end, Report& report) {
  const text::Leaf place = text.part(begin, end);
  Draft& draft = report.add(id, text.row, place);
  draft.finding.subject.field = text.field;
  draft.say("text", std::string(text.row[place]));
  return draft;
}

bool is_han(char32_t character) {
  return character >= 0x3400 && character <= 0x9FFF;
}

/// Bytes of a Han character of the basic plane.
constexpr std::size_t han = 3;

bool all_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_han(text::next_character(text, at))) return false;
  }
  return true;
}

/// Whether a word is a number (〇二 in 〇二〇二年), or one character again and again.
bool is_no_word(std::string_view word, const ProjectWords& words) {
  bool number = true, same = true;
  for (std::size_t at = 0; at < word.size(); at += han) {
    number = number && words.count_character.find(word.substr(at, han)) != nullptr;
    same = same && word.substr(at, han) == word.substr(0, han);
  }
  return number || same;
}

/// Whether [begin, end) touches a word whose characters stand twice on purpose.
bool is_kept(std::string_view text, std::size_t begin, std::size_t end, const ProjectWords& words) {
  for (std::size_t at = 0; at < end;) {
    const auto kept = words.repeat_kept.at_start(text.substr(at));
    if (kept && at + kept->length > begin) return true;
    text::next_character(text, at);
  }
  return false;
}

}  // namespace

void likely_slip(const ReviewText& text, const FoundWord& found, Report& report) {
  const std::string& meant = found.hit.word->canonical;
  if (text.text().substr(found.offset, found.hit.length) == meant) return;  // right as it stands
  add(RuleId::likely_slip, text, found.offset, found.end(), report).say("suggested", meant);
}

void particle_twice(const ReviewText& text, const FoundWord& found, Report& report) {
  if (found.hit.word->canonical != "keep")
    add(RuleId::repeated_word, text, found.offset, found.end(), report);
}

void repeated_word(const ReviewText& text, const ProjectWords& words, Report& report) {
  constexpr std::size_t shortest = 2 * han, longest = 6 * han;
  const std::string_view name = text.text();
  for (std::size_t size = shortest; size <= longest && 2 * size <= name.size(); size += han) {
    // As far as the characters at a distance of `size` are the same, the bytes are.
    std::size_t same = 0;
    for (std::size_t at = size; at < name.size(); ++at) {
      same = name[at] == name[at - size] ? same + 1 : 0;
      if (same < size) continue;
      const std::size_t begin = at + 1 - 2 * size;
      if (text::is_continuation(name[begin])) continue;
      const std::string_view word = name.substr(begin, size);
      if (!all_han(word) || is_no_word(word, words) || is_kept(name, begin, at + 1, words)) continue;
      add(RuleId::repeated_word, text, begin, at + 1, report);
      return;
    }
  }
}

void objective_unmeasured(const ReviewText& text, const FoundWord& found, Report& report) {
  Draft& draft = report.add(RuleId::objective_unmeasured, text.row, text.part(found.offset, found.end()));
  draft.finding.subject.field = text.field;
  draft.say("word", draft.finding.excerpt);
}

void placeholder(const ReviewText& text, const ProjectWords& words, Report& report) {
  const std::string_view whole = text.text();
  std::vector<std::string_view> groups;
  if (!words.placeholder.find(whole, 0, groups)) return;
  const auto numbered = static_cast<std::size_t>(words.placeholder.group("numbered"));
  for (std::size_t group = 1; group < groups.size(); ++group) {
    if (groups[group].data() == nullptr) continue;
    // An objective may number what it says (指标1：…); a name that does was left as the template had it.
    if (group == numbered && text.field != "name") return;
    const auto begin = static_cast<std::size_t>(groups[group].data() - whole.data());
    add(RuleId::placeholder, text, begin, begin + groups[group].size(), report);
    return;
  }
}

}  // namespace jixiao::check::apply
