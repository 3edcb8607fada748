#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "grammar/archive.h"
#include "grammar/load.h"

/// Runs while building: `embed_grammar OUTPUT.cpp FILE.toml…` writes the grammar files as data of the
/// program. It reads TOML and nothing more; the unit tests compile the grammar and run its samples.
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
  std::ofstream out(arguments[1], std::ios::binary);
  out << "// Generated from grammar/*.toml by embed_grammar.\n"
         "#include <cstddef>\n"
         "namespace jixiao::grammar {\n"
         "extern const unsigned char built_in_bytes[];\n"
         "extern const std::size_t built_in_size;\n"
         "const unsigned char built_in_bytes[] = {";
  const std::string bytes = archive(definition);
  constexpr std::size_t bytes_a_line = 32;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % bytes_a_line == 0) out << '\n';
    out << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ',';
  }
  out << "\n};\nconst std::size_t built_in_size = sizeof built_in_bytes;\n}  // namespace jixiao::grammar\n";
  out.close();
  if (!out) {
    std::cerr << "embed_grammar: cannot write " << arguments[1] << '\n';
    return 2;
  }
  return 0;
}
