#pragma once
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "config/config.h"

/// What applies to one input, after everything that has a say was heard: the program itself, the
/// configuration, its overrides in their order, the command line. Who comes later wins.
namespace jixiao::config {

/// Who said a value.
struct Origin {
  enum class From : std::uint8_t { built_in, file, command_line };
  From from = From::built_in;
  std::uint32_t line = 0;  ///< of the configuration
  std::size_t layer = 0;   ///< the later, the stronger
};

/// A value that applies, and why.
template <class Value>
struct Applied {
  Value value{};
  Origin origin;
};

struct InForce {
  Applied<Profile> profile;
  Applied<Level> fail_on{finding::Severity::warning, {}};
  Applied<Rounding> rounding;
  Applied<Compare> compare;  ///< the profile `all` compares whole tables unless somebody says otherwise
  Applied<std::optional<int>> year;
  std::vector<Applied<Level>> rules;                           ///< as the known rules stand; no level: off
  std::array<Applied<Level>, std::size(categories)> required;  ///< no level: need not be there
};

/// `configuration` may be null; `path` is how its globs see the input.
InForce in_force(const Configuration* configuration, std::string_view path, const Settings& command_line,
                 KnownRules rules);

/// The year that stands in a path where a glob has `{year}`; nothing when the glob does not match.
std::optional<int> year_in(std::string_view glob, std::string_view path);

}  // namespace jixiao::config
