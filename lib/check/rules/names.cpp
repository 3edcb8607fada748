#include "check/rules/all.h"
#include "check/traits.h"

/// What the names of indicators and projects say.
namespace jixiao::check::apply {
namespace {

/// The type that a rate belongs to; null when the catalogue has none.
const grammar::CatalogueItem* better_type(std::string_view name, const EntryView& view) {
  const grammar::Catalogue& catalogue = view.grammar.catalogue;
  const auto look = [&] { return view.target_words.name_type.look(name); };
  const auto& said = view.names.facts(view.index).word(NameFacts::Wanted::type, look);
  const auto* type = said.word != nullptr ? type_with_id(catalogue, said.word->canonical) : nullptr;
  // A name that says nothing, or more than one thing, is that of how well something is done.
  return type == nullptr || type->id == "quantity" ? type_with_id(catalogue, "quality") : type;
}

/// Whether a name is that of a rate which is no quantity.
bool is_misplaced_rate(std::string_view name, const Words& words) {
  if (!words.rate.at_end(name)) return false;
  const auto exception = words.quantity_rate.at_end(name);
  return !exception || exception->word->canonical == "rate";
}

}  // namespace

void rate_as_quantity(const EntryView& view, Report& report) {
  if (view.entry.level2.id != "quantity") return;
  const std::string_view name = view.names.core(view.index);
  NameFacts& facts = view.names.facts(view.index);
  if (!facts.is(NameFacts::Question::rate, [&] { return is_misplaced_rate(name, view.words); })) {
    facts.silent |= trait::quantity;
    return;
  }
  if (!report.wants(RuleId::rate_as_quantity)) return;
  // Where code and name disagree, the type itself is in doubt.
  const auto* by_code = view.grammar.catalogue.by_code(2, view.text(view.entry.level2.code));
  if (by_code != nullptr && by_code->id != view.entry.level2.id) return;
  Draft& draft = report.add(RuleId::rate_as_quantity, view.project.row.text, view.entry.name);
  draft.finding.subject.field = "level2";
  draft.say("name", std::string(name));
  const grammar::CatalogueItem* better = better_type(name, view);
  if (better == nullptr) {
    draft.say("variant", "plain");
  } else {
    draft.say("suggested", better->name);
  }
}

void duplicate_indicator(const EntryView& view, Report& report) {
  const std::uint32_t first = view.names.first(view.index);
  if (first == EntryNames::none || !report.wants(RuleId::duplicate_indicator)) return;
  const model::Indicator& other = view.project.indicators[first];
  Draft& draft = report.add(RuleId::duplicate_indicator, view.project.row.text, view.entry.name);
  draft.finding.subject.field = "name";
  draft.say("name", std::string(view.text(view.entry.name)));
  draft.say("number", std::to_string(other.number));
  draft.finding.related.push_back({"first", {}, view.project.row.text.position(other.name.begin)});
}

void duplicate_project(const text::SplicedText& text, text::Leaf name, const text::Position& first,
                       Report& report) {
  Draft& draft = report.add(RuleId::duplicate_project, text, name);
  draft.finding.subject.field = "name";
  draft.say("name", std::string(text[name]));
  draft.finding.related.push_back({"first", {}, first});
}

}  // namespace jixiao::check::apply
