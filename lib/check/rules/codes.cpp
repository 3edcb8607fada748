#include <algorithm>

#include "check/rules/all.h"

namespace jixiao::check::apply {
namespace {

/// One level of an entry beside the catalogue.
struct Reading {
  const model::Level* level = nullptr;
  std::string code;  ///< in ASCII digits
  const grammar::CatalogueItem* item = nullptr;
  bool unknown = false;     ///< a code is printed and nothing has it
  bool wrong_name = false;  ///< code and name are of different items
};

/// Full-width digits as ASCII.
std::string plain_digits(std::string_view text) {
  const auto is_wide = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
  if (std::none_of(text.begin(), text.end(), is_wide)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool wide = text.substr(at).starts_with("\xEF\xBC") && at + 2 < text.size() &&
                      text[at + 2] >= '\x90' && text[at + 2] <= '\x99';
    out += wide ? static_cast<char>(text[at + 2] - '\x90' + '0') : text[at];
    if (wide) at += 2;
  }
  return out;
}

Reading read(const EntryView& view, const model::Level& level, int number) {
  const grammar::Catalogue& catalogue = view.grammar.catalogue;
  Reading reading{&level, plain_digits(view.text(level.code))};
  const std::string_view name = view.text(level.name);
  if (reading.code.empty()) {
    reading.item = catalogue.by_name(number, name);
    return reading;
  }
  reading.item = catalogue.by_code(number, reading.code);
  if (reading.item != nullptr && reading.item->id == level.id) return reading;  // as nearly all
  reading.unknown = reading.item == nullptr;
  reading.wrong_name =
      reading.item != nullptr && !name.empty() && !grammar::Catalogue::has_name(*reading.item, name);
  return reading;
}

Draft& add(RuleId id, const EntryView& view, const Reading& reading, std::string_view field, Report& report) {
  text::Leaf place = reading.level->code;
  if (place.absent()) place = reading.level->name;
  Draft& draft = report.add(id, view.project.row.text, place);
  draft.finding.subject.field = field;
  if (!reading.level->name.absent()) {
    draft.finding.excerpt = view.project.row.text[text::Leaf{place.begin, reading.level->name.end}];
  }
  draft.key = draft.finding.excerpt;
  return draft;
}

void say_unknown(const EntryView& view, const Reading& first, const Reading& second, Report& report) {
  const Reading& at = first.unknown ? first : second;
  Draft& draft = add(RuleId::code_unknown, view, at, first.unknown ? "level1" : "level2", report);
  draft.say("code", at.code);
  if (!first.unknown || !second.unknown) return;
  draft.key += " " + second.code;
  draft.finding.related.push_back(
      {"also_code", {{"code", second.code}}, view.project.row.text.position(second.level->code.begin)});
}

void say_wrong_name(const EntryView& view, const Reading& first, const Reading& second, Report& report) {
  const Reading& at = first.wrong_name ? first : second;
  Draft& draft = add(RuleId::code_name_mismatch, view, at, first.wrong_name ? "level1" : "level2", report);
  draft.say("code", at.code);
  draft.say("expected", at.item->name);
  draft.say("printed", std::string(view.text(at.level->name)));
  if (!first.wrong_name || !second.wrong_name) return;
  std::string printed(view.text(second.level->name));
  draft.key += " " + second.code + "-" + printed;
  draft.finding.related.push_back(
      {"also_mismatch",
       {{"code", second.code}, {"expected", second.item->name}, {"printed", std::move(printed)}},
       view.project.row.text.position(second.level->code.begin)});
}

void say_wrong_parent(const EntryView& view, const Reading& first, const Reading& second, Report& report) {
  Draft& draft = add(RuleId::code_parent_mismatch, view, second, "level2", report);
  if (first.code.empty() || second.code.empty()) draft.say("variant", "uncoded");
  draft.say("code", second.item->code);
  draft.say("name", std::string(view.text(second.level->name)));
  draft.say("parent_code", first.item->code);
  draft.say("parent", std::string(view.text(first.level->name)));
  draft.key += " " + first.item->code;
}

}  // namespace

void codes(const EntryView& view, Report& report) {
  LevelPairs::Pair& pair = view.levels.of(view.entry, view.grammar.catalogue);
  if (pair.is_sound) return;  // nearly all
  const Reading first = read(view, view.entry.level1, 1);
  const Reading second = read(view, view.entry.level2, 2);
  if ((first.unknown || second.unknown) && report.wants(RuleId::code_unknown)) {
    say_unknown(view, first, second, report);
  }
  if ((first.wrong_name || second.wrong_name) && report.wants(RuleId::code_name_mismatch)) {
    say_wrong_name(view, first, second, report);
  }
  // Where a code and its name disagree, one of them is wrong already, and the parent says nothing new.
  if (first.item == nullptr || second.item == nullptr || first.wrong_name || second.wrong_name) return;
  if (second.item->parent.empty() || first.item->code.empty() || second.item->parent == first.item->code) {
    if (!first.unknown && !second.unknown) pair.is_sound = true;
    return;
  }
  if (report.wants(RuleId::code_parent_mismatch)) say_wrong_parent(view, first, second, report);
}

}  // namespace jixiao::check::apply
