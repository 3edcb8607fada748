#include "check/checker.h"

#include "check/judge.h"
#include "check/selection.h"

namespace jixiao::check {

struct Checker::State {
  State(parse::Parser& parser, const grammar::Grammar& grammar, const Options& options)
      : from(parser), selection(options), judge(grammar, selection) {}

  parse::Parser& from;
  Selection selection;
  Judge judge;
};

Checker::Checker(parse::Parser& from, const grammar::Grammar& grammar, const Options& options)
    : state_(std::make_unique<State>(from, grammar, options)) {}

Checker::~Checker() = default;

const model::Event* Checker::next() {
  for (;;) {
    if (const model::Event* event = state_->judge.next(); event != nullptr) return event;
    const model::Event* event = state_->from.next();
    if (event == nullptr) return nullptr;
    state_->judge.take(*event);
  }
}

}  // namespace jixiao::check
