#pragma once
#include <string_view>

#include "check/final_bytes.h"
#include "grammar/grammar.h"
#include "grammar/name.h"

namespace jixiao::check {

/// The words of the grammar that rules look for, found once.
struct Words {
  /// The grammar must outlive the words.
  explicit Words(const grammar::Grammar& grammar);

  const grammar::Vocabulary& book_mark;      ///< 》 in the place of a comparator
  const grammar::Vocabulary& counter;        ///< measure words that count
  const grammar::Vocabulary& measure;        ///< measure words that measure
  const grammar::Vocabulary& percent;        ///< %, ‰
  const grammar::Vocabulary& final_mark;     ///< a stray mark at the end; canonical `keep`: it belongs there
  const grammar::NameWords name;             ///< what names are compared without
  const grammar::Vocabulary& rate;           ///< what a rate ends with
  const grammar::Vocabulary& quantity_rate;  ///< rates that may stand under quantity, and no rates at all
  const grammar::Vocabulary& above_whole;    ///< shares that may be above the whole
  const grammar::Vocabulary& fall;           ///< what cannot fall by more than all of it
  const grammar::Vocabulary& average;        ///< values of one day, person or piece
  const grammar::Vocabulary& unit_kind;      ///< canonical: `score`, `duration`
  const grammar::Vocabulary& unit_alias;     ///< canonical: the unit that all of them mean
  const grammar::Vocabulary& vague;          ///< vague wherever they stand
  const grammar::Vocabulary& vague_alone;    ///< vague when nothing else is said
  const grammar::Vocabulary& fact;           ///< what makes a target concrete
  const FinalBytes name_end;                 ///< how a name ends that is compared without something
  const FinalBytes rate_end;                 ///< how `rate` ends
};

}  // namespace jixiao::check
