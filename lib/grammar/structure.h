#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::grammar {

/// What the brackets and bars of a regular expression say, without compiling it.
struct Structure {
  std::vector<std::string> groups;  ///< names of its groups, by number from 1; empty: one without a name
  std::string unnamed;              ///< the same expression with no name of a group
  bool group_is_whole = false;      ///< it has one group, which is all of it
  std::vector<std::string_view> alternatives;  ///< the whole is a choice of these, in order; or it is the one
  /// What the group holds that it begins with, and all that follows it; both are empty if it begins with
  /// none, or with one that may be left out or come several times.
  std::string_view first_group, behind_first_group;
};

/// The structure of an expression in RE2's syntax; nothing where that is not sure: it is faulty or quotes
/// (\Q). Its parts point into the expression.
std::optional<Structure> structure_of(std::string_view expression);

}  // namespace jixiao::grammar
