#include "check/project_words.h"

namespace jixiao::check {

ProjectWords::ProjectWords(const grammar::Grammar& grammar)
    : slip(grammar.lexicon.vocabulary("review_slip")),
      particle_twice(grammar.lexicon.vocabulary("review_particle_twice")),
      repeat_kept(grammar.lexicon.vocabulary("review_repeat_kept")),
      placeholder_sign(grammar.lexicon.vocabulary("review_placeholder_sign")),
      placeholder(grammar.lexicon.pattern("review.placeholder")),
      promise(grammar.lexicon.vocabulary("review_promise")),
      objective_end(grammar.lexicon.vocabulary("review_objective_end")),
      office_end(grammar.lexicon.vocabulary("review_office_end")),
      no_office(grammar.lexicon.vocabulary("review_no_office")),
      count_character(grammar.lexicon.vocabulary("review_count_character")),
      opening_bracket(grammar.lexicon.vocabulary("review_opening_bracket")),
      title_open(grammar.lexicon.vocabulary("review_title_open")),
      title_close(grammar.lexicon.vocabulary("review_title_close")),
      draft(grammar.lexicon.vocabulary("review_draft")),
      basis(grammar.lexicon.vocabulary("review_basis")),
      basis_behind(grammar.lexicon.vocabulary("review_basis_behind")),
      item_mark(grammar.lexicon.vocabulary("review_item_mark")),
      growth(grammar.lexicon.vocabulary("review_growth")),
      yearly(grammar.lexicon.vocabulary("review_yearly")),
      past_reason(grammar.lexicon.vocabulary("review_past_reason")),
      unit_tail(grammar.lexicon.vocabulary("review_unit_tail")),
      unit_end(grammar.lexicon.vocabulary("review_unit_end")),
      code_before(grammar.lexicon.vocabulary("review_code_before")),
      unit_behind(grammar.lexicon.vocabulary("review_unit_behind")),
      generic_name(grammar.lexicon.vocabulary("review_generic_name")),
      name_year(grammar.lexicon.pattern("review.name_year")) {}

}  // namespace jixiao::check
