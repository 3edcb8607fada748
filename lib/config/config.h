#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"

/// What a configuration can say (`.jixiao.toml`): which rules run and how much each weighs, for all files or
/// for some. Data only: load.h reads files, find.h finds them, in_force.h says what applies to an input.
namespace jixiao::config {

/// Sets of rules; each holds those before it.
enum class Profile : std::uint8_t { publish, review, all };
inline constexpr std::string_view profile_names[] = {"publish", "review", "all"};

/// What is made of a sum that differs from its parts by no more than the rounding of its figures can do.
enum class Rounding : std::uint8_t {
  explain,  ///< an info, or a warning where it is unlikely
  strict    ///< a mismatch like any other: printed figures must add up
};
inline constexpr std::string_view rounding_names[] = {"explain", "strict"};

/// How far rules look that compare the indicators of projects.
enum class Compare : std::uint8_t { unit, table };
inline constexpr std::string_view compare_names[] = {"unit", "table"};

/// The categories of indicators that a project may have to have.
inline constexpr std::string_view categories[] = {"output", "benefit", "satisfaction", "cost"};
/// The rule that says that a category is missing, and whether it is looked for when nobody says so.
struct CategoryRule {
  std::string_view rule;
  bool wanted;
};
inline constexpr CategoryRule category_rules[] = {{"category-missing", true},
                                                  {"category-missing", true},
                                                  {"satisfaction-missing", true},
                                                  {"category-missing", false}};

/// A severity, or none: a rule that is off, a category that need not be there, `fail-on = "never"`.
using Level = std::optional<finding::Severity>;
inline constexpr std::string_view level_names[] = {"info", "warning", "error", "off"};
inline constexpr std::string_view fail_on_names[] = {"info", "warning", "error", "never"};
/// "info" … for a level, `none` for no level.
std::string_view level_name(Level level, std::string_view none);

/// The budget years that can be said.
inline constexpr int first_year = 1990;
inline constexpr int last_year = 2099;

/// A value with the line where a configuration says it; 0: it was said elsewhere.
template <class Value>
struct Said {
  Value value{};
  std::uint32_t line = 0;
};

/// The level that is given to a rule.
struct RuleLevel {
  std::string rule;
  Level level;
};

/// How the budget year of an input is known: a number, or globs with `{year}` in them.
struct YearSource {
  std::optional<int> number;
  std::vector<std::string> globs;
};

/// What can be set for all files or for some; what is not said is left as it is.
struct Settings {
  std::optional<Said<Profile>> profile;
  std::optional<Said<Level>> fail_on;
  std::optional<Said<Rounding>> rounding;
  std::optional<Said<YearSource>> year;
  std::optional<Said<Compare>> compare;
  std::optional<Said<std::vector<std::string>>> select;  ///< run these rules and no other
  std::vector<Said<std::string>> ignore;                 ///< do not run these
  std::vector<Said<RuleLevel>> severity;                 ///< also runs a rule that the profile does not have
  std::array<std::optional<Said<Level>>, std::size(categories)> required;
};

/// Settings for the files whose path one of the globs matches.
struct Override {
  std::vector<std::string> paths;  ///< globs, seen from the folder of the configuration
  Settings settings;
};

/// One `.jixiao.toml`.
struct Configuration {
  std::string path;    ///< as it is shown
  std::string folder;  ///< absolute, without a `/` at its end but for the root's: what its globs start from
  std::optional<Said<std::string>> lang;  ///< "auto", "en" or "zh"
  Settings settings;
  std::vector<Override> overrides;
};

/// A rule as far as configurations are concerned.
struct KnownRule {
  std::string_view id;
  finding::Severity severity;
  Profile profile;  ///< the smallest one that has it
};
using KnownRules = std::span<const KnownRule>;

}  // namespace jixiao::config
