#include "check/target_words.h"

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

/// Whether nothing but what a name may end with stands behind a result.
bool ends_there(std::string_view rest, const TargetWords& words) {
  return rest.empty() || words.tail.matches(rest);
}

Outcome of_good(std::string_view name, const TargetWords& words) {
  const auto hit = words.good.look(name);
  if (!hit) return Outcome::unknown;
  const std::string_view rest = name.substr(hit->offset + hit->length);
  if (words.negation.look(name.substr(0, hit->offset)))
    return ends_there(rest, words) ? Outcome::bad : Outcome::unknown;
  const bool is_free = !words.good_limit.look(rest) && !words.bad.look(rest);
  return is_free ? Outcome::good : Outcome::unknown;
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
      deed(grammar.lexicon.vocabulary("review_deed")),
      zero(grammar.lexicon.vocabulary("review_zero")),
      minor(grammar.lexicon.vocabulary("review_minor")),
      no_event(grammar.lexicon.vocabulary("review_no_event")),
      without(grammar.lexicon.vocabulary("review_without")),
      modest(grammar.lexicon.vocabulary("review_modest")),
      fixed(grammar.lexicon.vocabulary("review_fixed")),
      name_type(grammar.lexicon.vocabulary("rule_name_type")),
      satisfied(grammar.lexicon.vocabulary("review_satisfied")),
      social(grammar.lexicon.vocabulary("review_social")),
      tail(grammar.lexicon.pattern("review.tail")),
      bracket(grammar.lexicon.pattern("review.bracket")),
      unit_in_name(grammar.lexicon.pattern("review.unit_in_name")) {}

bool names_result(std::string_view name, const grammar::Vocabulary& vocabulary, const TargetWords& words) {
  const auto hit = vocabulary.look(name);
  if (!hit || !ends_there(name.substr(hit->offset + hit->length), words)) return false;
  return !stands_in(name.substr(0, hit->offset), words.deed);
}

Outcome outcome_of(std::string_view name, const TargetWords& words) {
  return names_result(name, words.bad, words) ? Outcome::bad : of_good(name, words);
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
  if (words.share.look(name)) return true;
  const auto end = words.share_end.look(name);
  return end && !is(*end, "other");
}

}  // namespace jixiao::check
