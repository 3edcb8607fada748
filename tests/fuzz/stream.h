#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "emit/emitter.h"
#include "grammar/grammar.h"
#include "input.h"
#include "text/encoding.h"

namespace jixiao::fuzz {

/// The grammar that comes with the program, made once.
const grammar::Grammar& built_in_grammar();

/// A call of the program on one input, but for files and the command line.
struct Call {
  std::string_view command = "parse", format = "ndjson";
  emit::Options options;
  std::size_t max_row = std::size_t{4} << 20;
};

/// What the call writes.
std::string output_of(const Call& call, std::string_view bytes, text::Encoding encoding, Cuts cuts = {});

}  // namespace jixiao::fuzz
