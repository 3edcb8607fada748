#pragma once
#include <cstdint>

#include "finding/finding.h"

/// Known findings that a baseline holds back.
namespace jixiao::finding {

/// What a baseline did in a run.
struct HeldBack {
  std::uint64_t findings = 0;  ///< that were not reported
  std::uint64_t unused = 0;    ///< entries of it that no finding needed
};

/// Whether a fingerprint says what a finding is about: what belongs to no table and quotes nothing (there is
/// no table at all) would be held back in every other file as well.
inline bool can_be_held_back(const Finding& finding) {
  return finding.subject.table > 0 || !finding.excerpt.empty();
}

}  // namespace jixiao::finding
