#pragma once
#include <cstdint>
#include <optional>

#include "finding/finding.h"
#include "finding/held_back.h"
#include "model/event.h"

namespace jixiao::emit {

/// What has passed: for the summary of a check.
struct Tally {
  std::uint64_t files = 0, tables = 0, projects = 0, indicators = 0;
  std::uint64_t errors = 0, warnings = 0, infos = 0;
  std::optional<finding::HeldBack> baseline;  ///< none: there is no baseline

  void count(const model::Project& project) {
    ++projects;
    indicators += project.indicators.size();
  }
  void count(const finding::Finding& finding) {
    switch (finding.severity) {
      case finding::Severity::error:
        ++errors;
        break;
      case finding::Severity::warning:
        ++warnings;
        break;
      case finding::Severity::info:
        ++infos;
        break;
    }
  }
  [[nodiscard]] std::uint64_t findings() const { return errors + warnings + infos; }
};

}  // namespace jixiao::emit
