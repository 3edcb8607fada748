#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "check/rule.h"
#include "check/rules.h"
#include "check/traits.h"

namespace jixiao::check {

/// A rule of entries with the traits without which it says nothing.
struct EntryCheck {
  EntryRule look;
  std::uint32_t needs;            ///< one of these (trait::…)
  std::span<const RuleId> finds;  ///< what it reports
};

/// All of them, in the order in which findings at one place are told.
std::span<const EntryCheck> entry_checks();

/// Those that run, by the traits that they need.
class RunningEntryChecks {
 public:
  explicit RunningEntryChecks(const Selection& selection);

  /// Calls those that may have something to say of an entry: nearly always none.
  void look(const EntryView& view, Report& report) const {
    std::uint32_t traits = view.traits & wanted_;
    if (traits == 0) return;
    if ((traits & trait::silenced) != 0) traits &= ~view.names.facts(view.index).silent;
    std::uint32_t called = 0;  // checks, as bits
    for (; traits != 0; traits &= traits - 1)
      called |= by_trait_[static_cast<std::size_t>(__builtin_ctz(traits))];
    for (; called != 0; called &= called - 1)
      checks_[static_cast<std::size_t>(__builtin_ctz(called))].look(view, report);
  }

 private:
  std::span<const EntryCheck> checks_;
  std::uint32_t wanted_ = 0;                  ///< traits that one of them needs
  std::array<std::uint32_t, 32> by_trait_{};  ///< the checks that need one, as bits
};

}  // namespace jixiao::check
