#include "check/checker.h"

#include <memory>
#include <utility>

#include "check/baseline.h"
#include "check/judge.h"
#include "check/selection.h"

namespace jixiao::check {

namespace {

bool is_row(const model::Event& event) {
  return std::holds_alternative<const model::Project*>(event) ||
         std::holds_alternative<const model::SpendingUnit*>(event);
}

}  // namespace

struct Checker::State {
  State(parse::Parser& parser, const grammar::Grammar& what, std::shared_ptr<const JudgeWords> its_words,
        const Options& options)
      : from(parser),
        grammar(what),
        words(std::move(its_words)),
        selection(options),
        judge(grammar, *words, selection, options.fingerprints),
        only_structure(options.scope == Options::Scope::structure),
        baseline(options.baseline),
        parsing(options.parsing) {
    if (baseline != nullptr) baseline->looks_for(selection);
  }

  /// Whether an event is a finding that is known already.
  [[nodiscard]] bool holds_back(const model::Event& event) const {
    if (baseline == nullptr) return false;
    const auto* finding = std::get_if<const finding::Finding*>(&event);
    return finding != nullptr && baseline->holds(**finding);
  }

  const model::Event* next_timed() {
    const auto begin = std::chrono::steady_clock::now();
    const model::Event* const event = from.next();
    *parsing += std::chrono::steady_clock::now() - begin;
    return event;
  }

  parse::Parser& from;
  const grammar::Grammar& grammar;
  std::shared_ptr<const JudgeWords> words;  ///< of the grammar
  Selection selection;
  Judge judge;
  bool only_structure;                ///< the rules that run look at nothing of a row but its names
  Baseline* baseline;                 ///< null: none
  std::chrono::nanoseconds* parsing;  ///< null: not measured
};

Checker::Checker(parse::Parser& from, const grammar::Grammar& grammar, const Options& options)
    : state_(std::make_unique<State>(from, grammar, std::make_shared<const JudgeWords>(grammar), options)) {}

Checker::~Checker() = default;

void Checker::restart(const Options& options) {
  auto fresh = std::make_unique<State>(state_->from, state_->grammar, state_->words, options);
  fresh->judge.learn_from(state_->judge);
  state_ = std::move(fresh);
}

const model::Event* Checker::next() {
  for (;;) {
    if (const model::Event* event = state_->judge.next(); event != nullptr) {
      if (state_->holds_back(*event)) continue;
      return event;
    }
    const model::Event* event = state_->parsing == nullptr ? state_->from.next() : state_->next_timed();
    if (event == nullptr) return nullptr;
    if (state_->only_structure && is_row(*event)) {
      state_->judge.look_at_names(*event);
      return event;
    }
    state_->judge.take(*event);
  }
}

}  // namespace jixiao::check
