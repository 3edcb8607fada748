#pragma once
#include "check/project_words.h"
#include "check/target_words.h"
#include "check/traits.h"
#include "check/words.h"

namespace jixiao::check {

/// All that a judge looks up in a grammar, found once and for any number of inputs, or parts of one.
struct JudgeWords {
  /// The grammar must outlive the words.
  explicit JudgeWords(const grammar::Grammar& grammar)
      : entries(grammar), targets(grammar), projects(grammar), glance(entries) {}
  JudgeWords(const JudgeWords&) = delete;  // a part of it refers to another
  JudgeWords& operator=(const JudgeWords&) = delete;

  const Words entries;
  const TargetWords targets;
  const ProjectWords projects;
  const Glance glance;
};

}  // namespace jixiao::check
