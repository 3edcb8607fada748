#include "check/rules/all.h"
#include "text/utf8.h"

/// What was read differently from how it is printed: said once a table, where it happens first.
namespace jixiao::check::apply {
namespace {

/// U+2F6C.
std::string code_point(char32_t character) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "U+";
  for (int shift = character > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    const auto digit = static_cast<std::size_t>((character >> shift) & 15);
    if (out.size() > 2 || digit != 0 || shift <= 12) out += digits[digit];
  }
  return out;
}

Draft& add(RuleId id, Place place, Report& report) {
  Draft& draft = report.add(id, place);
  draft.of_table = true;
  return draft;
}

}  // namespace

void look_alike_character(const model::TableEnd& end, Report& report) {
  if (end.look_alikes == 0 || !report.wants(RuleId::look_alike_character)) return;
  Draft& draft =
      add(RuleId::look_alike_character,
          {end.first_look_alike, end.first_look_alike_end, end.look_alike_char, end.first_look_alike_snippet},
          report);
  std::size_t offset = 0;
  const char32_t character =
      end.look_alike_char.empty() ? U' ' : text::next_character(end.look_alike_char, offset);
  draft.say("n", std::to_string(end.look_alikes));
  draft.say("char", end.look_alike_char);
  draft.say("code_point", code_point(character));
  draft.say("read_as", end.look_alike_read_as);
}

void stray_space(const model::TableEnd& end, Report& report) {
  if (end.stray_spaces == 0 || !report.wants(RuleId::stray_space)) return;
  add(RuleId::stray_space,
      {end.first_stray_space, end.first_stray_space_end, " ", end.first_stray_space_snippet}, report)
      .say("n", std::to_string(end.stray_spaces));
}

void doubled_character(const Doubled& doubled, Report& report) {
  if (doubled.count == 0 || !report.wants(RuleId::doubled_character)) return;
  Draft& draft = report.add(RuleId::doubled_character, doubled.first);
  draft.of_table = true;
  draft.say("n", std::to_string(doubled.count));
  draft.say("text", doubled.first.excerpt);
  draft.say("read_as", half_of(doubled.first.excerpt));
}

}  // namespace jixiao::check::apply
