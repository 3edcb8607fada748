#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/outline.h"

namespace jixiao::grammar {

/// A pattern of a grammar: RE2 behind names. Cheap to copy (shared), immutable, safe to use from several
/// threads. Texts are UTF-8 and valid. It compiles when a text first needs it, a long choice alternative by
/// alternative, because compiling costs more than matching all that a table holds; what is asked about it is
/// worked out once, for all inputs.
class Pattern {
 public:
  Pattern() = default;
  /// `expanded` has no `%{fragment}` left and compiles: the loader has checked both.
  Pattern(std::string name, std::string_view expanded);
  /// The same, with what `facts` said of an equal one. These bytes must outlive it.
  Pattern(std::string name, std::string_view expanded, std::string_view facts);

  [[nodiscard]] bool empty() const { return !expression_; }
  /// What is wrong with it, in the words of RE2; empty: nothing. Only the loader asks.
  [[nodiscard]] std::string fault() const;
  /// Whether there is any text at all that it matches; false only when that is sure.
  [[nodiscard]] bool can_match() const;
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The regular expression, expanded.
  [[nodiscard]] const std::string& source() const;

  /// Texts one of which stands in every match; none: not known. RE2 works it out, as a filter before it.
  [[nodiscard]] const std::vector<std::string>& required_texts() const;

  /// The most bytes that a match can have; nothing when that is not known.
  [[nodiscard]] std::optional<std::size_t> longest_match() const;
  /// What a text that it matches must be like.
  [[nodiscard]] const Outline& outline() const;
  /// All that takes long to work out, as bytes: done while building for the patterns that are built in.
  [[nodiscard]] std::string facts() const;

  /// Whether the whole text matches. No captures, so linear at the speed of RE2's DFA for any length.
  [[nodiscard]] bool matches(std::string_view text) const;
  /// Matches the whole text and gives the groups, 0 the whole; an unmatched group has a null `data()`.
  /// Keep `text` short (see DESIGN: captures of more than 2 KB are slow).
  bool match(std::string_view text, std::vector<std::string_view>& groups) const;
  /// The leftmost match at or after `from`, or false. `groups` as above.
  bool find(std::string_view text, std::size_t from, std::vector<std::string_view>& groups) const;
  /// Like `find`, only where the match begins and ends.
  bool find(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end) const;
  /// Whether a match begins exactly at `from` (prefix match).
  [[nodiscard]] bool starts(std::string_view text, std::size_t from) const;
  /// Only where such a match ends.
  bool starts(std::string_view text, std::size_t from, std::size_t& end) const;
  /// Such a match with its groups, where `^` and `\b` see what stands before it.
  bool match_at(std::string_view text, std::size_t at, std::vector<std::string_view>& groups) const;
  /// Such a match with its groups.
  bool starts(std::string_view text, std::size_t from, std::vector<std::string_view>& groups) const;

  /// The number of the group of that name, -1 when there is none.
  [[nodiscard]] int group(std::string_view name) const;
  [[nodiscard]] std::size_t group_count() const;
  /// The names of its groups, in the order of their numbers.
  [[nodiscard]] std::vector<std::string> group_names() const;

 private:
  class Expression;
  std::string name_;
  std::shared_ptr<const Expression> expression_;
};

}  // namespace jixiao::grammar
