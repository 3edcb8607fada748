#pragma once
#include <string_view>

#include "grammar/grammar.h"

namespace jixiao::check {

/// The words with which the review rules read names of indicators beside their targets, found once.
struct TargetWords {
  /// The grammar must outlive the words.
  explicit TargetWords(const grammar::Grammar& grammar);

  const grammar::Vocabulary& reaching;        ///< comparators that also mean: exactly this
  const grammar::Vocabulary& share;           ///< what makes a name that of a share
  const grammar::Vocabulary& share_end;       ///< what a share ends with; canonical `other`: none after all
  const grammar::Vocabulary& count;           ///< what a count ends with
  const grammar::Vocabulary& rate_noun;       ///< ends of shares that are never counted in pieces
  const grammar::Vocabulary& dimension;       ///< what the end of a name says its unit is
  const grammar::Vocabulary& unit_dimension;  ///< what a measure word measures
  const grammar::Vocabulary& good;            ///< results of which more is better
  const grammar::Vocabulary& good_limit;      ///< behind them: what may well have an upper bound
  const grammar::Vocabulary& spending;        ///< what is kept below a bound however well it is done
  const grammar::Vocabulary& negation;        ///< right before a good result: the opposite
  const grammar::Vocabulary& bad;             ///< results of which less is better
  const grammar::Vocabulary& bad_object;      ///< behind one, before the share that it makes up: what is bad
  const grammar::Vocabulary& deed;   ///< in front of a bad result: something is done about it; `name`: is not
  const grammar::Vocabulary& grave;  ///< makes an event one that must not happen
  const grammar::Vocabulary& zero;   ///< what must not happen at all; canonical `event`: if it is grave
  const grammar::Vocabulary& minor;  ///< of these some will happen
  const grammar::Vocabulary& no_event;         ///< names that wish that something does not happen
  const grammar::Vocabulary& without;          ///< the same before a bad result; `name`: only begins so
  const grammar::Vocabulary& modest;           ///< shares of which a part is enough
  const grammar::Vocabulary& fixed;            ///< shares that are laid down exactly
  const grammar::Vocabulary& name_type;        ///< canonical: the type a name belongs to, `count` or `open`
  const grammar::Vocabulary& satisfied;        ///< what an indicator of satisfaction says
  const grammar::Vocabulary& social;           ///< counts that are a benefit as well as an output
  const grammar::Vocabulary& tail;             ///< what may follow a result in a name
  const grammar::Vocabulary& closing_bracket;  ///< worth looking for a bracket
  const grammar::Pattern& bracket;             ///< a bracket at the end; captures `before` and `inside`
  const grammar::Pattern& unit_in_name;        ///< a unit in brackets at the end; captures `unit`
};

/// Whether nothing but what any name may end with stands behind a result.
bool ends_name(std::string_view rest, const TargetWords& words);

/// Whether a name is that of a bad result: nothing is done about it, and it is not denied. `vocabulary` says
/// which results.
bool names_result(std::string_view name, const grammar::Vocabulary& vocabulary, const TargetWords& words);

/// Whether less of what a name says is better beyond doubt: a bad result, or a good one denied.
bool is_bad_result(std::string_view name, const TargetWords& words);

/// Whether more of what a name says is better, and it is not something that costs or is limited.
bool is_good_result(std::string_view name, const TargetWords& words);

/// Whether a name is that of something that must not happen at all.
bool must_not_happen(std::string_view name, const TargetWords& words);

/// Whether a name denies a bad result: what it wishes is that something does not happen.
bool denies_result(std::string_view name, const TargetWords& words);

/// Whether the word of that canonical form stands in a text.
bool has_word(std::string_view text, const grammar::Vocabulary& vocabulary, std::string_view canonical);

/// Whether a name is that of a share: 率, 度, 比例.
bool names_share(std::string_view name, const TargetWords& words);

}  // namespace jixiao::check
