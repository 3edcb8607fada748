#include "grammar/built_in.h"

#include <cstddef>
#include <string_view>

#include "grammar/archive.h"
#include "grammar/compile.h"
#include "grammar/load.h"

namespace jixiao::grammar {

// Written by embed_grammar.
extern const unsigned char built_in_definition[];
extern const std::size_t built_in_definition_size;
extern const unsigned char built_in_grammar[];
extern const std::size_t built_in_grammar_size;

const Definition& built_in() {
  static const Definition definition = unarchive(
      std::string_view(reinterpret_cast<const char*>(built_in_definition), built_in_definition_size));
  return definition;
}

std::string_view built_in_bytes() {
  return {reinterpret_cast<const char*>(built_in_grammar), built_in_grammar_size};
}

Grammar load_grammar(const std::optional<std::filesystem::path>& replacement) {
  if (!replacement) return unarchive_grammar(built_in_bytes());
  return compile(with_replacement(built_in(), *replacement), true);
}

}  // namespace jixiao::grammar
