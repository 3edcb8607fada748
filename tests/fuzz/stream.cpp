#include "stream.h"

#include <memory>

#include "check/checker.h"
#include "emit/output.h"
#include "grammar/built_in.h"
#include "law.h"
#include "parse/parser.h"

namespace jixiao::fuzz {

const grammar::Grammar& built_in_grammar() {
  static const grammar::Grammar grammar = grammar::load_grammar();
  return grammar;
}

std::string output_of(const Call& call, std::string_view bytes, text::Encoding encoding, Cuts cuts) {
  const emit::Format* const format = emit::find_format(call.command, call.format);
  law(format != nullptr, "there is such a format", call.format);
  std::string out;
  emit::Output output([&out](std::string& text) {
    out += text;
    text.clear();
  });
  const auto emitter = format->make(output, call.options);
  CutSource source(bytes, encoding, cuts);
  parse::Parser parser(source, built_in_grammar(), {call.max_row, {}});
  using Scope = check::Options::Scope;
  check::Options which;
  which.scope = call.command == "check" ? Scope::all : Scope::structure;
  check::Checker checker(parser, built_in_grammar(), which);
  emitter->begin_source("dump.txt");
  while (const model::Event* const event = checker.next()) {
    emitter->write(*event);
    output.flush_if_full();
  }
  emitter->end_source();
  emitter->finish();
  output.flush();
  return out;
}

}  // namespace jixiao::fuzz
