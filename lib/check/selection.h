#pragma once
#include <array>
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

 private:
  struct Setting {
    bool runs = false;
    finding::Severity severity = finding::Severity::info;
  };
  std::array<Setting, 256> setting_;  ///< by RuleId
};

}  // namespace jixiao::check
