#pragma once
#include "grammar/grammar.h"

namespace jixiao::check {

/// The words of the grammar that the review of projects and their texts looks for, found once.
struct ProjectWords {
  /// The grammar must outlive the words.
  explicit ProjectWords(const grammar::Grammar& grammar);

  const grammar::Vocabulary& slip;              ///< often mistyped; canonical: what was meant
  const grammar::Vocabulary& particle_twice;    ///< particles written twice; `keep`: two words meet
  const grammar::Vocabulary& repeat_kept;       ///< words whose characters stand twice on purpose
  const grammar::Vocabulary& placeholder_sign;  ///< worth looking for `placeholder`
  const grammar::Pattern& placeholder;  ///< what a template left behind; the groups say where it may stand
  const grammar::Vocabulary& promise;   ///< canonical: the type that is promised; `keep`: none
  const grammar::Vocabulary& objective_end;  ///< `closed`: ends a sentence; `bracket`: closes what was opened
  const grammar::Vocabulary& office_end;     ///< the end of a bracket that names an office
  const grammar::Vocabulary& no_office;      ///< such brackets that name none
  const grammar::Vocabulary& count_character;  ///< characters of a number of places
  const grammar::Vocabulary& opening_bracket;  ///< what such a bracket begins with
  const grammar::Vocabulary& title_open;       ///< before the title of a document
  const grammar::Vocabulary& title_close;      ///< behind it
  const grammar::Vocabulary& draft;            ///< a document that is not yet in force
  const grammar::Vocabulary& basis;            ///< `basis`: what follows is rested on; `making`: it is made
  const grammar::Vocabulary& basis_behind;     ///< what stands behind something that is rested on
  const grammar::Vocabulary& item_mark;        ///< the number of an item at its beginning
  const grammar::Vocabulary& growth;           ///< `flow`: adds up over the years; `standing`: does not
  const grammar::Vocabulary& yearly;           ///< a number of one year
  const grammar::Vocabulary& past_reason;      ///< why a project of an earlier year is in the budget
  const grammar::Vocabulary& unit_tail;        ///< what projects leave out of the name of their unit
  const grammar::Vocabulary& unit_end;         ///< what the name of a unit ends with
  const grammar::Vocabulary& code_before;      ///< `code`: no person's number follows; `account`: one does
  const grammar::Vocabulary& unit_behind;      ///< behind a number that counts or measures
  const grammar::Vocabulary& generic_name;     ///< words of names that say too little to be compared
  const grammar::Pattern& name_year;           ///< a year or years in the name of a project
};

}  // namespace jixiao::check
