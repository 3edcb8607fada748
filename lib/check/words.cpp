#include "check/words.h"

namespace jixiao::check {

Words::Words(const grammar::Grammar& grammar)
    : book_mark(grammar.lexicon.vocabulary("target_book_mark")),
      counter(grammar.lexicon.vocabulary("target_counter")),
      measure(grammar.lexicon.vocabulary("target_measure")),
      percent(grammar.lexicon.vocabulary("target_percent")),
      final_mark(grammar.lexicon.vocabulary("rule_final_mark")),
      name(grammar),
      rate(grammar.lexicon.vocabulary("rule_rate")),
      quantity_rate(grammar.lexicon.vocabulary("rule_quantity_rate")),
      above_whole(grammar.lexicon.vocabulary("rule_above_whole")),
      fall(grammar.lexicon.vocabulary("rule_fall")),
      average(grammar.lexicon.vocabulary("rule_average")),
      unit_kind(grammar.lexicon.vocabulary("rule_unit_kind")),
      unit_alias(grammar.lexicon.vocabulary("rule_unit_alias")),
      vague(grammar.lexicon.vocabulary("rule_vague")),
      vague_alone(grammar.lexicon.vocabulary("rule_vague_alone")),
      fact(grammar.lexicon.vocabulary("rule_fact")),
      name_end({&name.mark, &name.closing_bracket}),
      rate_end({&rate}) {}

}  // namespace jixiao::check
