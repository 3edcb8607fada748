#include <algorithm>
#include <array>

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

/// Whether so many Han characters in a row seem to stand in a text for the second time.
bool may_repeat(std::string_view text, std::size_t least) {
  std::array<std::uint64_t, 4> seen{};  // a bit for each character
  std::size_t again = 0;                // characters up to here
  for (std::size_t at = 0; at + han <= text.size();) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[at + index]); };
    if ((byte(0) & 0xF0U) != 0xE0U) {
      at += byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : 4;
      again = 0;
      continue;
    }
    const unsigned character = byte(0) * 5U + byte(1) * 29U + byte(2);
    std::uint64_t& part = seen[character >> 6 & 3U];
    again = (part >> (character & 63U) & 1U) != 0 ? again + 1 : 0;
    if (again == least) return true;
    part |= std::uint64_t{1} << (character & 63U);
    at += han;
  }
  return false;
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

/// Whether a project has an indicator of the type that is promised, or one that names it. Where something
/// could not be read, who knows.
bool is_measured(std::string_view type, const model::Project& project, const ProjectWords& words) {
  if (project.damaged > 0 || project.cut_off || project.indicators.empty()) return true;
  const std::vector<model::Indicator>& entries = project.indicators;
  const auto is_of_type = [&](const model::Indicator& entry) {
    return entry.level2.id == type || entry.level1.id == "satisfaction";
  };
  // Mostly the last one is that of satisfaction: then no name is looked through.
  return std::any_of(entries.begin(), entries.end(), is_of_type) ||
         std::any_of(entries.begin(), entries.end(), [&](const model::Indicator& entry) {
           return words.promise.inside(project.row.text[entry.name]).has_value();
         });
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
  constexpr std::size_t shortest = 2, longest = 6, most = 256;
  const std::string_view name = text.text();
  std::array<char32_t, most> characters;
  std::array<std::uint32_t, most + 1> begins;
  if (!may_repeat(name, shortest)) return;  // as most: hardly any character stands twice
  std::size_t count = 0, at = 0;
  while (at < name.size() && count < most) {
    begins[count] = static_cast<std::uint32_t>(at);
    characters[count++] = text::next_character(name, at);
  }
  begins[count] = static_cast<std::uint32_t>(at);
  for (std::size_t size = shortest; size <= longest && 2 * size <= count; ++size) {
    std::size_t same = 0;  // how many characters up to here stand `size` before as well
    for (std::size_t index = size; index < count; ++index) {
      same = characters[index] == characters[index - size] ? same + 1 : 0;
      if (same < size) continue;
      const std::size_t begin = begins[index + 1 - 2 * size], end = begins[index + 1];
      const std::string_view word = name.substr(begin, (end - begin) / 2);
      if (!all_han(word) || is_no_word(word, words) || is_kept(name, begin, end, words)) continue;
      add(RuleId::repeated_word, text, begin, end, report);
      return;
    }
  }
}

bool is_promise(const FoundWord& found) {
  return found.hit.word->canonical != "keep";
}

void objective_unmeasured(const ReviewText& text, const FoundWord& found, const model::Project& project,
                          const ProjectWords& words, Report& report) {
  if (is_measured(found.hit.word->canonical, project, words)) return;
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
