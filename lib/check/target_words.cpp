#include "check/target_words.h"

#include <optional>
#include <vector>

namespace jixiao::check {
namespace {

bool is(const grammar::Vocabulary::Hit& hit, std::string_view canonical) {
  return hit.word->canonical == canonical;
}

/// Whether a word stands in a text that is not part of one of the vocabulary's own exceptions (`name`).
bool stands_in(std::string_view text, const grammar::Vocabulary& vocabulary) {
  while (const auto hit = vocabulary.inside(text)) {
    if (!is(*hit, "name")) return true;
    text.remove_prefix(hit->offset + hit->length);
  }
  return false;
}

/// A name without one word that any name may end with: 率, 数量, （年度）. The whole name when there is none.
std::string_view without_tail(std::string_view name, const TargetWords& words) {
  if (const auto tail = words.tail.at_end(name)) return name.substr(0, name.size() - tail->length);
  std::vector<std::string_view> groups;
  if (!words.closing_bracket.at_end(name) || !words.bracket.match(name, groups)) return name;
  return groups[static_cast<std::size_t>(words.bracket.group("before"))];
}

/// The word of a vocabulary that a name ends with, but for what any name may end with.
std::optional<grammar::Vocabulary::Hit> result_of(std::string_view name,
                                                  const grammar::Vocabulary& vocabulary,
                                                  const TargetWords& words) {
  for (;;) {
    if (const auto hit = vocabulary.at_end(name)) return hit;
    const std::string_view shorter = without_tail(name, words);
    if (shorter.size() == name.size()) return std::nullopt;
    name = shorter;
  }
}

/// Whether a name is that of the share of what is bad: 破损井盖比例.
bool names_bad_share(std::string_view name, const TargetWords& words) {
  const std::string_view whole = without_tail(name, words);
  const auto object = words.bad_object.at_end(whole);
  if (!object || !names_share(name, words)) return false;
  return names_result(whole.substr(0, object->offset), words.bad, words);
}

/// Whether a name is that of a good result, denied: 不合格率.
bool is_denied_good(std::string_view name, const TargetWords& words) {
  const auto hit = result_of(name, words.good, words);
  return hit && words.negation.look(name.substr(0, hit->offset));
}

}  // namespace

TargetWords::TargetWords(const grammar::Grammar& grammar)
    : reaching(grammar.lexicon.vocabulary("target_reaching")),
      share(grammar.lexicon.vocabulary("review_share")),
      share_end(grammar.lexicon.vocabulary("review_share_end")),
      count(grammar.lexicon.vocabulary("review_count")),
      rate_noun(grammar.lexicon.vocabulary("review_rate_noun")),
      dimension(grammar.lexicon.vocabulary("review_dimension")),
      unit_dimension(grammar.lexicon.vocabulary("review_unit_dimension")),
      good(grammar.lexicon.vocabulary("review_good")),
      good_limit(grammar.lexicon.vocabulary("review_good_limit")),
      spending(grammar.lexicon.vocabulary("review_spending")),
      negation(grammar.lexicon.vocabulary("review_negation")),
      bad(grammar.lexicon.vocabulary("review_bad")),
      bad_object(grammar.lexicon.vocabulary("review_bad_object")),
      deed(grammar.lexicon.vocabulary("review_deed")),
      grave(grammar.lexicon.vocabulary("review_grave")),
      zero(grammar.lexicon.vocabulary("review_zero")),
      minor(grammar.lexicon.vocabulary("review_minor")),
      no_event(grammar.lexicon.vocabulary("review_no_event")),
      without(grammar.lexicon.vocabulary("review_without")),
      modest(grammar.lexicon.vocabulary("review_modest")),
      fixed(grammar.lexicon.vocabulary("review_fixed")),
      name_type(grammar.lexicon.vocabulary("rule_name_type")),
      satisfied(grammar.lexicon.vocabulary("review_satisfied")),
      social(grammar.lexicon.vocabulary("review_social")),
      tail(grammar.lexicon.vocabulary("review_tail")),
      closing_bracket(grammar.lexicon.vocabulary("rule_closing_bracket")),
      bracket(grammar.lexicon.pattern("review.bracket")),
      unit_in_name(grammar.lexicon.pattern("review.unit_in_name")) {}

bool ends_name(std::string_view rest, const TargetWords& words) {
  while (!rest.empty()) {
    const std::string_view shorter = without_tail(rest, words);
    if (shorter.size() == rest.size()) return false;
    rest = shorter;
  }
  return true;
}

bool names_result(std::string_view name, const grammar::Vocabulary& vocabulary, const TargetWords& words) {
  const auto hit = result_of(name, vocabulary, words);
  return hit && !stands_in(name.substr(0, hit->offset), words.deed);
}

bool is_bad_result(std::string_view name, const TargetWords& words) {
  return names_result(name, words.bad, words) || is_denied_good(name, words) || names_bad_share(name, words);
}

bool is_good_result(std::string_view name, const TargetWords& words) {
  const auto hit = words.good.look(name);
  if (!hit || words.negation.look(name.substr(0, hit->offset))) return false;
  const std::string_view rest = name.substr(hit->offset + hit->length);
  if (is(*hit, "done") && !ends_name(rest, words)) return false;
  return !words.good_limit.look(rest) && !words.bad.look(rest) && !names_result(name, words.bad, words);
}

bool must_not_happen(std::string_view name, const TargetWords& words) {
  auto hit = result_of(name, words.zero, words);
  if (!hit || stands_in(name.substr(0, hit->offset), words.deed)) return false;
  if (words.grave.look(name)) return true;
  // 泄密事件: what makes the event one that must not happen may be its kind.
  if (is(*hit, "event")) hit = result_of(name.substr(0, hit->offset), words.zero, words);
  return hit && !is(*hit, "event") && !words.minor.look(name);
}

bool denies_result(std::string_view name, const TargetWords& words) {
  if (words.no_event.look(name)) return true;
  const auto without = words.without.look(name);
  return without && !is(*without, "name") && names_result(name.substr(without->length), words.bad, words);
}

bool has_word(std::string_view text, const grammar::Vocabulary& vocabulary, std::string_view canonical) {
  while (const auto hit = vocabulary.inside(text)) {
    if (is(*hit, canonical)) return true;
    text.remove_prefix(hit->offset + hit->length);
  }
  return false;
}

bool names_share(std::string_view name, const TargetWords& words) {
  if (const auto end = words.rate_noun.look(name); end && !is(*end, "other")) return true;  // nearly all
  if (words.share.look(name)) return true;
  const auto end = words.share_end.look(name);
  return end && !is(*end, "other");
}

}  // namespace jixiao::check
