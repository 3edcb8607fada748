#include "check/entry_types.h"

#include <optional>

#include "check/units.h"

namespace jixiao::check {
namespace {

using Question = NameFacts::Question;

bool is_one_of(std::string_view id, std::initializer_list<std::string_view> ids) {
  for (const std::string_view one : ids) {
    if (one == id) return true;
  }
  return false;
}

/// Whether an entry says its type beyond doubt: where code and name disagree, the type itself is in doubt.
bool says_type(const model::Indicator& indicator, const text::SplicedText& text, bool is_sound,
               const grammar::Catalogue& catalogue) {
  const model::Level& printed = indicator.level2;
  if (printed.id.empty() || indicator.level1.id == "cost") return false;
  if (is_sound) return true;
  const auto* by_code = catalogue.by_code(2, text[printed.code]);
  return by_code == nullptr || by_code->id == printed.id;
}

/// The place of a type in the catalogue, from 1; 0: none.
std::ptrdiff_t place_of_type(const grammar::CatalogueItem* type,
                             const std::vector<grammar::CatalogueItem>& items) {
  return type == nullptr ? 0 : type - items.data() + 1;
}

/// That no target makes a difference to a doubt. A name that says one type says it wherever it is filed.
void remember(const grammar::CatalogueItem* better_type, std::uint16_t type,
              const std::vector<grammar::CatalogueItem>& items, NameFacts& facts) {
  const std::ptrdiff_t better = place_of_type(better_type, items);
  if (better > 255 || (facts.doubtful_types != 0 && facts.better_type != better)) return;
  facts.doubtful_types = static_cast<std::uint16_t>(facts.doubtful_types | type);
  facts.better_type = static_cast<std::uint8_t>(better);
}

}  // namespace

/// One entry with what its name is read with.
struct EntryTypes::Entry {
  const model::Indicator& indicator;
  std::string_view name;  ///< as names are compared
  NameFacts& facts;       ///< of it
  const Words& words;
  const TargetWords& target_words;
  mutable bool asks_targets = false;   ///< what was said of it depends on them
  mutable bool says_anywhere = false;  ///< its name says the same type wherever it is filed
};

const grammar::CatalogueItem* type_with_id(const grammar::Catalogue& catalogue, std::string_view id) {
  for (const grammar::CatalogueItem& item : catalogue.level2) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

/// Whether a target says how many there are: pieces, people, or a number without a unit.
EntryTypes::Counts EntryTypes::look_at(const model::Target& target, const Entry& entry) {
  const model::Reading* reading = target.reading;
  if (reading == nullptr || !reading->value) return Counts::no;
  using enum model::Form;
  if (reading->form != bounded && reading->form != exact && reading->form != phrase) return Counts::no;
  if (reading->unit.empty()) return Counts::unless_share;
  const std::string_view measure = measure_word(reading->unit, entry.words);
  if (measure.empty() || whole_of(measure, entry.words) != 0) return Counts::no;
  // Points of a scale and times are no number of things, and neither is money.
  if (entry.words.unit_kind.find(measure) != nullptr) return Counts::no;
  const grammar::Word* dimension = entry.target_words.unit_dimension.find(measure);
  return dimension == nullptr || dimension->canonical != "money" ? Counts::yes : Counts::no;
}

bool EntryTypes::counts(const model::Target& target, const Entry& entry) {
  Known fresh;
  Known& known = target.alike == 0 ? fresh : known_[target.alike & (places - 1)];
  if (target.alike == 0 || known.alike != target.alike) known = {target.alike, look_at(target, entry)};
  if (known.counts != Counts::unless_share) return known.counts == Counts::yes;
  return !entry.facts.is(Question::share, [&] { return names_share(entry.name, entry.target_words); });
}

/// What a name that ends in nothing telling says by its target: a count, where it is no benefit and no fault
/// that is counted.
std::string_view EntryTypes::type_by_target(const Entry& entry) {
  const std::string_view id = entry.indicator.level2.id;
  if (!is_one_of(id, {"quality", "economic", "social"})) return {};
  // What is known of the name is asked before the targets, which differ.
  const TargetWords& words = entry.target_words;
  const auto is_fault = [&] { return words.bad.look(entry.name) || words.no_event.look(entry.name); };
  if (entry.facts.is(Question::counted_fault, is_fault)) return {};
  const auto is_social = [&] { return words.social.look(entry.name).has_value(); };
  if (id != "quality" && entry.facts.is(Question::social, is_social)) return {};
  entry.asks_targets = true;
  const model::Indicator& indicator = entry.indicator;
  if (counts(indicator.period, entry)) return "quantity";
  const bool is_same = indicator.annual.reading == indicator.period.reading;
  return !is_same && counts(indicator.annual, entry) ? "quantity" : std::string_view{};
}

/// The id of the type that the name of an entry says; empty: it says none, or more than one.
std::string_view EntryTypes::type_by_name(const Entry& entry) {
  const auto found = [&]() -> const NameFacts::Found& {
    return entry.facts.word(NameFacts::Wanted::type,
                            [&] { return entry.target_words.name_type.look(entry.name); });
  };
  const auto says_none = [&] { return found().word == nullptr || found().word->canonical == "count"; };
  if (entry.facts.is(Question::no_type, says_none)) return type_by_target(entry);
  const NameFacts::Found& word = found();
  const std::string_view type = word.word->canonical;
  if (type == "open" || type == "social") return {};
  const std::string_view id = entry.indicator.level2.id;
  const std::string_view before = entry.name.substr(0, word.offset);
  const std::string_view behind = entry.name.substr(word.offset + word.length);
  // 不合格食品下架率 is about what is done with the food.
  if (type == "quality" && entry.target_words.negation.look(before) && !ends_name(behind, entry.target_words))
    return {};
  entry.says_anywhere = type != "quality" && type != "cost";
  // Clean water is quality where it is made, and a benefit where people live by it.
  if (type == "quality" && is_one_of(id, {"ecological", "sustainable", "cost"})) return {};
  if (type == "cost" && is_one_of(id, {"economic", "cost"})) return {};
  return type;
}

std::optional<EntryTypes::Doubt> EntryTypes::doubt_of(const Entry& entry, const grammar::Grammar& grammar,
                                                      std::size_t index) {
  const model::Level& printed = entry.indicator.level2;
  const bool of_satisfaction = printed.id == "service_recipient";
  const auto is_satisfaction = [&] { return entry.target_words.satisfied.look(entry.name).has_value(); };
  if (of_satisfaction && entry.facts.is(Question::satisfaction, is_satisfaction)) return std::nullopt;
  const std::string_view type = type_by_name(entry);
  if (type.empty() && !of_satisfaction) return std::nullopt;
  const auto* better = type_with_id(grammar.catalogue, type);
  const std::ptrdiff_t place = place_of_type(better, grammar.catalogue.level2);
  if (entry.says_anywhere && place < 256) entry.facts.said_type = static_cast<std::uint8_t>(place);
  if (type == printed.id || (better == nullptr && !of_satisfaction)) return std::nullopt;
  return EntryTypes::Doubt{index, better};
}

void EntryTypes::read(const model::Project& project, const grammar::Grammar& grammar, const EntryNames& names,
                      const Words& words, const TargetWords& target_words, LevelPairs& levels) {
  doubts_.clear();
  for (std::size_t index = 0; index < project.indicators.size(); ++index) {
    const model::Indicator& indicator = project.indicators[index];
    NameFacts& facts = names.facts(index);
    const LevelPairs::Pair& pair = levels.of(indicator, grammar.catalogue);
    if ((facts.fitting_types & pair.type) != 0) continue;  // as most
    if (!says_type(indicator, project.row.text, pair.is_sound, grammar.catalogue)) continue;
    const Entry entry{indicator, names.core(index), facts, words, target_words};
    if (entry.name.empty()) continue;
    const std::vector<grammar::CatalogueItem>& items = grammar.catalogue.level2;
    if ((facts.doubtful_types & pair.type) != 0) {
      doubts_.push_back({index, facts.better_type == 0 ? nullptr : &items[facts.better_type - 1U]});
      continue;
    }
    if (facts.said_type != 0 && indicator.level2.id != "service_recipient") {
      const grammar::CatalogueItem& said = items[facts.said_type - 1U];
      if (said.id == indicator.level2.id) {
        facts.fitting_types = static_cast<std::uint16_t>(facts.fitting_types | pair.type);
      } else {
        doubts_.push_back({index, &said});
        remember(&said, pair.type, items, facts);
      }
    } else if (const auto doubt = doubt_of(entry, grammar, index)) {
      doubts_.push_back(*doubt);
      if (!entry.asks_targets) remember(doubt->better, pair.type, items, facts);
    } else if (!entry.asks_targets) {
      facts.fitting_types = static_cast<std::uint16_t>(facts.fitting_types | pair.type);
    }
  }
}

}  // namespace jixiao::check
