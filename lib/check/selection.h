#pragma once
#include <array>
#include <optional>
#include <stdexcept>
#include <string>

#include "check/checker.h"
#include "check/rules.h"

namespace jixiao::check {

/// An id that no rule has; `what()` names the nearest one.
struct UnknownRule : std::invalid_argument {
  explicit UnknownRule(const std::string& id);
  std::string id;
  std::string nearest;
};

/// Which rules run and how much each weighs, as the options say.
class Selection {
 public:
  /// Throws UnknownRule.
  explicit Selection(const Options& options);

  [[nodiscard]] bool runs(RuleId id) const { return setting_[static_cast<std::size_t>(id)].runs; }
  [[nodiscard]] finding::Severity severity(RuleId id) const {
    return setting_[static_cast<std::size_t>(id)].severity;
  }
  /// The severity of a category of indicators (config::categories) that a project lacks; none: it may.
  [[nodiscard]] config::Level required(std::size_t category) const { return required_[category]; }
  [[nodiscard]] config::Rounding rounding() const { return rounding_; }
  /// Whether nobody looks at infos.
  [[nodiscard]] bool counts_infos() const { return counts_infos_; }
  /// How far indicators of projects are compared.
  [[nodiscard]] config::Compare compare() const { return compare_; }
  /// The budget year that the configuration says.
  [[nodiscard]] std::optional<int> year() const { return year_; }

 private:
  void take_lists(const Options& options);
  void take(const config::InForce& in_force);

  struct Setting {
    bool runs = false;
    finding::Severity severity = finding::Severity::info;
  };
  std::array<Setting, 256> setting_;  ///< by RuleId
  std::array<config::Level, std::size(config::categories)> required_;
  config::Rounding rounding_ = config::Rounding::explain;
  config::Compare compare_ = config::Compare::unit;
  std::optional<int> year_;
  bool counts_infos_;
};

}  // namespace jixiao::check
