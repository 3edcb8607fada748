#pragma once
#include <cstdint>
#include <span>

#include "check/rule.h"
#include "check/rules.h"

namespace jixiao::check {

/// A rule of entries with the traits without which it says nothing.
struct EntryCheck {
  EntryRule look;
  std::uint32_t needs;            ///< one of these (trait::…)
  std::span<const RuleId> finds;  ///< what it reports
};

/// All of them, in the order in which findings at one place are told.
std::span<const EntryCheck> entry_checks();

}  // namespace jixiao::check
