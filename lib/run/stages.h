#pragma once
#include <optional>
#include <utility>

#include "check/checker.h"
#include "decode/byte_source.h"
#include "grammar/grammar.h"
#include "parse/parser.h"

namespace jixiao::run {

/// The stages between the bytes of an input and what is made of its events. A job keeps them from one input
/// to the next, so that patterns are compiled and texts learned once a job.
class Stages {
 public:
  /// The grammar must outlive the stages.
  Stages(const grammar::Grammar& grammar, parse::Options options)
      : grammar_(grammar), options_(std::move(options)) {}

  /// Begins an input, whose source must outlive what is read of it.
  void begin(decode::ByteSource& source, const check::Options& options) {
    if (parser_) {
      parser_->restart(source);
      checker_->restart(options);
      return;
    }
    parser_.emplace(source, grammar_, options_);
    checker_.emplace(*parser_, grammar_, options);
  }
  /// Of the input that has begun.
  [[nodiscard]] parse::Parser& parser() { return *parser_; }
  [[nodiscard]] check::Checker& checker() { return *checker_; }

 private:
  const grammar::Grammar& grammar_;
  const parse::Options options_;
  std::optional<parse::Parser> parser_;
  std::optional<check::Checker> checker_;
};

}  // namespace jixiao::run
