#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "grammar/archive.h"
#include "grammar/compile.h"
#include "grammar/load.h"

namespace {

/// Writes bytes as an array of that name.
void write(std::ostream& out, const std::string& name, const std::string& bytes) {
  out << "extern const unsigned char " << name << "[];\nextern const std::size_t " << name
      << "_size;\nconst unsigned char " << name << "[] = {";
  constexpr std::size_t bytes_a_line = 32;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % bytes_a_line == 0) out << '\n';
    out << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ',';
  }
  out << "\n};\nconst std::size_t " << name << "_size = sizeof " << name << ";\n";
}

}  // namespace

/// Runs while building: `embed_grammar OUTPUT.cpp FILE.toml…` writes the grammar files, and the grammar that
/// they compile to, as data of the program. The unit tests run its samples.
int main(int count, char** arguments) {
  using namespace jixiao::grammar;
  if (count < 3) {
    std::cerr << "usage: embed_grammar OUTPUT.cpp FILE.toml...\n";
    return 2;
  }
  const std::vector<std::filesystem::path> files(arguments + 2, arguments + count);
  Definition definition = load_files(files);
  if (!definition.problems.empty()) {
    std::cerr << GrammarError(definition.problems).what();
    return 2;
  }
  // The folder of the build machine is nobody's business.
  for (Part& part : definition.parts) {
    part.path = "grammar/" + std::filesystem::path(part.path).filename().string();
  }
  const Compilation compilation = try_compile(definition, false);
  if (!compilation.problems.empty()) {
    std::cerr << GrammarError(compilation.problems).what();
    return 2;
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out << "// Generated from grammar/*.toml by embed_grammar.\n"
         "#include <cstddef>\n"
         "namespace jixiao::grammar {\n";
  write(out, "built_in_definition", archive(definition));
  write(out, "built_in_grammar", archive(compilation.grammar));
  out << "}  // namespace jixiao::grammar\n";
  out.close();
  if (!out) {
    std::cerr << "embed_grammar: cannot write " << arguments[1] << '\n';
    return 2;
  }
  return 0;
}
